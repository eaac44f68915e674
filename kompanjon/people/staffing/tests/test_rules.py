import pytest

from kompanjon.core.problems import WARN
from kompanjon.people.access.grants import Role
from kompanjon.people.staffing.rules import (
    four_eyes_remain,
    may_have_stand_in,
    not_for_oneself,
    place_of,
    somebody_else_gives_seats,
)


@pytest.mark.parametrize(
    ("role", "place"),
    [(Role.OFFICER, ""), (Role.ASSESSOR, ""), (Role.SIGNATORY, "organisation"), (Role.COORDINATOR, "partnership")],
)
def test_a_role_sits_where_its_rights_reach(role, place):
    assert place_of(role) == place


def test_who_signs_attests_or_decides_may_have_a_stand_in_and_who_reads_may_not():
    may = {role for role in Role if may_have_stand_in(role)}
    assert {
        Role.SIGNATORY,
        Role.CONTROLLER,
        Role.DECISION_MAKER,
        Role.OFFICER,
        Role.FINANCE_MANAGER,
        Role.COORDINATOR,
    } <= may
    assert may.isdisjoint({Role.HELPER, Role.AUDITOR, Role.FUNDER_READER, Role.SURVEY_READER, Role.STEERING_MEMBER})


def test_a_stand_in_who_prepares_decisions_is_told_of_four_eyes_and_not_stopped():
    [told] = four_eyes_remain("Ada", {Role.FINANCE_MANAGER}, Role.DECISION_MAKER)
    assert told.severity == WARN and told.values == {"name": "Ada"}
    assert four_eyes_remain("Ada", {Role.COMMUNICATOR}, Role.DECISION_MAKER) == []


def test_the_last_seat_that_gives_seats_does_not_end():
    assert somebody_else_gives_seats(Role.ADMINISTRATOR, 0)
    assert not somebody_else_gives_seats(Role.ADMINISTRATOR, 1)
    assert not somebody_else_gives_seats(Role.COORDINATOR, 0)


def test_nobody_stands_in_for_themselves():
    assert not_for_oneself(1, 1) and not not_for_oneself(1, 2)
