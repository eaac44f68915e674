"""The docs tell the truth about files: what they link to is there, and every path they name is in the tree."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.ROOT)
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
PLACE = re.compile(
    r"`((?:kompanjon|data|docs|deploy|core|people|rounds|applications|tests/(?:house|journeys|browser))/[\w./-]+)`"
)


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_link_leads_somewhere(page):
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_path_that_is_named_is_there(page):
    named = set(PLACE.findall(page.read_text(encoding="utf-8")))
    assert [
        name for name in sorted(named) if not any((folder / name).exists() for folder in (ROOT, ROOT / "kompanjon"))
    ] == []


def test_every_decision_stands_in_the_list():
    folder = ROOT / "docs" / "decisions"
    listed = set(LINK.findall((folder / "README.md").read_text(encoding="utf-8")))
    assert listed == {page.name for page in folder.glob("*.md")} - {"README.md"}


def settings_in_the_code():
    code = (ROOT / "kompanjon" / "settings.py").read_text(encoding="utf-8")
    families = re.findall(r'read\(f"([A-Z]+_)\{name\}".*for name in \(([^)]*)\)', code)
    return (
        set(re.findall(r'read\("([A-Z_]+)"', code))
        | set(re.findall(r'env\.\w+\("KOMPANJON_([A-Z_]+)"', code))
        | {family + name for family, names in families for name in re.findall(r'"([A-Z_]+)"', names)}
    )


def test_every_setting_stands_in_the_table_for_those_who_run_it():
    page = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `KOMPANJON_([A-Z_]+)` \|", page, re.M)) == settings_in_the_code()


def test_the_examples_of_deploying_use_settings_that_there_are():
    told = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "deploy").iterdir() if path.is_file())
    assert {name.removesuffix("_FILE") for name in re.findall(r"KOMPANJON_([A-Z_]+)", told)} <= settings_in_the_code()


def test_every_drawer_stands_in_the_architecture():
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|[^|]+\| ([\w, ]+) \|", page, re.M)
    others = {"migrations", "tests", "management", "templatetags"}
    there = {
        room: {path.parent.name for path in (ROOT / "kompanjon" / room).glob("*/__init__.py")} - others
        for room in settings.ROOMS
    }
    assert {room: set(drawers.split(", ")) for room, drawers in rows} == there


def test_pictures_are_small_and_shown():
    shown = set(LINK.findall((ROOT / "README.md").read_text(encoding="utf-8")))
    for picture in (ROOT / "docs" / "pictures").iterdir():
        assert f"docs/pictures/{picture.name}" in shown
        assert picture.stat().st_size < 150_000, picture.name
