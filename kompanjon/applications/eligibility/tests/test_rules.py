"""Every boundary of eligibility by name. The rules are those that are shipped; no database."""

from dataclasses import replace

import pytest

from kompanjon.applications.eligibility.facts import Group
from kompanjon.applications.eligibility.findings import NO_LIMIT
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
    TURNS,
    broken,
    kronor,
    only,
    outcomes,
    rules,
    stamp,
    with_party,
)


@pytest.mark.parametrize("facts", [PROJECT, INCEPTION, STEERING], ids=["project", "inception", "steering group"])
def test_a_plain_application_has_nothing_against_it(facts):
    assert broken(facts) == []


# Who


def test_a_partner_abroad_alone_does_not_apply():
    assert only(replace(PROJECT, parties=(KISANGA,), budget=())).severity == BLOCK


def test_a_swedish_party_alone_does_not_apply():
    assert [found.rule for found in broken(replace(PROJECT, parties=(EKVIK,)))] == ["R-ELIG-03"]


@pytest.mark.parametrize(
    "kind", ["region", "regional_federation", "district_committee", "joint_committee", "cooperation_body"]
)
def test_every_kind_on_the_list_may_apply(kind):
    assert broken(with_party(PROJECT, EKVIK, kind=kind)) == []


def test_a_university_may_not_apply_as_the_swedish_party_but_is_only_warned():
    found = only(with_party(PROJECT, EKVIK, kind="university"))
    assert (found.rule, found.severity) == ("R-ELIG-01", WARN)


def test_a_society_beside_the_parties_is_no_party():
    beside = replace(KISANGA, key=3, side="other", kind="cso", country="SE")
    facts = replace(PROJECT, parties=(EKVIK, KISANGA, beside))
    assert facts.party_form == "two"
    assert broken(facts) == []


@pytest.mark.parametrize(("share", "warned"), [(100, False), (99, True), (51, True), (None, True)])
def test_a_company_that_municipalities_own_in_part_explains_itself(share, warned):
    found = broken(with_party(PROJECT, EKVIK, kind="municipal_company", municipal_share=share))
    assert [one.rule for one in found] == (["R-ELIG-02"] if warned else [])
    assert all(one.severity == WARN and not one.decided for one in found)


def test_a_country_off_the_list_warns_with_the_date_the_list_was_read():
    found = only(with_party(PROJECT, KISANGA, country="CN"))
    assert (found.severity, found.decided, found.values["read_on"]) == (WARN, False, "2026")


def test_a_country_that_is_an_exception_says_why():
    assert only(with_party(PROJECT, KISANGA, country="RW")).values["reason"]["en"] == "Network."


def test_a_confirmed_list_stops_if_the_office_says_so():
    held_to = rules(stamp("country_list_in_force", None, "confirmed", severity="block"))
    assert only(with_party(PROJECT, KISANGA, country="CN"), held_to).severity == BLOCK


def test_without_a_list_of_countries_no_country_is_passed():
    held_to = rules(stamp("country_list_in_force", None, "not_used"))
    assert outcomes(PROJECT, "R-ELIG-14", held_to) == [NO_LIMIT]


def test_a_round_holds_to_its_own_countries():
    assert broken(replace(PROJECT, round_countries=frozenset({"KE"}))) == []
    assert only(replace(PROJECT, round_countries=frozenset({"UA"}))).rule == "R-ELIG-04"


@pytest.mark.parametrize(("country", "warned"), [("LT", False), ("RU", True)])
def test_a_third_party_comes_from_the_union(country, warned):
    third = replace(KISANGA, key=3, side="eu_third", kind="eu_third_party", country=country)
    found = broken(replace(PROJECT, parties=(EKVIK, KISANGA, third)), rule="R-ELIG-09")
    assert bool(found) == warned


def test_an_overdue_report_warns_and_never_more():
    assert only(replace(PROJECT, overdue_reports=1)).severity == WARN


# Length


@pytest.mark.parametrize(("months", "off"), [(11, 1), (12, 0), (18, 0), (36, 0), (37, 1)])
def test_a_project_lasts_one_to_three_years(months, off):
    found = broken(replace(PROJECT, months=months, visits={1: 2, 2: 2, 3: 2, 4: 2}, budget=()), rule="R-COMP-10")
    assert [one.values["off"] for one in found] == ([off] if off else [])
    assert all(one.severity == BLOCK for one in found)


def test_an_inception_of_another_length_is_a_note():
    assert only(replace(INCEPTION, months=11, budget=())).severity == INFO


@pytest.mark.parametrize(("months", "noted"), [(12, False), (13, True)])
def test_an_add_on_longer_than_usual_is_a_note_that_nobody_has_decided(months, noted):
    found = broken(replace(PROJECT, component="dissemination", months=months, budget=()))
    assert bool(found) == noted
    assert all((one.severity, one.decided) == (INFO, False) for one in found)


# Groups, meetings, content


@pytest.mark.parametrize("seat", ["majority", "opposition", "officials"])
def test_each_party_seats_majority_opposition_and_officials(seat):
    found = only(with_party(PROJECT, KISANGA, steering=replace(KISANGA.steering, **{seat: 0})))
    assert (found.severity, found.decided, found.values["party"]) == (WARN, False, "Kisanga")


def test_a_reason_turns_an_empty_seat_into_a_note():
    facts = with_party(PROJECT, KISANGA, steering=Group(majority=1, officials=1), reason_given=True)
    assert only(facts).severity == INFO


def test_an_exception_for_opposition_is_given_once_and_passes():
    facts = with_party(PROJECT, KISANGA, steering=Group(majority=1, officials=1), opposition_excepted=True)
    assert broken(facts) == []


def test_counted_for_the_group_as_a_whole_one_party_may_lack_a_seat():
    facts = with_party(PROJECT, KISANGA, steering=Group(officials=1))
    assert broken(facts, rules(stamp("steering_counted_per", "group"))) == []


def test_a_second_steering_group_warns():
    assert only(replace(STEERING, steering_groups=1)).rule == "R-COMP-24"


@pytest.mark.parametrize(("officials", "warned"), [(2, True), (3, False), (5, False), (6, True)])
def test_a_project_team_has_three_to_five_officials(officials, warned):
    found = broken(with_party(PROJECT, EKVIK, team=Group(officials=officials)))
    assert [one.severity for one in found] == ([WARN] if warned else [])


@pytest.mark.parametrize(("officials", "severity"), [(0, WARN), (1, WARN), (2, None), (3, INFO)])
def test_an_inception_team_has_two_officials_to_be_safe(officials, severity):
    facts = with_party(INCEPTION, INCEPTION.parties[0], team=Group(majority=1, opposition=1, officials=officials))
    assert [one.severity for one in broken(facts)] == ([severity] if severity else [])


def test_two_politicians_of_the_majority_are_one_sided():
    facts = with_party(INCEPTION, INCEPTION.parties[0], team=Group(majority=2, opposition=0, officials=2))
    assert only(facts).rule == "R-TEAM-03"


def test_a_team_that_nobody_has_described_is_not_measured():
    assert broken(with_party(PROJECT, EKVIK, team=Group())) == []


@pytest.mark.parametrize(("women", "men", "noted"), [(4, 6, False), (39, 61, True), (0, 0, False), (1, 0, True)])
def test_gender_is_a_note_and_counted_only_where_said(women, men, noted):
    assert [one.severity for one in broken(replace(PROJECT, women=women, men=men))] == ([INFO] if noted else [])


@pytest.mark.parametrize(("visits", "years"), [({1: 2, 2: 2}, []), ({1: 2, 2: 1}, [2]), ({}, [1, 2])])
def test_the_parties_meet_twice_a_year(visits, years):
    found = broken(replace(PROJECT, visits=visits))
    assert [one.values["year"] for one in found] == years


@pytest.mark.parametrize(
    "hosts", [("visit_sweden",) * 2, ("visit_abroad",) * 2, ("elsewhere", ""), ("visit_sweden", "")]
)
def test_the_parties_visit_each_other_and_not_one_the_other(hosts):
    found = only(replace(PROJECT, hosts={1: hosts, 2: TURNS}))
    assert (found.rule, found.severity, found.values["year"]) == ("R-LIFE-05", WARN, 1)


def test_a_year_with_one_visit_needs_no_turn():
    assert broken(replace(PROJECT, months=18, visits={1: 2, 2: 1}, hosts={1: TURNS, 2: TURNS[:1]}, budget=())) == []


def test_an_inception_pays_for_one_visit_in_each_country():
    found = only(replace(INCEPTION, hosts={1: ("visit_sweden", "visit_sweden")}))
    assert (found.rule, found.severity) == ("R-COMP-03", WARN)


def test_half_a_year_needs_one_meeting():
    assert broken(replace(PROJECT, months=18, visits={1: 2, 2: 1}, budget=())) == []


@pytest.mark.parametrize(
    ("said", "excepted", "counted"),
    [("with_exception", False, False), ("with_exception", True, True), ("always", False, True), ("never", True, False)],
)
def test_a_meeting_at_a_distance_counts_where_the_office_says_so(said, excepted, counted):
    facts = replace(PROJECT, visits={1: 2, 2: 1}, digital_meetings={2: 1}, digital_excepted=excepted)
    assert (broken(facts, rules(stamp("digital_meeting_counts", said))) == []) == counted


def test_no_core_area_warns():
    assert only(replace(PROJECT, core_areas=())).rule == "R-COMP-12"


def test_a_letter_is_missed_from_the_party_that_lacks_it():
    found = only(replace(PROJECT, attachments=frozenset({("letter_of_intent", 1), ("planning_tool", None)})))
    assert found.values["party"] == "Kisanga"


def test_no_meeting_named_is_a_note_until_the_office_requires_it():
    facts = replace(PROJECT, asked_by_meeting="  ")
    assert only(facts).severity == INFO
    assert only(facts, rules(stamp("project_asked_for_by_steering_group", "require"))).severity == WARN


@pytest.mark.parametrize(("words", "warned"), [(200, False), (201, True)])
def test_the_summary_has_two_hundred_words(words, warned):
    assert bool(broken(replace(PROJECT, summary_words={"en": words}))) == warned


# Promises that hold for every rule


def crowded(**changes):
    """An application that breaks as much as one can."""
    worst = replace(
        PROJECT, months=60, core_areas=(), attachments=frozenset(), visits={}, asked_by_meeting="", women=1, networks=3,
        overdue_reports=1, summary_words={"sv": 300}, budget=(kronor(1, 900000, "AUDIT"), kronor(2, 9, "X"), kronor(1, 9, "LABOUR_SE", 2)),
        parties=(replace(EKVIK, kind="municipal_company", steering=Group(), team=Group(officials=1)), replace(KISANGA, country="CN", kind="cso", steering=Group())),
    )  # fmt: skip
    return replace(worst, **changes)


@pytest.mark.parametrize("component", ["project", "inception", "steering_group", "expansion", "dissemination"])
def test_what_nobody_has_decided_never_stops_anything(component):
    found = findings(crowded(component=component), BASIC)
    assert [one.text for one in found if not one.decided and one.severity == BLOCK] == []
    assert broken(crowded(component=component))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("facts", [PROJECT, INCEPTION, STEERING, crowded(), crowded(component="inception")])
def test_every_finding_can_be_said_in_both_languages_and_names_its_rules(facts, language):
    from django.utils.translation import override

    with override(language):
        for found in findings(facts, BASIC):
            said = sentence(found)
            assert "RS-" not in said and "R-" not in said and "{" not in said
            assert found.heading


def test_nothing_at_all_can_be_asked_about():
    from kompanjon.applications.eligibility.facts import ApplicationFacts

    assert findings(ApplicationFacts("project"), BASIC)
