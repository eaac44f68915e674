from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

from kompanjon.applications.joint.flow import APPLICATION
from kompanjon.applications.joint.rules import (
    Standing,
    checked_by_two,
    complete_again,
    in_time,
    nobody_lacks,
    round_is_open,
    signed_or_in_grace,
)

DEADLINE = datetime(2027, 3, 15, 22, 59, 59, tzinfo=UTC)
SOMEBODY = SimpleNamespace(pk=1)


def standing(**facts):
    plain = {
        "now": DEADLINE - timedelta(days=1),
        "round_is_open": True,
        "deadline": DEADLINE,
        "closed_at": DEADLINE - timedelta(days=2),
        "grace_days": 5,
    }
    return Standing(**{**plain, **facts})


def test_a_text_closed_in_time_may_be_handed_in_within_the_days_of_grace():
    assert in_time(standing(now=DEADLINE + timedelta(days=5)), SOMEBODY) == []
    assert in_time(standing(now=DEADLINE + timedelta(days=5, seconds=1)), SOMEBODY)


def test_a_text_closed_too_late_is_not_handed_in():
    assert in_time(standing(now=DEADLINE + timedelta(hours=1), closed_at=DEADLINE + timedelta(seconds=1)), SOMEBODY)


def test_the_last_second_is_in_time_and_the_next_is_not():
    assert round_is_open(standing(now=DEADLINE), SOMEBODY) == []
    assert round_is_open(standing(now=DEADLINE + timedelta(seconds=1)), SOMEBODY)


def test_a_rolling_call_has_no_last_day():
    assert in_time(standing(deadline=None, now=DEADLINE + timedelta(days=400)), SOMEBODY) == []
    assert signed_or_in_grace(standing(deadline=None, unsigned=("Kisanga",)), SOMEBODY)


def test_a_missing_signature_may_come_later_only_if_the_round_allows_it():
    after = {"unsigned": ("Kisanga",), "now": DEADLINE + timedelta(days=5)}
    assert signed_or_in_grace(standing(**after), SOMEBODY) == []
    for less in ({"grace_days": 0}, {"now": DEADLINE + timedelta(days=5, seconds=1)}, {"closed_at": after["now"]}):
        [refused] = signed_or_in_grace(standing(**{**after, **less}), SOMEBODY)
        assert refused.blocks and refused.values == {"party": "Kisanga"}


def test_before_the_last_day_everybody_signs_and_is_told_what_to_do_if_one_cannot():
    refused, remedy = signed_or_in_grace(standing(unsigned=("Kisanga",)), SOMEBODY)
    assert refused.blocks and not remedy.blocks and remedy.values["until"] == DEADLINE + timedelta(days=5)


def test_a_case_that_lacks_a_signature_goes_no_further():
    assert nobody_lacks(standing(), SOMEBODY) == []
    [there_is_time] = nobody_lacks(standing(lacking=("Kisanga",)), SOMEBODY)
    [over] = nobody_lacks(standing(lacking=("Kisanga",), now=DEADLINE + timedelta(days=6)), SOMEBODY)
    assert there_is_time.blocks and over.blocks and there_is_time.text != over.text


def test_what_the_office_registers_on_paper_needs_no_signature_here():
    on_paper = standing(registered_by_office=True, unsigned=("Kisanga",), now=DEADLINE + timedelta(days=9))
    assert in_time(on_paper, SOMEBODY) == signed_or_in_grace(on_paper, SOMEBODY) == []


def test_a_completion_has_its_own_day():
    late = standing(completion_due=DEADLINE, now=DEADLINE + timedelta(seconds=1))
    assert complete_again(late, SOMEBODY) and not complete_again(standing(completion_due=DEADLINE), SOMEBODY)


def test_nobody_turns_an_application_away_alone():
    assert checked_by_two(standing(), SOMEBODY)
    assert checked_by_two(standing(doubted_by=1), SOMEBODY)
    assert checked_by_two(standing(doubted_by=2), SOMEBODY) == []
    decided = standing(doubted_by=1, one_may_turn_away=True)
    assert checked_by_two(decided, SOMEBODY) == [], "the office has decided that one is enough"


def test_every_undecided_application_may_be_withdrawn_and_none_that_is_decided():
    withdraw = APPLICATION.step("withdraw")
    assert not set(withdraw.sources) & {"granted", "granted_with_conditions", "rejected", "ineligible", "withdrawn"}
