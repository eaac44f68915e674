"""The rulebook as plain values: inheritance, stamps, how strong a rule may be, and what is not known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompanjon.core.problems import BLOCK, INFO, WARN
from kompanjon.rounds.rulebook.inheritance import chain, content_of
from kompanjon.rounds.rulebook.rules import Rules, Value, weakest


def a_value(value, provenance="seed", severity=""):
    return {"value": value, "provenance": provenance, "severity": severity, "source": None}


def a_cap(component, parties, band, amount, **more):
    plain = {"labour": None, "per": "year", "kind": "max", "provenance": "public", "decision": "", "source": None}
    return {"component": component, "parties": parties, "band": band, "amount": amount * 100, **plain, **more}


def a_list(key, *countries, exceptions=()):
    rows = {code: {"status": "open", "reason": {}} for code in countries}
    rows |= {code: {"status": "exception_only", "reason": {"en": "network"}} for code in exceptions}
    name = {"sv": key, "en": key}
    return {
        "key": key,
        "name": name,
        "since": name,
        "read_on": "2026",
        "provenance": "public",
        "source": None,
        "countries": rows,
    }


BASIC = {
    "code": "basic", "name": {"sv": "Grundregler", "en": "Basic rules"}, "provenance": "seed", "source": None,
    "caps_from": "budget", "parameters_from": None,
    "parameters": {"project_months_max": a_value(36, severity="block"), "steering_min_majority": a_value(1, "assumed"),
                   "project_two_party_max_per_year_sek": a_value(500000)},
    "caps": [],
    "country_lists": [a_list("old", "KE", "BY"), a_list("new", "KE", "CO", exceptions=["RW"])],
}  # fmt: skip
BUDGET = {
    "code": "budget", "name": {"sv": "Budget", "en": "Budget"}, "provenance": "public", "source": None,
    "caps_from": None, "parameters_from": "basic", "parameters": {},
    "caps": [
        a_cap("project", "two", "EUROPE", 450000),
        a_cap("project", "three", "EUROPE", 600000),
        a_cap("project", "three", "AFRICA_ASIA", 650000),
        a_cap("project", "multi", "AFRICA_ASIA", 1, provenance="assumed", decision="multi_max"),
        a_cap("steering_group", "two", "ANY", 300000, labour=15000000, kind="guide"),
    ],
    "country_lists": [],
}  # fmt: skip
DECISIONS = {
    key: {"value": value}
    for key, value in {
        "project_cap_blocks": False, "guide_value_severity": "warn", "band_latin_america": "AFRICA_ASIA",
        "band_when_two": "higher", "multi_max": 650000, "labour_hourly_cap": None, "country_list_in_force": "new",
        "travel_advice_blocks": True,
    }.items()
}  # fmt: skip


def stamp(key, outcome, value=None, rule_set="", severity=""):
    return {"key": key, "rule_set": rule_set, "outcome": outcome, "value": value, "severity": severity,
            "by": "Head", "on": "2027-01-01", "why": "Agreed."}  # fmt: skip


def rules(code="basic", *stamps, **sets):
    every = {"basic": BASIC, "budget": BUDGET, **sets}
    return Rules.from_content({**content_of(code, every, DECISIONS, list(stamps)), "version": 1})


def test_a_set_takes_what_it_lacks_from_the_sets_it_names():
    assert rules("budget").value("project_months_max").value == 36
    assert rules("budget").value("project_months_max").rule_set["en"] == "Basic rules"
    assert rules("basic").cap("project", "three", ["EUROPE"]).amount == 600000_00


def test_a_circle_of_sets_ends_where_it_began():
    one = {"code": "one", "parameters_from": "two"}
    two = {"code": "two", "parameters_from": "one"}
    assert [row["code"] for row in chain("one", {"one": one, "two": two}, "parameters_from")] == ["one", "two"]


def test_the_rules_own_parameter_wins_over_an_inherited_ceiling_in_any_part_of_the_world():
    assert rules("basic").cap("project", "two", ["EUROPE"]).amount == 500000_00


def test_an_assumed_value_warns_at_most():
    assumed = Value("anything", 1, "assumed", "block")
    assert assumed.carries(BLOCK) == WARN
    assert not assumed.decided


def test_the_travel_advice_blocks_though_it_is_assumed():
    assert rules().value("travel_advice_blocks").carries(BLOCK) == BLOCK


def test_a_value_without_a_severity_carries_what_is_asked_of_it():
    assert Value("x", 1, "seed").carries(INFO) == INFO
    assert Value("x", 1, "seed", "block").carries(INFO) == BLOCK


def test_a_rule_is_as_strong_as_its_weakest_part():
    assert weakest(BLOCK, WARN, INFO) == INFO


def test_a_ceiling_warns_until_the_office_has_said_that_ceilings_stop():
    assert rules().cap("project", "two", ["EUROPE"]).severity == WARN
    confirmed = rules("basic", stamp("project_cap_blocks", "confirmed"))
    assert confirmed.cap("project", "two", ["EUROPE"]).severity == WARN
    changed = rules("basic", stamp("project_cap_blocks", "changed", True))
    assert changed.cap("project", "two", ["EUROPE"]).severity == BLOCK


def test_an_assumed_ceiling_warns_even_when_ceilings_stop():
    changed = rules("basic", stamp("project_cap_blocks", "changed", True))
    assert changed.cap("project", "multi", ["AFRICA_ASIA"]).severity == WARN


def test_a_ceiling_that_the_office_discarded_is_no_limit():
    assert rules("basic", stamp("multi_max", "not_used")).cap("project", "multi", ["AFRICA_ASIA"]) is None


def test_a_changed_ceiling_holds_and_says_who_decided():
    changed = rules("basic", stamp("multi_max", "changed", 700000))
    cap = changed.cap("project", "multi", ["AFRICA_ASIA"])
    assert (cap.amount, cap.provenance) == (700000_00, "decided")


def test_a_component_without_a_ceiling_has_no_limit():
    assert rules().cap("dissemination", "two", ["EUROPE"]) is None


def test_latin_america_is_measured_as_africa_and_asia_and_says_that_nobody_has_decided_it():
    cap = rules().cap("project", "three", ["LATIN_AMERICA"])
    assert (cap.amount, cap.leans_on, cap.decided) == (
        650000_00,
        ("band_latin_america", "project_cap_blocks"),
        False,
    )


@pytest.mark.parametrize(("said", "amount"), [("higher", 650000_00), ("lower", 600000_00)])
def test_two_parts_of_the_world_use_the_ceiling_that_was_chosen(said, amount):
    chosen = rules("basic", stamp("band_when_two", "changed", said))
    assert chosen.cap("project", "three", ["EUROPE", "AFRICA_ASIA"]).amount == amount


def test_a_guide_value_does_what_the_office_says_it_does():
    assert rules().cap("steering_group", "two", ["EUROPE"]).severity == WARN
    changed = rules("basic", stamp("guide_value_severity", "changed", "info"))
    assert changed.cap("steering_group", "two", ["EUROPE"]).severity == INFO


def test_a_stamp_can_be_undone_by_a_later_one():
    undone = rules("basic", stamp("multi_max", "changed", 700000), stamp("multi_max", "undone"))
    assert undone.value("multi_max").value == 650000
    assert not undone.value("multi_max").decided


def test_a_stamp_for_one_rule_set_also_holds_where_its_value_is_inherited_but_not_elsewhere():
    own = {**BASIC, "code": "own", "parameters": {"steering_min_majority": a_value(1, "assumed")}}
    said = stamp("steering_min_majority", "changed", 2, rule_set="basic")
    assert rules("basic", said).value("steering_min_majority").value == 2
    assert rules("budget", said).value("steering_min_majority").value == 2
    assert rules("own", said, own=own).value("steering_min_majority").value == 1


def test_what_the_sources_say_cannot_be_stamped_away():
    said = stamp("project_months_max", "changed", 48, rule_set="basic")
    assert rules("basic", said).value("project_months_max").value == 36


def test_an_unknown_value_is_no_limit():
    assert not rules().value("labour_hourly_cap").known
    assert rules().ore("labour_hourly_cap") is None
    assert not rules().value("never heard of").known


def test_a_country_stands_on_the_list_in_force_since_the_first_list_without_a_break():
    assert rules().country("KE").status == "open"
    assert rules().country("KE").since["en"] == "old"
    assert rules().country("CO").since["en"] == "new"
    assert rules().country("BY").status == "closed"
    assert rules().country("RW").status == "exception_only"
    assert {one.code for one in rules().countries} == {"KE", "CO", "RW"}


def test_without_a_list_no_country_has_a_standing():
    assert rules("basic", stamp("country_list_in_force", "not_used")).country("KE") is None


@given(st.lists(st.sampled_from(["confirmed", "changed", "not_used", "undone"]), max_size=6))
def test_the_last_stamp_is_the_one_that_holds(outcomes):
    value = rules("basic", *(stamp("multi_max", outcome, 700000) for outcome in outcomes)).value("multi_max")
    last = outcomes[-1] if outcomes else "undone"
    assert value.value == {"confirmed": 650000, "changed": 700000, "not_used": None, "undone": 650000}[last]
    assert value.decided == (last != "undone")
