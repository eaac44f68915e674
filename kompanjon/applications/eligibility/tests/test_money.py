"""Every boundary of the money by name: ceilings, shares, guide values. No database."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompanjon.applications.eligibility.findings import BROKEN, NO_LIMIT, PASSED
from kompanjon.applications.eligibility.rules import findings
from kompanjon.core.problems import BLOCK, INFO, WARN
from kompanjon.core.speech import sentence

from .cases import (
    BASIC,
    EKVIK,
    INCEPTION,
    KISANGA,
    PROJECT,
    STEERING,
    broken,
    kronor,
    only,
    outcomes,
    rules,
    stamp,
    with_party,
)


def test_twenty_thousand_too_much_in_year_two_is_said_in_words():
    found = only(replace(PROJECT, budget=(kronor(1, 500000), kronor(2, 520000))))
    assert (found.severity, found.where) == (WARN, "budget.2")
    filled = sentence(found).replace("\u00a0", " ")
    from django.utils.translation import override

    with override("en"):
        filled = sentence(found).replace("\u00a0", " ")
    assert filled == (
        "At most SEK 500,000 a year for a project between two parties (Basic rules 2016–2022, Money). "
        "You ask for SEK 520,000 in year 2: SEK 20,000 too much."
    )


@pytest.mark.parametrize(("extra", "stopped"), [(0, False), (1, True)])
def test_the_ceiling_may_be_reached_but_not_passed_by_an_ore(extra, stopped):
    line = replace(kronor(1, 500000), amount=500000_00 + extra)
    found = broken(replace(PROJECT, budget=(line,)), rule="R-BUD-04")
    assert [one.values["over_ore"] for one in found] == ([extra] if stopped else [])


def test_a_ceiling_stops_once_the_office_has_said_that_ceilings_do():
    over = replace(PROJECT, budget=(kronor(1, 500001),))
    assert only(over, rules(stamp("project_cap_blocks", True))).severity == BLOCK


def test_eighteen_months_are_measured_as_a_year_and_a_half_and_nobody_has_decided_that():
    facts = replace(PROJECT, months=18, visits={1: 2, 2: 1}, budget=(kronor(1, 500000), kronor(2, 250001)))
    found = only(facts)
    assert (found.values["limit_ore"], found.values["over_ore"], found.decided) == (250000_00, 1_00, False)


def test_a_part_of_a_year_never_stops_before_the_office_has_decided_how_it_is_counted():
    facts = replace(PROJECT, months=18, visits={1: 2, 2: 1}, budget=(kronor(1, 500000), kronor(2, 250001)))
    assert only(facts, rules(stamp("project_cap_blocks", True))).severity == WARN
    both = rules(stamp("project_cap_blocks", True), stamp("cap_prorata_unit", None, "confirmed"))
    assert only(facts, both).severity == BLOCK


def test_counted_in_whole_years_a_part_of_a_year_has_the_whole_ceiling():
    facts = replace(PROJECT, months=18, visits={1: 2, 2: 1}, budget=(kronor(2, 500000),))
    assert broken(facts, rules(stamp("cap_prorata_unit", "year"))) == []


@pytest.mark.parametrize(
    ("parties", "limit"), [((EKVIK, KISANGA), 500000), ((EKVIK, KISANGA, replace(KISANGA, key=3, name="Homa")), 650000)]
)
def test_more_parties_have_a_higher_ceiling(parties, limit):
    lines = (kronor(1, limit), kronor(2, limit + 1))
    attached = PROJECT.attachments | {("letter_of_intent", 3)}
    found = only(replace(PROJECT, parties=parties, budget=lines, attachments=attached))
    assert found.values["limit_ore"] == limit * 100


def test_the_ceiling_for_four_parties_in_africa_is_our_assumption():
    parties = (EKVIK, *(replace(KISANGA, key=key) for key in (2, 3, 4)))
    attached = frozenset({("letter_of_intent", None), ("planning_tool", None)})
    found = only(replace(PROJECT, parties=parties, budget=(kronor(1, 650001),), attachments=attached))
    assert (found.severity, found.decided) == (WARN, False)


def test_a_partner_in_europe_has_a_lower_ceiling_for_an_inception():
    facts = with_party(INCEPTION, INCEPTION.parties[1], country="UA", band="EUROPE")
    assert only(facts).values["over_ore"] == 55000_00


def test_a_partner_in_latin_america_is_measured_by_an_assumption():
    facts = with_party(
        replace(INCEPTION, budget=(kronor(1, 275001),)), INCEPTION.parties[1], country="CO", band="LATIN_AMERICA"
    )
    assert (only(facts).values["limit_ore"], only(facts).decided) == (275000_00, False)


def test_a_guide_value_asks_for_a_reason():
    found = only(replace(STEERING, budget=(kronor(1, 300001),)))
    assert found.severity == WARN
    assert "guide value" in found.text


@pytest.mark.parametrize(("labour", "warned"), [(150000, False), (150001, True)])
def test_labour_in_a_steering_group_is_held_to_its_share(labour, warned):
    found = broken(replace(STEERING, budget=(kronor(1, labour, "LABOUR_SE"),)))
    assert [one.rule for one in found] == (["R-BUD-LABOUR"] if warned else [])


def test_a_component_without_a_ceiling_is_never_shown_as_passed():
    facts = replace(PROJECT, component="dissemination", months=12)
    assert outcomes(facts, "R-BUD") == [NO_LIMIT]
    assert outcomes(facts, "R-BUD-04") == []


def test_an_hourly_cost_without_a_limit_is_never_shown_as_passed():
    facts = replace(PROJECT, budget=(kronor(1, 400000, "LABOUR_SE"),))
    assert outcomes(facts, "R-BUD-23") == [NO_LIMIT]


@pytest.mark.parametrize(("hour", "warned"), [(700, False), (701, True)])
def test_an_hourly_cost_is_held_to_the_limit_that_was_set(hour, warned):
    facts = replace(PROJECT, budget=(kronor(1, 400000, "LABOUR_SE", unit_cost=hour * 100),))
    assert bool(broken(facts, rules(labour_hourly_cap=700))) == warned


@pytest.mark.parametrize(("amount", "noted"), [(299999, True), (300000, False), (0, False)])
def test_less_than_usual_is_a_note(amount, noted):
    found = broken(replace(PROJECT, budget=(kronor(1, amount), kronor(2, 300000))))
    assert [one.severity for one in found] == ([INFO] if noted else [])


def test_the_partners_working_time_is_not_paid():
    found = only(replace(PROJECT, budget=(kronor(1, 300000), kronor(1, 5000, "LABOUR_SE", party=2))))
    assert (found.severity, found.values["asked_ore"]) == (BLOCK, 5000_00)


def test_a_cost_that_no_rule_names_warns():
    assert only(replace(PROJECT, budget=(kronor(1, 400000, "EXCAVATOR"),))).severity == WARN


def test_an_assumed_cost_is_accepted_and_marked_as_not_decided():
    found = [
        one for one in findings(replace(PROJECT, budget=(kronor(1, 400000, "AUDIT"),)), BASIC) if one.rule == "R-BUD-10"
    ]
    assert [(one.outcome, one.decided) for one in found] == [(PASSED, False)]


def test_a_cost_the_office_discarded_is_not_passed():
    facts = replace(PROJECT, budget=(kronor(1, 400000, "AUDIT"),))
    assert outcomes(facts, "R-BUD-10", rules(stamp("audit_cost_eligible", None, "not_used"))) == [NO_LIMIT]
    assert outcomes(facts, "R-BUD-10", rules(stamp("audit_cost_eligible", False))) == [BROKEN]


def test_ore_in_a_budget_is_a_note():
    assert only(replace(PROJECT, budget=(replace(kronor(1, 400000), amount=400000_50),))).severity == INFO


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine draws slowly
@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 10**9)), max_size=30), st.integers(12, 36))
def test_what_is_too_much_is_exactly_what_lies_above_the_ceiling(rows, months):
    lines = tuple(replace(kronor(year, 0), amount=ore) for year, ore in rows)
    facts = replace(PROJECT, months=months, budget=lines)
    by_year = {found.values["year"]: found for found in findings(facts, BASIC) if found.rule == "R-BUD-04"}
    assert set(by_year) == set(facts.years)
    for year, found in by_year.items():
        asked = sum(line.amount for line in lines if line.year == year)
        limit = 500000_00 * facts.months_of(year) // 12
        assert found.is_broken == (asked > limit)
        assert found.values["over_ore"] == asked - limit


@settings(deadline=None)
@given(st.integers(1, 36), st.integers(0, 10**9))
def test_the_ceilings_of_the_years_add_up_to_no_more_than_the_ceiling_of_the_months(months, _):
    facts = replace(PROJECT, months=months, budget=())
    limits = [found.values["limit_ore"] for found in findings(facts, BASIC) if found.rule == "R-BUD-04"]
    assert 0 <= 500000_00 * months // 12 - sum(limits) <= 1
