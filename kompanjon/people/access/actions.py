import hashlib
import secrets
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from kompanjon.core.problems import Problem, Refused
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _

from .acts import Act
from .grants import Role, needs_seat_giver
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


class Keys(NamedTuple):
    """The key in the letter, and the one that is shown to the inviter once: kept as hashes only."""

    letter: str
    copied: str


def new_keys():
    return Keys(secrets.token_urlsafe(24), secrets.token_urlsafe(24))


def may_not_offer(email, role, by) -> list[Problem]:
    """One offers no seat that one may not give, and none at the office to oneself."""
    problems = []
    if needs_seat_giver(Role(role)) and not by.has_perm(Act.SEAT_GIVE):
        text = _("You may not give such a seat. Ask somebody at the office who may.")
        problems.append(Problem("INVITE-ROLE", text, {}, where="role"))
    if needs_seat_giver(Role(role)) and email.strip().casefold() == by.email.casefold():
        problems.append(Problem("INVITE-SELF", _("Nobody invites themselves. Ask a colleague to."), {}, where="email"))
    return problems


@transaction.atomic
def invite(email, role, *, by, organisation=None, partnership=None, name="", language="en"):
    """An invitation and its two keys: one for the letter, one to copy."""
    problems = may_not_offer(email, role, by)
    if problems:
        raise Refused(problems)
    keys = new_keys()
    invitation = Invitation.objects.create(
        email=email.strip(), role=role, organisation=organisation, partnership=partnership, name=name.strip(),
        language=language, invited_by=by, key_hash=hash_of(keys.letter),
        copied_key_hash=hash_of(keys.copied),
    )  # fmt: skip
    note(invitation, "access.invitation.send", by=by)
    return invitation, keys


@transaction.atomic
def renew(invitation, *, by):
    """New keys and 14 new days; the old links stop working."""
    problems = may_not_offer(invitation.email, invitation.role, by)
    if problems:
        raise Refused(problems)
    keys = new_keys()
    invitation.key_hash, invitation.copied_key_hash = hash_of(keys.letter), hash_of(keys.copied)
    invitation.ends_at, invitation.code_hash, invitation.codes_sent = two_weeks_on(), "", 0
    invitation.save(update_fields=["key_hash", "copied_key_hash", "ends_at", "code_hash", "codes_sent"])
    note(invitation, "access.invitation.renew", by=by)
    return keys


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
    elif may_not_offer(invitation.email, invitation.role, invitation.invited_by):
        text = _("Whoever invited you may not give such a seat. Ask the office for a new invitation.")
        problems.append(Problem("INVITE-GIVER", text))
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
