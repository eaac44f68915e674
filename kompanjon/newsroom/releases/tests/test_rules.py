from types import SimpleNamespace

import pytest

from kompanjon.newsroom.releases.figures import Figures, Grant, counts_in, figures_are_decisions, sums_in
from kompanjon.newsroom.releases.rules import ReleaseFacts, another_person

FIGURES = Figures((Grant("1", "Ekvik – Kisanga", 700_000_00), Grant("2", "Ösund – Pwani", 9_941_000_00)))


@pytest.mark.parametrize(
    ("text", "ore"),
    [
        ("delar på 10 641 000 kr", 10_641_000_00), ("10\u00a0641\u00a0000\u00a0kronor", 10_641_000_00),
        ("share SEK 10,641,000", 10_641_000_00), ("share SEK\u00a010,641,000.", 10_641_000_00),
        ("får 700000 kr.", 700_000_00), ("12,50 kr", 12_50), ("SEK 12.50", 12_50),
        ("10,6 miljoner kronor", 10_600_000_00), ("SEK 10.6 million", 10_600_000_00), ("11 mnkr", 11_000_000_00),
    ],
)  # fmt: skip
def test_sums_are_found_as_people_write_them(text, ore):
    assert [one.ore for one in sums_in(text)] == [ore]


def test_years_and_other_numbers_are_no_sums():
    assert sums_in("Under 2027 möts 12 personer i Ekvik, se § 4.") == []


def test_number_of_partnerships_is_counted():
    assert [one.ore for one in counts_in("11 partnerskap, 3 nya projekt och 4 kommuner")] == [11, 3]


def test_right_figures_pass():
    texts = ["2 partnerskap delar på 10 641 000 kr", "2 partnerships share SEK 10.6 million; Ekvik gets SEK 700,000"]
    assert figures_are_decisions(texts, FIGURES) == []


@pytest.mark.parametrize(
    "text",
    ["10 642 000 kr", "SEK 10,641,001", "10,7 miljoner kronor", "11 miljoner? Nej, 12 miljoner", "3 partnerskap"],
)
def test_wrong_figures_are_named(text):
    assert figures_are_decisions([text], FIGURES)


def test_rounding_must_round_right():
    assert not figures_are_decisions(["11 miljoner", "10,64 miljoner kronor"], FIGURES)
    assert figures_are_decisions(["10,63 miljoner kronor"], FIGURES)


@pytest.mark.parametrize(("one_may_publish", "stopped"), [(False, True), (True, False)])
def test_who_wrote_a_release_publishes_it_only_where_the_office_has_decided_that_one_may(one_may_publish, stopped):
    facts = ReleaseFacts(("a", "b"), ("a", "b"), ("", ""), None, {}, proposed_by=1, one_may_publish=one_may_publish)
    assert bool(another_person(facts, SimpleNamespace(pk=1))) == stopped
