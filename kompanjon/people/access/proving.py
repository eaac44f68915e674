"""Showing that an address is one's own: a code in a letter, for whoever comes by a link that the inviter has copied."""

import secrets
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from kompanjon.core.problems import Problem, Refused
from kompanjon.core.words import _

from .grants import PROVEN_ROLES
from .letters import send_code
from .models import Invitation

MINUTES, TRIES, CODES = 30, 5, 12
"""How long a code holds, how often it may be mistyped, and how many an invitation sends before it must be renewed."""


def must_prove(invitation, person, *, by_letter) -> bool:
    """Not those who came by the letter, nor those whose account has shown it before."""
    if by_letter or invitation.role not in PROVEN_ROLES:
        return False
    return (
        person is None
        or not EmailAddress.objects.filter(user=person, email__iexact=invitation.email, verified=True).exists()
    )


@transaction.atomic
def send_new_code(invitation):
    """A code to the address, at most once a minute."""
    locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
    now = timezone.now()
    if locked.code_at and now - locked.code_at < timedelta(minutes=1):
        raise Refused([Problem("CODE-SOON", _("A code was sent a moment ago. Look for it, or wait a minute."))])
    if locked.codes_sent >= CODES:
        raise Refused([Problem("CODE-MANY", _("Too many codes have been sent. Ask whoever invited you to renew it."))])
    code = f"{secrets.randbelow(10**8):08}"
    locked.code_hash, locked.code_at, locked.code_tries = hashed(locked, code), now, 0
    locked.codes_sent += 1
    locked.save(update_fields=["code_hash", "code_at", "code_tries", "codes_sent"])
    send_code(locked, code)


def hashed(invitation, code):
    from .actions import hash_of

    return hash_of(f"{invitation.pk}:{code}")


def code_problems(invitation, typed) -> list[Problem]:
    """Nothing when the code is right. A wrong one is counted, also when nothing else is kept."""
    plain = "".join(sign for sign in typed if sign.isdigit())
    old = invitation.code_at is None or timezone.now() - invitation.code_at > timedelta(minutes=MINUTES)
    if old or not invitation.code_hash or invitation.code_tries >= TRIES:
        return [Problem("CODE-OLD", _("The code no longer holds. Have a new one sent."), {}, where="code")]
    if secrets.compare_digest(invitation.code_hash, hashed(invitation, plain)):
        return []
    Invitation.objects.filter(pk=invitation.pk).update(code_tries=invitation.code_tries + 1)
    return [Problem("CODE-WRONG", _("That is not the code in the latest letter. Look at it again."), {}, where="code")]


def has_proven(person):
    EmailAddress.objects.update_or_create(user=person, email=person.email, defaults={"verified": True, "primary": True})
