"""Letters: queued in the transaction of what they tell of, sent after it, once."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.utils import timezone, translation
from django_tasks import task

from ..facts import announce, ask
from ..jobs.actions import plan
from ..trace.actions import key_of
from .facts import LetterFailed, TextAgain
from .models import Enclosure, Letter
from .rules import MOST_TRIES, is_passing, wait_before
from .text import as_html

RETRY = "post.try_again"


def send_letter(
    *, to, occasion, subject, body="", template="", facts=None, language="", attachments=(), about=None, secret=False
):
    """Queue a letter to a person or an address, on an occasion such as `joint.receipt:12:3`.

    The text is Markdown, given as `body` or rendered from `template` with `facts`; lazy sentences become the
    receiver's language. The same occasion again answers the letter that is there: nobody is told twice.
    """
    address = getattr(to, "email", to).strip()
    language = language or getattr(to, "language", "") or "sv"
    with translation.override(language):
        text = written(template, {"to": to, "site_url": settings.SITE_URL, **(facts or {})}) if template else str(body)
        subject = " ".join(str(subject).split())[:200]
    with transaction.atomic():
        letter, new = Letter.objects.get_or_create(
            address=address,
            occasion=occasion[:160],
            defaults={
                "person": f"person:{to.pk}" if hasattr(to, "pk") else "",
                "language": language,
                "subject": subject,
                "body": text.strip(),
                "about": key_of(about) if about is not None else "",
                "secret": secret,
            },
        )
        if new:
            for name, content, content_type in attachments:
                Enclosure.objects.create(letter=letter, name=name, content=content, content_type=content_type)
            deliver.enqueue(letter.pk)
    return letter


@task(priority=10)
def deliver(pk):
    """Fetch a queued letter and send it. One that another worker holds, or that was sent, is left alone."""
    taken = Letter.objects.filter(pk=pk, state=Letter.State.QUEUED)
    if not taken.update(state=Letter.State.SENDING, begun_at=timezone.now()):
        return
    letter = Letter.objects.get(pk=pk)
    letter.tries += 1
    try:
        as_mail(letter).send()
    except Exception as trouble:  # whatever the mail server says belongs in the row, where a person sees it
        not_sent(letter, trouble)
    else:
        letter.state, letter.sent_at, letter.trouble = Letter.State.SENT, timezone.now(), ""
        if letter.secret:
            forget_text(letter)
    letter.save(update_fields=["state", "sent_at", "trouble", "tries", "body"])
    if letter.state == Letter.State.FAILED:
        announce(LetterFailed(letter))


def not_sent(letter, trouble):
    """Try again later when the trouble may pass; otherwise let a person see it."""
    letter.trouble = f"{type(trouble).__name__}: {trouble}"[:300]
    if is_passing(trouble) and letter.tries < MOST_TRIES:
        letter.state = Letter.State.QUEUED
        plan(RETRY, key=letter.pk, due=timezone.now() + wait_before(letter.tries))
    else:
        letter.state = Letter.State.FAILED


def send_again(letter, *, by=None):
    """A person has looked at a letter that failed or was cut off, and wants it sent. A forgotten text is written anew."""
    stuck = Letter.objects.filter(pk=letter.pk, state__in=[Letter.State.FAILED, Letter.State.SENDING])
    with transaction.atomic():
        body = letter.body or next((text for text in ask(TextAgain(letter)) if text), "")
        if stuck.update(state=Letter.State.QUEUED, tries=0, trouble="", body=body):
            deliver.enqueue(letter.pk)


def count_as_sent(letter, *, by=None):
    """A person knows that a letter that was cut off did arrive."""
    stuck = Letter.objects.filter(pk=letter.pk, state__in=[Letter.State.FAILED, Letter.State.SENDING])
    stuck.update(state=Letter.State.SENT, sent_at=timezone.now())


def written(template, facts):
    """A letter's text from its template: plain text, so that nothing in it is escaped for HTML."""
    return get_template(template).template.render(Context(facts, autoescape=False))


def as_mail(letter):
    with translation.override(letter.language):
        html = render_to_string("post/letter.html", {"letter": letter, "content": as_html(letter.body)})
    mail = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.body,
        to=[letter.address],
        headers={"Auto-Submitted": "auto-generated", "X-Kompanjon-Letter": str(letter.pk)},
        alternatives=[(html, "text/html")],
    )
    for enclosure in letter.enclosures.all():
        mail.attach(enclosure.name, bytes(enclosure.content), enclosure.content_type)
    return mail


def forget_text(letter):
    if not settings.DEMO:
        letter.body = ""
