"""The index finds the same on both databases, in both languages."""

import pytest

from kompanjon.core.search.actions import drop, put
from kompanjon.core.search.queries import find, found_entries
from kompanjon.core.search.rules import asked, for_fts5, for_tsquery, holds, words_to_keep

pytestmark = pytest.mark.django_db


def keys(text, kind="plans.plan"):
    return set(find(kind, text).values_list("key", flat=True))


def test_swedish_and_english_forms_meet_in_one_word():
    put("plans.plan", 1, "Öckerö – Kisanga", "Återvinning av avfall i kommunerna")
    put("plans.plan", 2, "Ekvik", "Managing wastes with the councils")
    assert keys("kommun") == {1}
    assert keys("council waste") == {2}


def test_case_accents_and_beginnings_do_not_hide_a_place():
    put("plans.plan", 1, "Öckerö", "")
    assert keys("öckerö") == keys("ÖCKERÖ") == keys("ockero") == keys("öck") == {1}


def test_every_word_must_be_there():
    put("plans.plan", 1, "Water", "in Kisanga")
    assert keys("water kisanga") == {1}
    assert keys("water ekvik") == set()


def test_putting_again_replaces_and_dropping_forgets():
    put("plans.plan", 1, "Water")
    put("plans.plan", 1, "Forest")
    assert keys("water") == set() and keys("forest") == {1}
    drop("plans.plan", 1)
    assert not found_entries("forest").exists()


def test_kinds_do_not_mix():
    put("plans.plan", 1, "Water")
    put("plans.other", 1, "Water")
    assert found_entries("water").count() == 2 and keys("water") == {1}


@pytest.mark.parametrize(
    "text", ["", "  ", "'", '"', "* OR", "a' | 'b", "NEAR(", "col:x", "—", "🎈", "\u202e", "x" * 5000]
)
def test_nothing_a_reader_types_breaks_the_index(text):
    put("plans.plan", 1, "Water")
    keys(text)


@pytest.mark.parametrize("text", ["עיר ומים", "قرية الماء", "Київ область", "東京 水", "café 12abc 1e5 2024-01"])
def test_every_script_is_found_again(text):
    put("plans.plan", 1, text)
    assert keys(text) == {1}


def test_a_hundred_thousand_characters_are_kept():
    put("plans.plan", 1, "Long", "vatten " * 15_000)
    assert keys("vatten") == {1}


def test_queries_hold_nothing_but_quoted_words():
    from kompanjon.core.search.rules import asked

    assert for_fts5(asked("of it")) == '("of") AND ("it" OR "it"*)'
    assert for_tsquery(asked("it")) == "('it' | 'it':*)"


def test_each_word_is_kept_once():
    assert words_to_keep("plan", "Plan planen") == ["plan", "planen"]


def test_what_is_found_narrows_a_list_of_records():
    from kompanjon.people.organisations.models import Organisation
    from kompanjon.testing import an_organisation

    town, other = an_organisation("Öckerö"), an_organisation("Ekvik")
    put("organisation", town.pk, "Öckerö kommun")
    put("organisation", other.pk, "Ekviks kommun")
    assert list(Organisation.objects.filter(pk__in=find("organisation", "öckerö kommun"))) == [town]


def test_words_in_memory_answer_as_the_index_does():
    held = words_to_keep("Öckerös kommun", "Rena vattendrag", "Clean rivers")
    for text, there in (
        ("ockero", True),
        ("vattendragen", True),
        ("river", True),
        ("ÖCK", True),
        ("kommun ren", True),
        ("sjö", False),
    ):
        assert holds(held, asked(text)) is there, text
