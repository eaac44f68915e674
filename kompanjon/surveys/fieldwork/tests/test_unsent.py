"""Letters that did not leave."""

import smtplib

import pytest
from django.core import mail
from django.urls import reverse

from kompanjon.core.post.actions import deliver
from kompanjon.core.post.models import Letter
from kompanjon.people.access.grants import Role
from kompanjon.surveys.answering import actions as answering
from kompanjon.surveys.fieldwork import actions
from kompanjon.surveys.fieldwork.keys import invitation_of
from kompanjon.surveys.models import Delivery
from kompanjon.surveys.testing import a_wave, an_invitation
from kompanjon.testing import a_person

from .test_sending import a_sending

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(db):
    return a_person(role=Role.FIELD_MANAGER)


@pytest.fixture
def wave(db):
    return a_wave()


@pytest.fixture
def no_post(monkeypatch):
    """A mail server that takes nothing, for good."""
    broken = pytest.MonkeyPatch()

    def send(letter):
        raise smtplib.SMTPRecipientsRefused({letter.to[0]: (550, b"sender not known")})

    broken.setattr("django.core.mail.EmailMultiAlternatives.send", send)
    yield broken
    broken.undo()


def the_postman_comes():
    for pk in Letter.objects.filter(state="queued").order_by("pk").values_list("pk", flat=True):
        deliver.call(pk)


def begun(wave, manager):
    sending = a_sending(wave)
    actions.test_sending(sending, by=manager)
    the_test = Letter.objects.get()
    Letter.objects.filter(pk=the_test.pk).update(state="sent")
    actions.begin_sending(sending, by=manager)
    return sending


def test_twenty_failures_in_a_row_stop_the_sending_and_hold_the_rest_back(wave, manager, no_post):
    for _turn in range(30):
        an_invitation(wave)
    sending = begun(wave, manager)
    assert actions.send_batch(sending) == 30
    the_postman_comes()
    sending.refresh_from_db()
    assert sending.stopped_at and sending.failures_in_a_row == 20
    assert Letter.objects.exclude(trouble="").count() == 20, "ten were never tried"
    assert not Letter.objects.filter(state="queued").exists()
    assert actions.read_bounces(sending) == 20


def test_a_sending_that_stopped_goes_again_to_everybody_once(wave, manager, no_post):
    invitations = [an_invitation(wave) for _turn in range(30)]
    sending = begun(wave, manager)
    actions.send_batch(sending)
    the_postman_comes()
    actions.read_bounces(sending)
    answering.refuse(invitations[-1])
    no_post.undo()
    sending.refresh_from_db()
    actions.begin_sending(sending, by=manager)
    assert actions.send_batch(sending) == 29
    the_postman_comes()
    assert actions.send_batch(sending) == 0
    sending.refresh_from_db()
    assert sending.stopped_at is None and Delivery.objects.count() == 30
    assert sorted(m.to[0] for m in mail.outbox) == sorted(i.unit.addressee.email for i in invitations[:-1])
    states = [i.state for i in type(invitations[0]).objects.order_by("pk")]
    assert states == ["sent"] * 29 + ["refused"]


def test_a_letter_that_failed_keeps_no_key_and_one_that_goes_again_has_a_new_one(wave, manager, no_post, client):
    invitation = an_invitation(wave)
    actions.send_batch(begun(wave, manager))
    letter = Letter.objects.get(address=invitation.unit.addressee.email)
    first = key_in(letter.body)
    the_postman_comes()
    letter.refresh_from_db()
    assert letter.state == "failed" and letter.body == ""
    no_post.undo()
    client.force_login(a_person(role=Role.UNIT_HEAD))
    client.post(reverse("mailroom:settle", args=[letter.pk]))
    the_postman_comes()
    letter.refresh_from_db()
    second = key_in(mail.outbox[0].body)
    assert letter.body == "" and second != first
    assert invitation_of(second) == invitation


def key_in(text):
    return text.split("/sv/svara/")[1].split("/")[0]


def test_an_address_that_is_found_to_be_right_after_all_gets_the_message_again(wave, manager, no_post):
    invitation = an_invitation(wave)
    sending = begun(wave, manager)
    actions.send_batch(sending)
    the_postman_comes()
    actions.read_bounces(sending)
    no_post.undo()
    actions.mend_address(invitation, invitation.unit.addressee.email, by=manager)
    the_postman_comes()
    assert [m.to for m in mail.outbox] == [[invitation.unit.addressee.email]]
