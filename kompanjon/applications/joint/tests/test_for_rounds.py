"""What a round is told when it asks: who waits for a decision, and which form is the newest."""

import pytest

from kompanjon.core.facts import ask
from kompanjon.rounds.calls.facts import FormInForce, FrameTaken, Undecided
from kompanjon.testing import a_form_version, a_round, an_application

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("state", "waits"), [("draft", 0), ("handed_in", 1), ("deferred", 1), ("rejected", 0)])
def test_those_who_were_handed_in_and_have_no_decision_wait(state, waits):
    call = a_round()
    an_application(round=call, state=state)
    assert ask(Undecided(call.pk)) == [waits]


def test_a_round_opens_on_the_newest_form():
    assert ask(FormInForce()) == [1]
    a_form_version(4)
    assert ask(FormInForce()) == [4]


def test_nothing_is_taken_of_a_frame_before_anything_is_asked():
    assert ask(FrameTaken(a_round().pk)) == [{}]
