"""The one door: what it says when something stands in its way, and what it runs inside."""

import ast
import importlib.util
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from kompanjon.settings import with_own_address

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def door(monkeypatch):
    spec = importlib.util.spec_from_file_location("start", ROOT / "start.py")
    start = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(start)
    monkeypatch.delenv("KOMPANJON_DATA_DIR", raising=False)
    monkeypatch.delenv("KOMPANJON_DEMO", raising=False)
    return start


def test_it_needs_nothing_but_the_standard_library():
    tree = ast.parse((ROOT / "start.py").read_text(), feature_version=(3, 6))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_it_is_under_four_hundred_lines():
    assert len((ROOT / "start.py").read_text().splitlines()) < 400


def test_a_too_old_python_is_told_which_it_needs(door):
    with pytest.raises(door.Stop, match=r"needs Python 3\.11 or newer; this is 3\.9"):
        door.old_enough((3, 9, 2))


def test_a_python_without_venv_is_told_what_to_install(door, monkeypatch):
    monkeypatch.setattr(door, "works", lambda python: False)
    monkeypatch.setattr(door.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(door.Stop, match="no venv module"):
        door.make_environment()


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ("WARNING: Retrying (Retry(total=1)) after connection broken by NewConnectionError", "there is no network"),
        ("ERROR: No matching distribution found for polars==2.1", "wheel) of polars for this machine"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "does not match the checksum"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: something new", "could not be installed: ERROR: something new"),
    ],
)
def test_pips_many_words_become_one_sentence(door, told, sentence):
    assert sentence in door.why_pip_failed(told)


def test_a_busy_port_is_said_with_another_to_try(door):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(door.Stop, match=rf"Port {port} is busy.*--port {port + 1}"):
            door.free_port("127.0.0.1", port)


def test_a_port_that_cannot_be_is_said(door):
    with pytest.raises(door.Stop, match="There is no port 99999"):
        door.free_port("127.0.0.1", 99999)


def test_a_folder_that_cannot_be_written_is_named(door, tmp_path, monkeypatch):
    def refuse(**options):
        raise PermissionError("not yours")

    monkeypatch.setattr(door.tempfile, "TemporaryFile", refuse)
    with pytest.raises(door.Stop, match="cannot be written"):
        door.writable(str(tmp_path / "var"))


def test_a_file_where_the_folder_should_be_is_named(door, tmp_path):
    (tmp_path / "var").write_text("")
    with pytest.raises(door.Stop, match="cannot be written"):
        door.writable(str(tmp_path / "var"))


def test_the_demonstration_is_for_this_machine_unless_said_otherwise(door):
    with pytest.raises(door.Stop, match="--public-demo"):
        door.reachable_from("0.0.0.0", "demo", False, {})
    door.reachable_from("0.0.0.0", "demo", True, {})
    door.reachable_from("127.0.0.1", "demo", False, {})


def test_an_office_is_shown_to_others_over_https_only(door):
    with pytest.raises(door.Stop, match="KOMPANJON_SITE_URL"):
        door.reachable_from("0.0.0.0", "office", True, {"KOMPANJON_SITE_URL": "http://example.org"})
    door.reachable_from("0.0.0.0", "office", False, {"KOMPANJON_SITE_URL": "https://example.org"})


def test_a_folder_of_one_kind_is_never_started_as_the_other(door, tmp_path):
    door.claim(str(tmp_path), "demo")
    door.claim(str(tmp_path), "demo")
    with pytest.raises(door.Stop, match="holds the demonstration"):
        door.claim(str(tmp_path), "office")


def test_the_data_folder_is_the_same_for_every_word(door, tmp_path, monkeypatch):
    assert door.data_folder(None) == str(ROOT / "var")
    monkeypatch.setenv("KOMPANJON_DATA_DIR", str(tmp_path))
    assert door.data_folder(None) == str(tmp_path)
    assert door.data_folder(str(tmp_path / "other")) == str(tmp_path / "other")


def test_the_demonstrations_folder_stays_a_demonstration_for_manage_too(door, tmp_path):
    door.claim(str(tmp_path), "demo")
    env = door.surroundings(str(tmp_path), SITE_URL="http://localhost:8001")
    assert env["KOMPANJON_DEMO"] == "1" and env["KOMPANJON_SITE_URL"] == "http://localhost:8001"


def test_what_is_set_from_outside_wins(door, tmp_path, monkeypatch):
    monkeypatch.setenv("KOMPANJON_SITE_URL", "https://example.org")
    assert door.surroundings(str(tmp_path), SITE_URL="x")["KOMPANJON_SITE_URL"] == "https://example.org"


def test_without_a_word_it_is_the_demonstration(door):
    args = door.read_words([])
    assert (args.what, args.port, args.host, args.no_browser) == ("demo", 8000, "127.0.0.1", False)


def test_words_after_manage_are_handed_on_untouched(door):
    args = door.read_words(["--data-dir", "x", "manage", "import_programme", "dir", "--json", "--port"])
    assert (args.what, args.data_dir, args.rest) == ("manage", "x", ["import_programme", "dir", "--json", "--port"])


def test_a_changed_lock_is_installed_again_and_an_unchanged_one_is_not(door, tmp_path, monkeypatch):
    fetched = []
    monkeypatch.setattr(door, "ROOT", str(tmp_path))
    monkeypatch.setattr(door, "NOTE", str(tmp_path / "note"))
    monkeypatch.setattr(door, "run_pip", fetched.append)
    (tmp_path / "requirements.txt").write_text("django==5.2")
    door.install(["requirements.txt"])
    door.install(["requirements.txt"])
    assert len(fetched) == 1
    (tmp_path / "requirements.txt").write_text("django==5.3")
    door.install(["requirements.txt"])
    assert len(fetched) == 2


def test_both_processes_end_when_one_does(door):
    long, short = (subprocess.Popen([sys.executable, "-c", f"import time; time.sleep({s})"]) for s in (60, 0))
    door.end_all([long, short])
    assert long.poll() is not None and short.poll() is not None


@pytest.mark.parametrize(
    ("codes", "sentence"),
    [
        ((None, 0), "The worker has ended: somebody stopped it."),
        ((None, -9), "The worker has ended: somebody stopped it."),
        ((1, None), "The web server has ended: what is written above says why."),
    ],
)
def test_the_one_that_has_ended_is_named(door, codes, sentence):
    assert door.which_ended([SimpleNamespace(poll=lambda code=code: code) for code in codes]) == sentence


def test_locks_hold_hashes_and_no_address():
    for lock in (ROOT / "requirements.txt", ROOT / "requirements-test.txt"):
        text = lock.read_text()
        assert "://" not in text and text.count("--hash=sha256:") > 40


@pytest.mark.parametrize(
    ("host", "sentence"),
    [
        ("192.0.2.7", "192.0.2.7 is no address of this machine"),
        ("no-such-machine.invalid", "no-such-machine.invalid is no address"),
    ],
)
def test_a_host_that_is_not_ours_is_not_said_to_be_a_busy_port(door, host, sentence):
    with pytest.raises(door.Stop, match=sentence):
        door.free_port(host, 8099)


def test_a_demonstration_for_others_answers_to_the_machines_own_address():
    assert with_own_address(["localhost"]) == ["localhost"]
    assert with_own_address(["localhost", "0.0.0.0"])[:2] == ["localhost", "0.0.0.0"]
