from dataclasses import replace
from datetime import date, timedelta

from django.utils.translation import override

from kompanjon.core.problems import INFO, WARN
from kompanjon.core.speech import sentence
from kompanjon.partnerships.steering.rules import (
    Expected,
    Group,
    Meeting,
    Member,
    PartyOf,
    Said,
    change_after,
    change_before,
    findings,
)

TODAY = date(2026, 11, 21)
EKVIK, KISANGA = PartyOf(1, "Ekvik", True), PartyOf(2, "Kisanga", False)
EXPECTED = Expected(
    majority=Said(1), opposition=Said(1), official=Said(1), counted_per=Said("party"), meetings_a_year=Said(2, True),
    distance_counts=Said("with_exception"), vacancy_days=Said(60),
)  # fmt: skip
NEW = date(2026, 10, 15)


def full(party, **changes):
    return (
        Member("A", party, "politician", "majority", chairs=party == 1, from_day=NEW),
        Member("B", party, "politician", "opposition", from_day=NEW),
        Member("C", party, "official", from_day=date(2024, 1, 1)),
    )


MEETINGS = (Meeting(date(2026, 3, 1), 1), Meeting(date(2026, 9, 1), 2))
WHOLE = Group((EKVIK, KISANGA), (*full(1), *full(2)), MEETINGS, EXPECTED, 2010)


def told(group, today=TODAY, severity=None):
    with override("en"):
        return [sentence(one) for one in findings(group, today) if severity in (None, one.severity)]


def without(group, party, post):
    return replace(group, members=tuple(one for one in group.members if (one.party, one.post) != (party, post)))


def test_a_whole_group_that_meets_in_turn_has_nothing_to_think_about():
    assert findings(WHOLE, TODAY) == []


def test_half_a_group_is_not_whole_because_the_other_party_is():
    [problem] = findings(without(WHOLE, 2, "opposition"), TODAY)
    assert problem.severity == WARN and not problem.decided
    assert problem.values["party"] == "Kisanga"


def test_the_office_may_say_that_the_group_is_counted_as_a_whole():
    group = replace(without(WHOLE, 2, "opposition"), expected=replace(EXPECTED, counted_per=Said("group", True)))
    assert findings(group, TODAY) == []


def test_a_figure_nobody_knows_is_not_asked_for():
    assert findings(replace(without(WHOLE, 2, "opposition"), expected=Expected()), TODAY) == []


def test_an_exception_once_given_replaces_the_opposition_and_nothing_else():
    group = replace(without(WHOLE, 2, "opposition"), parties=(EKVIK, replace(KISANGA, excused="appointed body")))
    assert findings(group, TODAY) == []
    assert len(findings(without(group, 2, "majority"), TODAY)) == 1


def test_a_mandate_that_ended_with_the_old_council_is_told_as_such():
    group = without(WHOLE, 1, "opposition")
    old = Member("B", 1, "politician", "opposition", from_day=date(2022, 10, 15), to_day=date(2026, 10, 14))
    assert told(replace(group, members=(*group.members, old))) == [
        "Since the councils changed on 15 October 2026 Ekvik has no member of the opposition."
    ]


def test_a_place_may_be_empty_for_sixty_days_and_not_for_sixty_one():
    for days, told_of in ((60, 1), (61, 2)):
        ended = TODAY - timedelta(days=days + 1)
        old = Member("C", 2, "official", to_day=ended)
        group = without(WHOLE, 2, "official")
        assert len(findings(replace(group, members=(*group.members, old)), TODAY)) == told_of


def test_a_gap_is_told_before_it_opens():
    members = tuple(
        replace(one, to_day=date(2026, 12, 31)) if (one.party, one.post) == (2, "official") else one
        for one in WHOLE.members
    )
    assert told(replace(WHOLE, members=members)) == [
        "From 1 January 2027 Kisanga has too few leading officials: the mandate of C ends."
    ]
    successor = Member("D", 2, "official", from_day=date(2027, 1, 1))
    assert told(replace(WHOLE, members=(*members, successor))) == []


def test_councils_change_on_15_october_every_fourth_year():
    assert change_before(date(2026, 10, 14)) == date(2022, 10, 15)
    assert change_before(date(2026, 10, 15)) == date(2026, 10, 15)
    assert change_before(date(2025, 1, 1)) == date(2022, 10, 15)
    assert change_after(date(2026, 10, 15)) == date(2030, 10, 15)


def test_after_an_election_roles_from_before_it_are_asked_about_on_the_swedish_side_only():
    old = tuple(replace(one, from_day=date(2023, 1, 1)) for one in WHOLE.members)
    asked = [one for one in findings(replace(WHOLE, members=old), TODAY) if "changed on" in one.text]
    assert [(one.values["party"], one.values["name"]) for one in asked] == [("Ekvik", "A"), ("Ekvik", "B")]


def test_before_an_election_one_is_told_that_the_councils_will_change():
    before = date(2026, 9, 1)
    group = replace(WHOLE, members=tuple(replace(one, from_day=date(2023, 1, 1)) for one in WHOLE.members))
    assert any("council changes on 15 October 2026" in line for line in told(group, before, INFO))


def test_two_meetings_a_year_and_one_at_a_distance_counts_after_an_exception():
    far = Meeting(date(2026, 9, 1), None, at_distance=True)
    group = replace(WHOLE, meetings=(MEETINGS[0], far))
    assert next(one.values.get("found") for one in findings(group, TODAY)) == 1
    assert findings(replace(group, meetings=(MEETINGS[0], replace(far, accepted=True))), TODAY) == []


def test_a_partnership_that_began_this_year_has_not_had_its_year_yet():
    assert findings(replace(WHOLE, meetings=(), since_year=2026), TODAY) == []


def test_hosts_take_turns():
    twice = (Meeting(date(2026, 3, 1), 1), Meeting(date(2026, 9, 1), 1), Meeting(date(2025, 12, 1), 2))
    assert told(replace(WHOLE, meetings=twice)) == [
        "The last two meetings were on the same side, the latest at Ekvik. The next one is the other side's."
    ]


def test_thirteen_months_without_a_meeting_at_the_partners_are_too_many():
    meetings = (Meeting(date(2025, 10, 1), 2), Meeting(date(2026, 3, 1), 1), Meeting(date(2026, 9, 1), 1))
    assert told(replace(WHOLE, meetings=meetings)) == ["No meeting at Kisanga for 13 months."]


def test_nobody_entered_is_one_line_and_not_six():
    assert len(findings(replace(WHOLE, members=()), TODAY)) == 1
