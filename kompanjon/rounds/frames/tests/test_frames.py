"""A frame is set per budget year, and never below what has been promised."""

import threading

import pytest
from django.db import connection, transaction

from kompanjon import wiring
from kompanjon.core.problems import Refused
from kompanjon.core.trace.queries import history
from kompanjon.rounds.calls.facts import FrameTaken
from kompanjon.rounds.frames.actions import set_frame
from kompanjon.rounds.frames.queries import frame_of, hold_frame
from kompanjon.rounds.frames.rules import FrameStanding, in_all, not_below_promised
from kompanjon.testing import a_person, a_round


def test_a_frame_may_be_set_to_what_is_promised_but_not_an_ore_below():
    standings = {2027: FrameStanding(2027, None, 500)}
    assert not_below_promised(standings, {2027: 500}) == []
    assert not_below_promised(standings, {2027: 499})[0].values["promised_ore"] == 500
    assert not_below_promised(standings, {})


def test_what_is_left_is_not_known_without_a_frame():
    assert FrameStanding(2027, None, 500).left is None
    assert FrameStanding(2027, 800, 500).left == 300
    assert in_all({}).frame is None
    assert in_all({2027: FrameStanding(2027, 800, 500), 2028: FrameStanding(2028, None, 100)}).left == 200


@pytest.mark.django_db
def test_a_frame_is_set_and_its_former_sums_stay_in_the_trace():
    call, officer = a_round(), a_person("officer")
    set_frame(call, {2027: 1000_00, 2028: 500_00}, by=officer)
    set_frame(call, {2027: 1200_00}, by=officer, reason="Mer från Sida.")
    assert {year: one.frame for year, one in frame_of(call).items()} == {2027: 1200_00}
    assert history(call)[0].what["former"] == {"2027": 1000_00, "2028": 500_00}


@pytest.mark.django_db
def test_what_is_promised_stays_covered(monkeypatch):
    monkeypatch.setitem(wiring.ANSWERS, FrameTaken, [lambda question: {2027: (700_00, 900_00)}])
    call, officer = a_round(), a_person("officer")
    with pytest.raises(Refused):
        set_frame(call, {2027: 699_99}, by=officer)
    set_frame(call, {2027: 700_00}, by=officer)
    assert frame_of(call)[2027] == FrameStanding(2027, 700_00, 700_00, 900_00)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_who_hold_the_frame_at_the_same_moment_take_turns():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one writer in at a time; the row lock is tried on PostgreSQL")
    call, order, held = a_round(), [], threading.Event()

    def second():
        held.wait(5)
        with transaction.atomic():
            hold_frame(call)
            order.append("second")
        connection.close()

    other = threading.Thread(target=second)
    other.start()
    with transaction.atomic():
        hold_frame(call)
        held.set()
        other.join(0.5)
        order.append("first")
    other.join(5)
    assert order == ["first", "second"]
