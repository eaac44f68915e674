"""The words: found in code, templates and components, kept in order, never lost."""

import gettext

import pytest
from django.utils.translation import trans_real

from kompanjon.core import translations


@pytest.fixture
def house(tmp_path):
    room = tmp_path / "visits"
    (room / "templates").mkdir(parents=True)
    (room / "tests").mkdir()
    (room / "apps.py").write_text("")
    (room / "rules.py").write_text(
        'title = _("Visit report")\nmany = ngettext("{n} visit", "{n} visits", n)\nmay = pgettext("month", "May")\n'
    )
    (room / "tests" / "test_rules.py").write_text('_("never shown")\n')
    (room / "templates" / "page.html").write_text(
        '{% trans "Hand in" %}{% blocktranslate trimmed with n=x %}\n  Of {{ n }}\n visits {% endblocktranslate %}'
        '<c-field label="{% trans "Name" %}" :help="_(\'As in the passport\')" />'
    )
    return tmp_path


def fill(house, pairs):
    path = translations.po_path("visits", "sv", house)
    text = path.read_text()
    for sentence, words in pairs.items():
        text = text.replace(f'msgid "{sentence}"\nmsgstr ""', f'msgid "{sentence}"\nmsgstr "{words}"')
    path.write_text(text)


def test_words_are_found_in_code_templates_and_components(house):
    found = {sentence for _context, sentence in translations.gathered("visits", house)}
    assert found == {
        "Visit report", "{n} visit", "May", "Hand in", "Of %(n)s visits", "Name", "As in the passport",
    }  # fmt: skip


def test_a_context_keeps_two_meanings_apart(house):
    assert ("month", "May") in translations.gathered("visits", house)


def test_gathering_names_what_is_missing_and_keeps_what_was_said(house):
    translations.update(write_files=True, package=house)
    fill(house, {"Hand in": "Lämna in"})
    (standing,) = translations.update(write_files=True, package=house)
    assert "Hand in" not in standing.missing and "Name" in standing.missing
    assert 'msgstr "Lämna in"' in translations.po_path("visits", "sv", house).read_text()


def test_writing_twice_changes_nothing(house):
    translations.update(write_files=True, package=house)
    first = translations.po_path("visits", "sv", house).read_bytes()
    translations.update(write_files=True, package=house)
    assert translations.po_path("visits", "sv", house).read_bytes() == first


def test_a_sentence_no_longer_said_is_obsolete_and_then_gone(house):
    translations.update(write_files=True, package=house)
    (house / "visits" / "rules.py").write_text("")
    (standing,) = translations.update(write_files=False, package=house)
    assert "Visit report" in standing.obsolete
    translations.update(write_files=True, package=house)
    assert "Visit report" not in translations.po_path("visits", "sv", house).read_text()


def test_a_translation_with_another_place_in_it_is_broken(house):
    translations.update(write_files=True, package=house)
    fill(house, {"Of %(n)s visits": "Av %(m)s besök"})
    (standing,) = translations.update(write_files=False, package=house)
    assert standing.broken == ["Of %(n)s visits"]


def test_a_word_another_room_has_is_lent(house):
    translations.update(write_files=True, package=house)
    fill(house, {"Name": "Namn"})
    (house / "plans").mkdir()
    (house / "plans" / "apps.py").write_text('_("Name")')
    translations.update(write_files=True, package=house)
    assert 'msgstr "Namn"' in translations.po_path("plans", "sv", house).read_text()
    assert translations.said_differently(house) == []


def test_compiled_words_are_read_by_gettext(house):
    translations.update(write_files=True, package=house)
    fill(house, {"Hand in": "Lämna in"})
    assert translations.compile_words(house) == 1 and translations.compile_words(house) == 0
    mo = translations.po_path("visits", "sv", house).with_suffix(".mo")
    with mo.open("rb") as file:
        words = gettext.GNUTranslations(file)
    assert words.gettext("Hand in") == "Lämna in"


def test_words_compiled_at_the_first_start_are_spoken_at_once(house):
    """The story is told in the process that compiles: its letters must not be in the code's English."""
    before = len(trans_real._translations)
    assert before
    translations.update(write_files=True, package=house)
    translations.compile_words(house)
    assert not trans_real._translations
