"""Sending, resumable and never twice; dispositions by hand; bounces."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from kompanjon.core.jobs.actions import plan, unplan
from kompanjon.core.problems import BLOCK, Problem, Refused, blocking
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _

from ..answering.actions import refuse as answering_refuse
from ..answering.actions import set_disposition
from ..answering.models import Response, ResponseLink
from ..sampling.actions import TheClock
from ..sampling.rules import address_problems
from . import letters, unsent
from .flow import INVITATION, NEVER_REMINDED, OUTSIDE
from .models import Delivery, Invitation, Sending
from .moves import move
from .rules import BATCH, PAUSE_SECONDS, may_send

GO_ON, PLANNED = "fieldwork.send", "fieldwork.planned"

WAYS_OUT = {"4.": "leave", "2.11": "refuse", "3.3": "bounce"}  # what a code says of the invitation


def recipients(sending):
    """Who should have it at this moment: for a reminder, only those who are missing."""
    waiting = Invitation.objects.filter(unit__wave=sending.wave, unit__addressee__do_not_contact=False).exclude(
        unit__addressee__email=""
    )
    if sending.number == 0:
        waiting = waiting.filter(state="created")
    else:
        waiting = waiting.exclude(state__in=[*NEVER_REMINDED, "created"])
    return waiting.exclude(deliveries__sending=sending).order_by("pk")


def test_sending(sending, *, by):
    """The message to oneself, on a real unit: required before the first real send."""
    unit = (
        sending.wave.units.filter(addressee__isnull=False)
        .select_related("addressee", "organisation", "position")
        .first()
    )
    if unit is not None:
        letters.send_test(sending, unit, by=by, turn=timezone.now().timestamp())
        sending.tested_at, sending.tested_by = timezone.now(), by
        sending.save(update_fields=["tested_at", "tested_by"])


def begin_sending(sending, *, by):
    """Let it go. The work is done by the worker, in batches."""
    problems = may_send(sending, sending.wave, recipients(sending).count())
    if blocking(problems):
        raise Refused(problems)
    with transaction.atomic():
        if sending.stopped_at:
            unsent.take_up(sending)
        sending.begun_at, sending.stopped_at = timezone.now(), None
        sending.save(update_fields=["begun_at", "stopped_at"])
        note(sending.wave, "survey_sending.begin", by=by, what={"number": sending.number})
        plan(GO_ON, key=sending.pk, due=timezone.now())


def plan_sending(sending):
    """Tell the clock when a message should go; a time that is taken away or moved is forgotten."""
    unplan(PLANNED, key=sending.pk)
    if sending.planned_at and sending.begun_at is None and sending.planned_at > timezone.now():
        plan(PLANNED, key=sending.pk, due=sending.planned_at)


def send_as_planned(key):
    """Let a planned message go, if it is still planned for now and nothing stands in its way; else it waits for a person."""
    sending = Sending.objects.select_related("wave").filter(pk=int(key), begun_at__isnull=True).first()
    if sending is None or sending.planned_at is None or sending.planned_at > timezone.now():
        return
    problems = blocking(may_send(sending, sending.wave, recipients(sending).count()))
    if problems:
        what = {"number": sending.number, "because": [p.rule for p in problems]}
        note(sending.wave, "survey_sending.held", what=what)
    else:
        begin_sending(sending, by=TheClock())


def send_batch(sending) -> int:
    """The next batch: a row for each person first, so that a restart goes on where it stopped.

    What a stop held back goes first. A stop while the batch is written holds back the rest of it.
    """
    if unsent.is_failing(sending) and not sending.stopped_at:
        unsent.stop(sending)
    waiting = unsent.held(sending)[:BATCH]
    fresh = recipients(sending).select_related("unit__addressee", "unit__organisation", "unit__position")
    parts = ((_send_held, waiting), (_send_one, list(fresh[: BATCH - len(waiting)])))
    done = 0
    for send, invitations in parts:
        for invitation in invitations:
            if not Sending.objects.filter(pk=sending.pk, stopped_at=None).exists():
                return 0
            send(sending, invitation)
            done += 1
    return done


@transaction.atomic
def _send_held(sending, invitation):
    unsent.no_longer_bounced(invitation)
    letters.send_message(sending, invitation)


@transaction.atomic
def _send_one(sending, invitation):
    _row, new = Delivery.objects.get_or_create(sending=sending, invitation=invitation, defaults={"state": "handed"})
    if not new:
        return
    letters.send_message(sending, invitation)
    now = timezone.now()
    if sending.number == 0:
        invitation.sent_at = now
        move(invitation, "send", save=["sent_at"])
    else:
        invitation.reminded = [*invitation.reminded, now.isoformat()]
        invitation.save(update_fields=["reminded"])


def read_bounces(sending) -> int:
    """Letters the mail server refused for good, read back to their invitations."""
    failed = unsent.letters_of(sending).filter(
        state="failed", begun_at__isnull=False
    )  # not those that a stop held back
    keys = [int(occasion.rsplit(":", 1)[1]) for occasion in failed.values_list("occasion", flat=True)]
    return sum(note_bounce(i) for i in Invitation.objects.filter(pk__in=keys))


@transaction.atomic
def note_bounce(invitation) -> bool:
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    return move(invitation, "bounce")


@transaction.atomic
def mend_address(invitation, address, *, by):
    """A bounced message goes again, to an address that somebody has found out. The old one is written over."""
    problems = blocking(address_problems(address))
    if problems:
        raise Refused(problems)
    invitation = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("unit__addressee", "unit__organisation", "unit__position", "unit__wave")
        .get(pk=invitation.pk)
    )
    last = Delivery.objects.filter(invitation=invitation).select_related("sending__wave").order_by("-pk").first()
    person = invitation.unit.addressee
    person.email = address.strip()
    person.save(update_fields=["email"])
    if move(invitation, "send") and last is not None:
        letters.send_message(last.sending, invitation)
    note(invitation.unit.wave, "survey_unit.address", by=by, what={"unit": invitation.unit.key})


@transaction.atomic
def correct_disposition(unit, code, *, by, reason):
    """By hand, with a reason; the history stays. The invitation goes with the code, so that reminders do too."""
    from ..figures.standing import look_again

    set_disposition(unit, code, reason, by_hand=True)
    follow_code(unit, code)
    look_again(unit.wave)
    note(unit.wave, "survey_unit.disposition", by=by, what={"unit": unit.key, "code": code}, text=reason)


def follow_code(unit, code):
    """Take the invitation out of the field, or back into it. One that is handed in stays so."""
    invitation = Invitation.objects.select_for_update().filter(unit=unit).first()
    if invitation is None:
        return
    way_out = next((step for begins, step in WAYS_OUT.items() if code.startswith(begins)), None)
    if invitation.state in OUTSIDE and (way_out is None or INVITATION.step(way_out).target != invitation.state):
        begun = ResponseLink.objects.filter(invitation=invitation).exists()
        move(invitation, "go_on" if begun else "ask_again" if invitation.sent_at else "ask_first")
    if way_out:
        move(invitation, way_out)


@transaction.atomic
def forget_person(unit, *, by):
    """Confidential mode, before the release: the link and the answers go, the figures are computed without them."""
    from ..figures.actions import compute_again

    wave = unit.wave
    if wave.anonymous or wave.state in ("released", "archived"):
        raise Refused(
            [
                Problem(
                    "SURVEY-forget",
                    _("Answers can be taken away only in a confidential wave that is not released."),
                    {},
                    BLOCK,
                )
            ]
        )
    Response.objects.filter(link__invitation__unit=unit).delete()
    if unit.disposition or wave.state in ("closed", "cleaned"):
        set_disposition(unit, "2.11", "answers taken away at the person's request", by_hand=True)
    else:
        answering_refuse(unit.invitation)
    if unit.addressee:
        unit.addressee.name = unit.addressee.email = unit.addressee.phone = ""
        unit.addressee.do_not_contact = True
        unit.addressee.save()
    figures = compute_again(wave)
    note(wave, "survey_unit.forget", by=by, what={"unit": unit.key, "figures": figures})


def go_on_sending(key):
    sending = Sending.objects.select_related("wave").get(pk=int(key))
    if send_batch(sending) == BATCH:
        plan(GO_ON, key=key, due=timezone.now() + timedelta(seconds=PAUSE_SECONDS))
