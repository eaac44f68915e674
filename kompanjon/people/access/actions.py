import hashlib
import secrets

from django.db import transaction
from django.utils import timezone

from kompanjon.core.problems import Problem, Refused
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _

from .models import Invitation, Seat, two_weeks_on
from .reach import forget_sittings


def hash_of(key):
    return hashlib.sha256(key.encode()).hexdigest()


@transaction.atomic
def give_seat(person, role, *, by=None, organisation=None, partnership=None, from_day=None, to_day=None):
    """Seat a person; the same seat is not given twice."""
    today = timezone.localdate()
    seat, made = Seat.objects.get_or_create(
        person=person, role=role, organisation=organisation, partnership=partnership, to_day=to_day,
        defaults={"from_day": from_day or today},
    )  # fmt: skip
    if made:
        note(
            seat,
            "access.seat.give",
            by=by,
            what={"role": str(role), "organisation": organisation and organisation.pk},
        )
    forget_sittings(person)
    return seat


@transaction.atomic
def end_seat(seat, *, by, reason=""):
    """The seat ends today; its history stays."""
    seat.to_day = timezone.localdate()
    seat.save(update_fields=["to_day"])
    note(seat, "access.seat.end", by=by, text=reason)
    forget_sittings(seat.person)


@transaction.atomic
def invite(email, role, *, by, organisation=None, partnership=None, name="", language="en"):
    """An invitation and the key of its link, which is shown once and kept as a hash only."""
    key = secrets.token_urlsafe(24)
    invitation = Invitation.objects.create(
        email=email.strip(), role=role, organisation=organisation, partnership=partnership, name=name.strip(),
        language=language, invited_by=by, key_hash=hash_of(key),
    )  # fmt: skip
    note(invitation, "access.invitation.send", by=by)
    return invitation, key


@transaction.atomic
def renew(invitation, *, by):
    """A new key and 14 new days; the old link stops working."""
    key = secrets.token_urlsafe(24)
    invitation.key_hash, invitation.ends_at = hash_of(key), two_weeks_on()
    invitation.save(update_fields=["key_hash", "ends_at"])
    note(invitation, "access.invitation.renew", by=by)
    return key


@transaction.atomic
def accept(invitation, person):
    """Take the seat that was offered. Only the person whose address it was sent to, once, in time."""
    locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
    problems = invitation_problems(locked, person)
    if problems:
        raise Refused(problems)
    locked.used_at, locked.accepted_by = timezone.now(), person
    locked.save(update_fields=["used_at", "accepted_by"])
    return give_seat(person, locked.role, by=person, organisation=locked.organisation, partnership=locked.partnership)


def invitation_problems(invitation, person=None):
    problems = []
    if invitation.used_at or invitation.withdrawn:
        problems.append(Problem("INVITE-USED", _("This invitation has been used or withdrawn. Ask for a new one.")))
    elif invitation.ends_at < timezone.now():
        problems.append(Problem("INVITE-LATE", _("This invitation has run out. Ask whoever sent it to renew it.")))
    if person and person.email.casefold() != invitation.email.casefold():
        problems.append(
            Problem(
                "INVITE-OTHER",
                _("This invitation was sent to another address than the one you signed in with."),
            )
        )
    return problems


@transaction.atomic
def withdraw(invitation, *, by):
    """The link stops working; an invitation that was used stays as it is."""
    locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not locked.used_at:
        locked.withdrawn = True
        locked.save(update_fields=["withdrawn"])
        note(locked, "access.invitation.withdraw", by=by)
