"""Messages go once to those who should have them."""

import pytest

from kompanjon.core.post.models import Letter
from kompanjon.core.problems import Refused
from kompanjon.people.access.grants import Role
from kompanjon.surveys.answering import actions as answering
from kompanjon.surveys.fieldwork import actions
from kompanjon.surveys.fieldwork.models import Delivery, Sending
from kompanjon.surveys.testing import a_wave, an_invitation
from kompanjon.testing import a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(db):
    return a_person(role=Role.FIELD_MANAGER)


@pytest.fixture
def wave(db):
    return a_wave()


def a_sending(wave, number=0, **fields):
    texts = {
        "subject_sv": "Enkät",
        "subject_en": "Survey",
        "body_sv": "Hej {post}: {link}",
        "body_en": "Hello {post}: {link}",
    }
    return Sending.objects.create(wave=wave, number=number, **{**texts, **fields})


def sent(sending, manager):
    actions.test_sending(sending, by=manager)
    actions.begin_sending(sending, by=manager)
    while actions.send_batch(sending):
        pass


def test_everybody_gets_the_invitation_in_their_language_first(wave, manager):
    swedish, english = an_invitation(wave), an_invitation(wave, language="en")
    sent(a_sending(wave), manager)
    letters = {letter.address: letter for letter in Letter.objects.exclude(address=manager.email)}
    assert (
        letters[swedish.unit.addressee.email].subject == "Enkät"
        and letters[english.unit.addressee.email].subject == "Survey"
    )
    body = letters[swedish.unit.addressee.email].body
    assert body.index("Hej Kommundirektör") < body.index("Hello Municipal chief executive")
    assert "/sv/svara/" in body and "/en/answer/" in body and "/sv/svara/avsta/" in body
    assert all(letter.secret for letter in letters.values())


def test_a_test_message_to_oneself_comes_first(wave, manager):
    an_invitation(wave)
    with pytest.raises(Refused) as refusal:
        actions.begin_sending(a_sending(wave), by=manager)
    assert "SURVEY-send-test" in [p.rule for p in refusal.value.problems]


def test_a_restart_in_the_middle_sends_each_once(wave, manager, monkeypatch):
    for _turn in range(12):
        an_invitation(wave)
    sending = a_sending(wave)
    monkeypatch.setattr(actions, "BATCH", 5)
    actions.test_sending(sending, by=manager)
    actions.begin_sending(sending, by=manager)
    actions.send_batch(sending)
    real = actions.letters.send_message

    turns = iter(range(1, 99))

    def dies_at_the_third(sending, invitation):
        if next(turns) == 3:
            raise KeyboardInterrupt
        return real(sending, invitation)

    monkeypatch.setattr(actions.letters, "send_message", dies_at_the_third)
    with pytest.raises(KeyboardInterrupt):
        actions.send_batch(sending)
    monkeypatch.setattr(actions.letters, "send_message", real)
    while actions.send_batch(sending):
        pass
    assert Delivery.objects.count() == 12
    assert Letter.objects.exclude(address=manager.email).count() == 12


def test_a_reminder_goes_only_to_those_who_are_missing(wave, manager):
    waiting, refused, left, bounced, quiet = (an_invitation(wave) for _turn in range(5))
    sent(a_sending(wave), manager)
    answering.refuse(refused)
    answering.leave_post(left)
    actions.note_bounce(bounced)
    answering.refuse(quiet, never_again=True)
    reminder = a_sending(wave, 1)
    assert [i.pk for i in actions.recipients(reminder)] == [waiting.pk]


@pytest.mark.parametrize("code", ["4.10", "3.30", "2.11"])
def test_who_is_coded_out_by_hand_gets_no_reminder_until_corrected_back(wave, manager, code):
    invitation = an_invitation(wave)
    sent(a_sending(wave), manager)
    reminder = a_sending(wave, 1)
    actions.correct_disposition(invitation.unit, code, by=manager, reason="telephoned")
    assert list(actions.recipients(reminder)) == []
    actions.correct_disposition(invitation.unit, "2.20", by=manager, reason="the wrong line")
    assert [i.pk for i in actions.recipients(reminder)] == [invitation.pk]


def test_a_code_by_hand_that_is_set_before_the_invitation_holds_it_back_and_begun_answers_are_found_again(
    wave, manager
):
    never_sent, begun = an_invitation(wave), an_invitation(wave)
    answering.begin(begun, wave.questionnaires.get(), language="sv", device="")
    for invitation in (never_sent, begun):
        actions.correct_disposition(invitation.unit, "2.11", by=manager, reason="said no on the telephone")
        actions.correct_disposition(invitation.unit, "4.10", by=manager, reason="has left, it turned out")
    assert list(actions.recipients(a_sending(wave))) == []
    for invitation, state in ((never_sent, "created"), (begun, "started")):
        actions.correct_disposition(invitation.unit, "2.20", by=manager, reason="mixed up with another")
        invitation.refresh_from_db()
        assert invitation.state == state


def test_a_text_that_promises_anonymity_is_refused_in_a_confidential_wave(wave, manager):
    an_invitation(wave)
    sending = a_sending(wave, body_sv="Dina svar är anonyma. {link}")
    actions.test_sending(sending, by=manager)
    with pytest.raises(Refused) as refusal:
        actions.begin_sending(sending, by=manager)
    assert "SURVEY-send-anonymous" in [p.rule for p in refusal.value.problems]


def test_a_person_may_have_the_answers_taken_away(wave, manager):
    from kompanjon.surveys.models import Response

    invitation = an_invitation(wave)
    answering.begin(invitation, wave.questionnaires.get(), language="sv", device="")
    actions.forget_person(invitation.unit, by=manager)
    invitation.refresh_from_db()
    assert not Response.objects.exists() and invitation.state == "refused" and invitation.unit.addressee.email == ""
    wave.state = "released"
    wave.save()
    invitation.unit.wave = wave
    with pytest.raises(Refused):
        actions.forget_person(invitation.unit, by=manager)


def test_only_hashes_of_the_keys_are_kept(wave):
    invitation = an_invitation(wave)
    kept = str(list(invitation.keys.values()))
    assert invitation.token not in kept and invitation.code not in kept and len(invitation.token) >= 22
    assert not set(invitation.code) & set("0O1I")


def test_a_bounced_message_goes_again_to_the_address_that_was_found(wave, manager):
    invitation = an_invitation(wave)
    sent(a_sending(wave), manager)
    actions.note_bounce(invitation)
    with pytest.raises(Refused):
        actions.mend_address(invitation, "no address", by=manager)
    actions.mend_address(invitation, "found@example.org", by=manager)
    invitation.refresh_from_db()
    assert invitation.state == "sent" and Letter.objects.filter(address="found@example.org").count() == 1
