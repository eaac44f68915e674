"""Every boundary of eligibility by name. The rules are those that are shipped; no database."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompanjon.applications.eligibility.facts import Group
from kompanjon.applications.eligibility.findings import BROKEN, NO_LIMIT, PASSED
from kompanjon.applications.eligibility.rules import findings, problems
from kompanjon.core.problems import BLOCK, INFO, WARN
from kompanjon.core.speech import sentence

from .cases import EKVIK, INCEPTION, KISANGA, PROJECT, STEERING, kronor, rules, stamp

BASIC = rules()


def broken(facts, held_to=BASIC, rule=None):
    return [found for found in problems(facts, held_to) if rule in (None, found.rule)]


def only(facts, held_to=BASIC):
    found = broken(facts, held_to)
    assert len(found) == 1, [one.text for one in found]
    return found[0]


def outcomes(facts, rule, held_to=BASIC):
    return [found.outcome for found in findings(facts, held_to) if found.rule == rule]


def with_party(facts, party, **changes):
    return replace(facts, parties=tuple(replace(one, **changes) if one is party else one for one in facts.parties))


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


# Money


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


@given(st.integers(1, 36), st.integers(0, 10**9))
def test_the_ceilings_of_the_years_add_up_to_no_more_than_the_ceiling_of_the_months(months, _):
    facts = replace(PROJECT, months=months, budget=())
    limits = [found.values["limit_ore"] for found in findings(facts, BASIC) if found.rule == "R-BUD-04"]
    assert 0 <= 500000_00 * months // 12 - sum(limits) <= 1


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
