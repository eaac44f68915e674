"""The house keeps its shape: short files, drawers with one name, words complete, nothing that should not be there."""

import io
import re
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

ROOT = Path(settings.ROOT)
PACKAGE = ROOT / "kompanjon"
CODE = sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)
DRAWERS = [
    folder for room in settings.ROOMS for folder in (PACKAGE / room).iterdir() if (folder / "__init__.py").exists()
]
NOT_DRAWERS = {"migrations", "tests", "management", "templatetags"}


def test_no_file_is_longer_than_400_lines():
    long = {str(path.relative_to(ROOT)): n for path in CODE if (n := len(path.read_text().splitlines())) > 400}
    assert long == {}


def test_half_of_the_files_are_shorter_than_70_lines():
    lengths = sorted(len(path.read_text().splitlines()) for path in CODE if path.stat().st_size)
    assert lengths[len(lengths) // 2] < 70


def test_drawer_names_are_unique_in_the_whole_house():
    names = [folder.name for folder in DRAWERS if folder.name not in NOT_DRAWERS]
    assert sorted(names) == sorted(set(names))


def test_there_is_no_drawer_for_odds_and_ends():
    odd = [path for path in PACKAGE.rglob("*") if path.stem in ("utils", "helpers", "services", "misc", "common")]
    assert odd == []


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", "--check", "--dry-run", stdout=io.StringIO())


def test_no_word_is_missing_in_swedish():
    call_command("words", "--check", stdout=io.StringIO())


def tracked():
    """What is, or would be, in the repository; a copy without git is walked instead."""
    asked = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True)
    names = (
        asked.stdout.splitlines()
        if asked.returncode == 0
        else [str(p.relative_to(ROOT)) for p in ROOT.rglob("*") if p.is_file() and ".venv" not in p.parts]
    )
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def test_nothing_in_the_tree_names_a_package_registry_or_somebodys_machine():
    bad = re.compile(r"--(extra-)?index-url|find-links|files\.pythonhosted|/home/\w|file:///")
    spoken = {"test_shape.py", "test_start.py", "start.py", "check.py"}
    for path in tracked():
        if (
            path.suffix in (".py", ".txt", ".toml", ".md", ".html", ".yaml", ".yml", ".sh", "")
            and path.name not in spoken
        ):
            assert not bad.search(path.read_text(encoding="utf-8", errors="ignore")), path


def test_templates_carry_no_style_and_no_script_of_their_own():
    for path in PACKAGE.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\sstyle=|\son[a-z]+=\"|<script(?![^>]*src=)", text), path


def test_codes_of_rules_never_reach_a_template():
    for path in PACKAGE.rglob("*.html"):
        assert not re.search(r"RS-SEED|RS-KP|\bR-[A-Z]{3,}-\d", path.read_text(encoding="utf-8")), path


def test_what_is_handed_out_gets_its_name_in_one_place():
    """The surveys name their files by code and number, in plain letters, and do it themselves."""
    named = {path for path in CODE if "Content-Disposition" in path.read_text(encoding="utf-8")}
    named = {path.relative_to(PACKAGE) for path in named if "tests" not in path.parts}
    assert {path for path in named if path.parts[0] != "surveys"} == {Path("core/files/answers.py")}


def test_a_lock_with_its_relations_names_what_it_locks():
    """PostgreSQL refuses to lock the empty side of a join, and SQLite never says so."""
    for path in CODE:
        assert not re.search(r"select_for_update\(\)\s*\.select_related", path.read_text(encoding="utf-8")), path
