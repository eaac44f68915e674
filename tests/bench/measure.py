"""Processes and requests: what a worker has used, how a page is fetched."""

import http.client
import os
import subprocess
import sys
import time
import urllib.parse
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]


def cpu_of(pid) -> float:
    """Seconds of CPU that a process has used, to the nanosecond where the kernel says so."""
    try:
        return sum(int(path.read_text().split()[0]) for path in Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1e9
    except (OSError, IndexError, ValueError):
        return _cpu_in_ticks(pid)


def _cpu_in_ticks(pid) -> float:
    try:
        parts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


def memory_of(pid, line="VmRSS") -> float:
    """Megabytes of memory that a process holds."""
    text = Path(f"/proc/{pid}/status").read_text()
    return next(int(row.split()[1]) for row in text.splitlines() if row.startswith(line)) / 1024


def children_of(pid) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


class Server:
    """One gunicorn worker (or more) on a port of its own, and how long it took to answer."""

    def __init__(self, env, port, workers=1):
        self.port, began = port, time.perf_counter()
        words = ["-m", "gunicorn", "kompanjon.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", str(workers)]
        words += ["--log-level", "warning", "--no-control-socket", "--timeout", "120"]
        self.process = subprocess.Popen([sys.executable, *words], cwd=ROOT, env=env)
        while True:
            try:
                http.client.HTTPConnection("127.0.0.1", port, timeout=10).request("GET", "/bench/empty/")
                Visitor(port).fetch("GET", "/bench/empty/")
                break
            except OSError:
                if self.process.poll() is not None or time.perf_counter() - began > 60:
                    raise SystemExit("The server did not start; what is written above says why.") from None
                time.sleep(0.02)
        self.start_seconds = time.perf_counter() - began
        self.worker = children_of(self.process.pid)[0]

    def end(self):
        self.process.terminate()
        self.process.wait(30)


class Visitor:
    """Somebody with a browser: a session, a token for forms, one connection at a time."""

    def __init__(self, port, session="", token=""):
        self.port, self.session, self.token = port, session, token

    def fetch(self, method, path, data=None, **headers):
        """Status, headers and body of one answer."""
        cookies = [f"sessionid={self.session}"] if self.session else []
        cookies += [f"csrftoken={self.token}"] if self.token else []
        headers = {"Host": "localhost", "Accept-Language": "sv", "Cookie": "; ".join(cookies), **headers}
        body = None
        if data is not None:
            body = urllib.parse.urlencode({**data, "csrfmiddlewaretoken": self.token}, doseq=True)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            content = answer.read()
            return answer.status, dict(answer.getheaders()), content
        finally:
            connection.close()


def settle(times):
    """The middle of the rounds."""
    return median(times) if times else 0.0
