"""The handbook says what the pages say: what is bold in it can be found on a page, in its own language."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from kompanjon.core.translations import kept, po_path, rooms

ROOT = Path(settings.ROOT)
ENGLISH = sorted((ROOT / "docs" / "handbook").glob("*.md"))
SWEDISH = sorted((ROOT / "docs" / "handbok").glob("*.md"))
NOT_ON_A_PAGE = re.compile(r"[.:?!]$|^(one working language|ett arbetsspråk|bold|fet stil|joint meeting)$")
PLACE = re.compile(r"%\(\w+\)s|\{\w+\}|…")


def said():
    """Every sentence of the house, as (English, Swedish)."""
    for room in rooms():
        for (_context, sentence), message in kept(po_path(room, "sv")).items():
            words = message.string if isinstance(message.string, str) else message.string[0]
            yield bare(sentence), bare(words)


def bare(text):
    """Without what is filled in: “I sign for %(party)s” and “I sign for …” are the same."""
    return PLACE.sub("", text).strip(" .").lower()


def named_on(page):
    bold = re.findall(r"\*\*([^*]+)\*\*", page.read_text(encoding="utf-8"))
    return {" ".join(text.split()) for text in bold if not NOT_ON_A_PAGE.search(text)}


@pytest.fixture(scope="module")
def words():
    return [set(language) for language in zip(*said(), strict=True)]


@pytest.mark.parametrize("page", ENGLISH, ids=lambda page: page.name)
def test_what_the_handbook_names_stands_on_a_page(page, words):
    assert {text for text in named_on(page) if bare(text) not in words[0]} == set()


@pytest.mark.parametrize("page", SWEDISH, ids=lambda page: page.name)
def test_what_the_swedish_handbook_names_stands_on_a_page(page, words):
    assert {text for text in named_on(page) if bare(text) not in words[1]} == set()


def test_every_page_of_the_handbook_is_in_both_languages():
    assert len(ENGLISH) == len(SWEDISH)


@pytest.mark.parametrize("folder", ["handbook", "handbok"])
def test_every_page_is_linked_from_the_first(folder):
    first = (ROOT / "docs" / folder / "README.md").read_text(encoding="utf-8")
    pages = {path.name for path in (ROOT / "docs" / folder).glob("*.md")} - {"README.md"}
    assert pages <= set(re.findall(r"\]\(([\w-]+\.md)\)", first))
