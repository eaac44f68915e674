#!/usr/bin/env python3
"""The one door: python3 start.py [demo · office · test · browser · check · bench · words · drawings · manage …]

Standard library and any Python 3, so that a too old one is told so. Makes .venv, installs the locks, runs the rest.
"""

import argparse
import hashlib
import importlib.util
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import webbrowser

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
NOTE = os.path.join(VENV, "kompanjon-lock")
OLDEST = (3, 11)
THIS_MACHINE = ("127.0.0.1", "localhost", "::1")
TWO_AT_A_TIME = ["-n", "2", "--dist", "loadfile"] if (os.cpu_count() or 1) > 1 else []


class Stop(Exception):
    """The start cannot go on; the message is one sentence for the person at the keyboard."""


def say(text):
    """Progress for the reader; on standard error when the answer itself is asked for as JSON."""
    print(text, flush=True, file=sys.stderr if "--json" in sys.argv else sys.stdout)


# ── the environment ──────────────────────────────────────────────────────────────────────────────


def old_enough(version):
    if tuple(version[:2]) < OLDEST:
        raise Stop(
            "Kompanjon needs Python %d.%d or newer; this is %d.%d. Install a newer one and start with it."
            % (OLDEST + tuple(version[:2]))
        )


def works(python):
    """Whether an environment is whole: its Python starts, is new enough, and has pip."""
    probe = "import sys, pip; sys.exit(sys.version_info < %r)" % (OLDEST,)
    try:
        return subprocess.run([python, "-c", probe], capture_output=True).returncode == 0
    except OSError:
        return False


def make_environment():
    if works(PYTHON):
        return
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise Stop("This Python has no venv module: install it (on Debian and Ubuntu: apt install python3-venv).")
    writable(ROOT)
    say("Making the environment in .venv …")
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], capture_output=True, text=True)
    if made.returncode:
        told = (made.stdout + made.stderr).strip()
        if "ensurepip" in told:
            raise Stop("This Python cannot make environments: install python3-venv, then start again.")
        raise Stop("The environment could not be made: %s" % (told.splitlines() or ["no reason given"])[-1])


def checksum(paths):
    digest = hashlib.sha256()
    for path in paths:
        with open(path, "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()


def noted():
    try:
        with open(NOTE) as file:
            return file.read().split()
    except OSError:
        return []


def install(names):
    """Install the locks unless their checksum is noted; the tests' lock holds the first one too."""
    wanted = [checksum([os.path.join(ROOT, name)]) for name in names]
    if all(mark in noted() for mark in wanted):
        return
    for name in names:
        run_pip(os.path.join(ROOT, name))
    with open(NOTE, "w") as file:
        file.write("\n".join(wanted) + "\n")


def run_pip(lock):
    with open(lock) as file:
        total = len(re.findall(r"^[\w.\-\[\]]+==", file.read(), re.M))
    say("Fetching %d packages (%s) …" % (total, os.path.basename(lock)))
    command = [PYTHON, "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:", "--no-input"]
    command += ["--disable-pip-version-check", "--retries", "2", "--progress-bar", "off", "-r", lock]
    pip = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    told, seen = [], 0
    for line in pip.stdout:
        told.append(line)
        if line.startswith(("Collecting ", "Requirement already satisfied")):
            seen += 1
            if seen % 10 == 0:
                say("  %d of %d" % (seen, total))
        elif line.startswith("Installing collected"):
            say("  putting them in place …")
    if pip.wait():
        raise Stop(why_pip_failed("".join(told)))


def why_pip_failed(told):
    """One sentence from pip's many."""
    if re.search(r"Retrying \(|connection|name resolution|ProxyError|timed out|Max retries", told, re.I):
        return "The packages could not be fetched: there is no network, or it does not let pip through."
    if re.search(r"No matching distribution|Could not find a version|not a supported wheel", told):
        name = re.search(r"(?:distribution found for|satisfies the requirement) ([\w.\-]+)", told)
        return "There is no ready-made package (wheel) of %s for this machine and Python." % (
            name.group(1) if name else "a dependency"
        )
    if "DO NOT MATCH THE HASHES" in told:
        return "A package does not match the checksum in the lock; nothing was installed. Try again, or report it."
    if re.search(r"No space left|Permission denied|Read-only file system", told):
        return "The packages could not be written to .venv: the disk is full, or the folder is not yours."
    return "The packages could not be installed: %s" % (told.strip().splitlines() or ["no reason given"])[-1]


def writable(folder):
    try:
        os.makedirs(folder, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError:
        raise Stop("The folder %s cannot be written: choose another with --data-dir, or change its owner." % folder)


# ── the data folder ──────────────────────────────────────────────────────────────────────────────


def data_folder(given):
    return os.path.abspath(
        os.path.expanduser(given or os.environ.get("KOMPANJON_DATA_DIR") or os.path.join(ROOT, "var"))
    )


def kind_of(folder):
    """What a data folder holds: "demo", "office", or "" when it is new."""
    try:
        with open(os.path.join(folder, "kind")) as file:
            return file.read().strip()
    except OSError:
        return ""


def claim(folder, kind):
    """Mark a folder as the demonstration or an office, so that one is never started as the other."""
    writable(folder)
    other = kind_of(folder)
    if other and other != kind:
        held = "the demonstration" if other == "demo" else "a real installation"
        raise Stop("The folder %s holds %s: give --data-dir another folder for this one." % (folder, held))
    with open(os.path.join(folder, "kind"), "w") as file:
        file.write(kind + "\n")


def surroundings(folder, **settings):
    """The environment for everything that runs inside: settings already given from outside win."""
    inside = dict(os.environ, KOMPANJON_DATA_DIR=folder, DJANGO_SETTINGS_MODULE="kompanjon.settings")
    inside.setdefault("PYTHONUNBUFFERED", "1")
    if kind_of(folder) == "demo":
        inside["KOMPANJON_DEMO"] = "1"
    for name, value in settings.items():
        inside.setdefault("KOMPANJON_" + name, value)
    return inside


def inside(words, env):
    """Run something with the environment's own Python; answers its exit code."""
    try:
        return subprocess.run([PYTHON, *words], cwd=ROOT, env=env).returncode
    except KeyboardInterrupt:
        return 130


# ── the two that serve ───────────────────────────────────────────────────────────────────────────


def reachable_from(host, kind, public_demo, env):
    """Refuse to show the demonstration, or an office without https, to other machines by mistake."""
    if host in THIS_MACHINE:
        return
    if kind == "demo" and not public_demo:
        raise Stop("The demonstration is for this machine only: add --public-demo to show it to others.")
    if kind == "office" and not env.get("KOMPANJON_SITE_URL", "").startswith("https://"):
        raise Stop("To be reached from other machines an office needs KOMPANJON_SITE_URL=https://… set first.")


def free_port(host, port):
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise Stop("Port %d may not be used by you: choose one above 1023 with --port." % port)
        except OverflowError:
            raise Stop("There is no port %d: choose one between 1024 and 65535 with --port." % port)
        except OSError as trouble:
            if isinstance(trouble, socket.gaierror) or trouble.errno == socket.errno.EADDRNOTAVAIL:
                raise Stop("%s is no address of this machine: write --host 0.0.0.0, or one that is." % host)
            raise Stop("Port %d is busy: end what uses it, or choose another with --port %d." % (port, port + 1))


def serve(kind, args):
    folder = data_folder(args.data_dir)
    host = "127.0.0.1" if args.host in ("localhost", "127.0.0.1") else args.host
    address = "http://localhost:%d" % args.port
    reachable_from(host, kind, args.public_demo, os.environ)
    free_port(host, args.port)
    claim(folder, kind)
    make_environment()
    install(["requirements.txt"])
    env = surroundings(folder, SITE_URL=address)
    if host not in THIS_MACHINE:
        env.setdefault("KOMPANJON_ALLOWED_HOSTS", ",".join(["localhost", "127.0.0.1", host, socket.gethostname()]))
    prepare = ["manage.py", "prepare", "--" + kind] + (["--with-record"] if args.with_record else [])
    if inside(prepare, env):
        raise Stop("The preparation did not end well; what is written above says why.")
    return run_both(kind, host, args, env, address)


def run_both(kind, host, args, env, address):
    """The web server and the worker, until one ends or somebody ends us; then both."""
    bind = "[%s]:%d" % (host, args.port) if ":" in host else "%s:%d" % (host, args.port)
    web = ["-m", "gunicorn", "kompanjon.wsgi", "--bind", bind, "--workers", "2", "--threads", "4", "--preload"]
    web += ["--graceful-timeout", "5", "--log-level", "warning", "--no-control-socket"]
    running = []

    def end(*_signal):
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), end)
    try:
        for words in (web, ["manage.py", "work"]):
            running.append(subprocess.Popen([PYTHON, *words], cwd=ROOT, env=env))
        wait_until_it_answers(host, args.port, running)
        say("\nKompanjon answers at %s   (Ctrl+C ends it)" % env["KOMPANJON_SITE_URL"])
        if kind == "office":
            inside(["manage.py", "begin_office"], env)
        if not args.no_browser and can_open_browser():
            webbrowser.open(address)
        while all(process.poll() is None for process in running):
            time.sleep(0.3)
        raise Stop(which_ended(running))
    except KeyboardInterrupt:
        say("\nEnding …")
        return 0
    finally:
        end_all(running)


def which_ended(running):
    web, worker = (process.poll() for process in running)
    name, code = ("worker", worker) if web is None else ("web server", web)
    return "The %s has ended: %s." % (name, "what is written above says why" if code > 0 else "somebody stopped it")


def wait_until_it_answers(host, port, running):
    here = "127.0.0.1" if host == "0.0.0.0" else "[::1]" if host == "::" else host
    until = time.time() + 60
    while time.time() < until and all(process.poll() is None for process in running):
        try:
            urllib.request.urlopen("http://%s:%d/" % (here, port), timeout=5).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    if any(process.poll() is not None for process in running):
        raise Stop("The web server or the worker did not start; what is written above says why.")


def can_open_browser():
    return sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def end_all(running):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    for process in running:
        if process.poll() is None:
            process.terminate()
    for process in running:
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


# ── the others ───────────────────────────────────────────────────────────────────────────────────


def with_tests():
    make_environment()
    install(["requirements.txt", "requirements-test.txt"])


def test(args):
    with_tests()
    with tempfile.TemporaryDirectory() as folder:
        env = surroundings(folder)
        env.pop("KOMPANJON_DEMO", None)
        return inside(["-m", "pytest", *TWO_AT_A_TIME, *args.rest], env)


def browser(args):
    with_tests()
    found = os.environ.get("KOMPANJON_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        raise Stop("The journeys need Chromium: install it (on Debian: apt install chromium).")
    with tempfile.TemporaryDirectory() as folder:
        env = surroundings(folder, CHROMIUM=found)
        words = ["-m", "pytest", "-o", "addopts=--strict-markers -p no:cacheprovider", "--durations=10"]
        return inside([*words, *TWO_AT_A_TIME, *(args.rest or ["tests/browser"])], env)


def check(args):
    with_tests()
    with tempfile.TemporaryDirectory() as folder:
        return inside(["-m", "tests.check", *args.rest], surroundings(folder))


def bench(args):
    make_environment()
    install(["requirements.txt"])
    with tempfile.TemporaryDirectory() as folder:
        return inside(["-m", "tests.bench", *args.rest], surroundings(folder))


def manage(args):
    make_environment()
    install(["requirements.txt"])
    folder = data_folder(args.data_dir)
    writable(folder)
    words = args.rest if args.what == "manage" else [args.what, *args.rest]
    return inside(["manage.py", *words], surroundings(folder))


def read_words(argv):
    """Our own words and options; for the words that pass on, everything after them goes inside."""
    parser = argparse.ArgumentParser(
        prog="start.py", description="Starts Kompanjon; without a word: the demonstration."
    )
    passing = ("test", "browser", "check", "bench", "words", "drawings", "manage")
    parser.add_argument("what", nargs="?", default="demo", choices=("demo", "office", *passing))
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--data-dir", default=None)
    parser.add_argument("--no-browser", action="store_true")
    parser.add_argument("--public-demo", action="store_true", help="let other machines see the demonstration")
    parser.add_argument("--with-record", action="store_true", help="office: load the public record too")
    first = next((i for i, word in enumerate(argv) if word in passing), None)
    if first is None:
        args, args.rest = parser.parse_args(argv), []
        return args
    args = parser.parse_args(argv[: first + 1])
    args.rest = argv[first + 1 :]
    return args


def main(argv):
    try:
        old_enough(sys.version_info)
        if os.name == "nt":
            raise Stop("Kompanjon runs on Linux and macOS; on Windows, start it inside WSL.")
        args = read_words(argv)
        if args.what in ("demo", "office"):
            return serve(args.what, args)
        return {"test": test, "browser": browser, "check": check, "bench": bench}.get(args.what, manage)(args)
    except Stop as reason:
        print("\n%s" % reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
