"""What a round is told when it asks: who waits for a decision, and which form is the newest."""

import pytest

from kompanjon.core.facts import ask
from kompanjon.rounds.calls.facts import Drafts, FormInForce, FrameTaken, Undecided
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


def test_a_draft_is_told_by_its_parties_and_how_far_it_has_come_and_not_by_what_it_says():
    call = a_round()
    application = an_application(round=call, title="Hemliga planer")
    [line] = ask(Drafts(call.pk))[0]
    assert line.parties == tuple(party.organisation.label for party in application.parties.all())
    assert "Hemliga" not in str(line)
    assert (line.closed, line.unsigned) == (False, ())


def test_a_closed_text_names_those_who_have_not_signed():
    call = a_round()
    an_application(round=call, state="signing")
    [line] = ask(Drafts(call.pk))[0]
    assert line.closed and len(line.unsigned) == 2


def test_twenty_drafts_ask_no_more_of_the_database_than_two(django_assert_max_num_queries):
    call = a_round()
    for _number in range(20):
        an_application(round=call)
    with django_assert_max_num_queries(5):
        ask(Drafts(call.pk))
