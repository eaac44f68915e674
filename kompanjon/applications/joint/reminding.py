"""Writing to all in a round who lack a signature: shown first, letter by letter, and sent to each once a day at most."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext

from kompanjon.core.post.actions import send_letter, written
from kompanjon.core.post.models import Letter
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _

from .desk import until_signed
from .flow import MAY_LACK_A_SIGNATURE
from .models import Application
from .overview import lacking_signatures
from .queries import coordinators_in, parties_of

SUBJECT = _("A signature is missing: {application}")


@dataclass(frozen=True)
class Reminder:
    """One letter as its receiver would read it; `sent` when today's has gone already."""

    person: object
    language: str
    subject: str
    body: str
    sent: bool


@dataclass(frozen=True)
class Lacking:
    """An application whose text is closed, the parties that have not signed, and what their coordinators would get."""

    application: Application
    parties: list
    reminders: list[Reminder]


def lacking_with_letters(call) -> list[Lacking]:
    """All who lack a signature in a round, with the letters of today: a fixed number of queries."""
    lacking = lacking_signatures(call)
    people = coordinators_in([one.partnership_id for one, _parties in lacking])
    gone = set(
        Letter.objects.filter(occasion__in=[occasion(one) for one, _parties in lacking]).values_list("occasion", "address")
    )  # fmt: skip
    return [
        Lacking(one, parties, [reminder(one, parties, person, gone) for person in people[one.partnership_id]])
        for one, parties in lacking
    ]


def occasion(application):
    return f"joint.unsigned:{application.pk}:{timezone.localdate()}"


def reminder(application, parties, person, gone):
    language = person.language or "en"
    with translation.override(language):
        facts = {
            "to": person, "site_url": settings.SITE_URL, "application": application,
            "address": settings.SITE_URL + reverse("joint:application", args=[application.pk]),
            "parties": " – ".join(party.organisation.label for party in parties_of(application)),
            "missing": [str(party) for party in parties],
            "handed_in": application.state in MAY_LACK_A_SIGNATURE, "until": until_signed(application),
        }  # fmt: skip
        subject = gettext(SUBJECT).format(application=application)
        body = written("joint/letters/unsigned.txt", facts).strip()
    return Reminder(person, language, subject, body, (occasion(application), person.email) in gone)


@transaction.atomic
def remind_all(call, *, by) -> tuple[int, int]:
    """Send what the page showed. Answers how many were written to now, and how many had today's letter already."""
    now = before = 0
    for one in lacking_with_letters(call):
        fresh = [letter for letter in one.reminders if not letter.sent]
        for letter in fresh:
            send_letter(
                to=letter.person, occasion=occasion(one.application), subject=letter.subject, body=letter.body,
                language=letter.language, about=one.application,
            )  # fmt: skip
        if fresh:
            what = {"parties": [party.organisation.name for party in one.parties], "letters": len(fresh)}
            note(one.application, "joint.application.remind_unsigned", by=by, what=what)
        now, before = now + len(fresh), before + len(one.reminders) - len(fresh)
    return now, before
