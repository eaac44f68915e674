"""Letters: one per receiver and occasion, in the receiver's language, never sent twice by accident."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import gettext_lazy

from kompanjon.core.jobs.models import DueJob
from kompanjon.core.post.actions import count_as_sent, deliver, send_again, send_letter
from kompanjon.core.post.models import Letter
from kompanjon.core.post.queries import letters_for_a_person
from kompanjon.testing import a_person

pytestmark = pytest.mark.django_db


def a_letter(**fields):
    given = {"to": "asha@example.org", "occasion": "test:1", "subject": "Hello", "body": "Read **this**."}
    return send_letter(**{**given, **fields})


def work():
    call_command("work", once=True)


def breaks(monkeypatch, trouble):
    def send(*args, **options):
        raise trouble

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", send)


def test_a_letter_is_queued_then_sent_as_text_and_html():
    letter = a_letter()
    assert letter.state == "queued" and mail.outbox == []
    work()
    letter.refresh_from_db()
    (sent,) = mail.outbox
    assert letter.state == "sent" and sent.to == ["asha@example.org"] and "**this**" in sent.body
    assert "<strong>this</strong>" in sent.alternatives[0][0]


def test_the_same_occasion_is_told_once():
    assert a_letter() == a_letter()
    work()
    assert len(mail.outbox) == 1


def test_the_receivers_language_is_used_whatever_the_sender_reads():
    letter = a_letter(to=a_person(language="sv"), subject=gettext_lazy("sending"))
    assert letter.subject == "skickas" and letter.language == "sv"


def test_a_file_goes_with_it():
    a_letter(attachments=[("receipt.pdf", b"%PDF-1.7", "application/pdf")])
    work()
    assert mail.outbox[0].attachments[0][:2] == ("receipt.pdf", b"%PDF-1.7")


def test_markup_in_what_people_wrote_stays_text():
    a_letter(body="<script>alert(1)</script> ![x](https://example.org/x.png) [here](javascript:alert(1))")
    work()
    html = mail.outbox[0].alternatives[0][0]
    assert "<script" not in html and "<img" not in html and 'href="javascript' not in html


def test_no_connection_is_tried_again_later(monkeypatch):
    letter = a_letter()
    breaks(monkeypatch, ConnectionRefusedError("no server"))
    deliver.call(letter.pk)
    letter.refresh_from_db()
    assert letter.state == "queued" and DueJob.objects.filter(job="post.try_again", key=str(letter.pk)).exists()
    monkeypatch.undo()
    DueJob.objects.filter(job="post.try_again").update(due=timezone.now())
    work()
    letter.refresh_from_db()
    assert letter.state == "sent"


def test_a_refusal_is_shown_to_a_person_who_may_send_it_again(monkeypatch):
    letter = a_letter()
    breaks(monkeypatch, smtplib.SMTPRecipientsRefused({"asha@example.org": (550, b"no such box")}))
    deliver.call(letter.pk)
    assert list(letters_for_a_person()) == [letter]
    monkeypatch.undo()
    send_again(letter)
    work()
    letter.refresh_from_db()
    assert letter.state == "sent" and not letters_for_a_person().exists()


def test_a_letter_cut_off_while_sending_is_not_sent_twice_but_shown():
    letter = a_letter()
    Letter.objects.filter(pk=letter.pk).update(state="sending", begun_at=timezone.now() - timedelta(minutes=11))
    work()
    assert mail.outbox == [] and list(letters_for_a_person()) == [letter]
    count_as_sent(letter)
    assert not letters_for_a_person().exists()


def test_a_letter_with_a_code_forgets_its_text_when_sent():
    letter = a_letter(secret=True)
    work()
    letter.refresh_from_db()
    assert letter.body == "" and "Read" in mail.outbox[0].body


def test_the_demonstration_keeps_every_letter_and_sends_none(settings):
    settings.EMAIL_BACKEND, settings.DEMO = "kompanjon.core.post.backend.KeepInDatabase", True
    letter = a_letter(secret=True)
    mail.send_mail("From a library", "Text", None, ["asha@example.org"])
    work()
    letter.refresh_from_db()
    assert letter.state == "sent" and letter.body and Letter.objects.count() == 2
