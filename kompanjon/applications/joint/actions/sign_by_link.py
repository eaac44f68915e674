"""Signing without an account: a personal link, one page, one use, seven days."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from kompanjon.core.problems import Problem, Refused
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _
from kompanjon.people.access.grants import Role
from kompanjon.people.access.models import Seat
from kompanjon.people.access.reach import held_on

from ..letters import send_signing_link
from ..signing_models import SigningLink
from ..whose import another_hand, not_yours
from .sign import Hand, locked, may_be_signed, older_text, put_signature

DAYS = 7


def hash_of(key):
    return hashlib.sha256(key.encode()).hexdigest()


@transaction.atomic
def ask_to_sign(application, party, *, email, name, language, by):
    """Send a party's signatory a personal link. A new one takes the place of a former one that was not used."""
    application, revision = locked(application)
    problems = not_yours(by, party, application) + another_hand(email, party, application, by)
    problems += may_be_signed(application, revision, party)
    if problems:
        raise Refused(problems)
    former = SigningLink.objects.filter(revision=revision, party=party, used_at=None, withdrawn_at=None)
    former.update(withdrawn_at=timezone.now())
    key = secrets.token_urlsafe(24)
    link = SigningLink.objects.create(
        revision=revision, party=party, email=email.strip(), name=" ".join(name.split()), language=language,
        key_hash=hash_of(key), asked_by=by, ends_at=timezone.now() + timedelta(days=DAYS),
    )  # fmt: skip
    note(application, "joint.application.ask_to_sign", by=by, what={"party": party.pk, "link": link.pk})
    send_signing_link(application, link, key, by)
    return link, key


def link_of(key) -> SigningLink | None:
    found = SigningLink.objects.filter(key_hash=hash_of(key))
    return found.select_related("revision__application__round", "party__organisation", "asked_by").first()


def link_problems(link) -> list[Problem]:
    """Why a link signs nothing any more, in an order that helps its reader most."""
    if link.used_at:
        return [Problem("LINK-USED", _("You have signed with this link. It can be used once, and a receipt was sent."))]
    if link.withdrawn_at:
        return [
            Problem("LINK-WITHDRAWN", _("The text was opened again after this link was sent. You will get a new link."))
        ]
    if link.ends_at < timezone.now():
        return [
            Problem("LINK-LATE", _("This link has run out. Ask {name} for a new one."), {"name": str(link.asked_by)})
        ]
    return []


@transaction.atomic
def sign_by_link(link, *, name, function, digest):
    """The one use. The name must be the one the link was made out to, so that a link that strayed signs nothing."""
    application, revision = locked(link.revision.application)
    link = (
        SigningLink.objects.select_for_update(of=("self",))
        .select_related("party__organisation", "asked_by")
        .get(pk=link.pk)
    )
    problems = link_problems(link) or still_in_office(link) or name_is_right(link, name)
    if not problems and link.revision_id != revision.pk:
        problems = [older_text(revision)]
    problems = problems or may_be_signed(application, revision, link.party, digest)
    if problems:
        raise Refused(problems)
    link.used_at = timezone.now()
    link.save(update_fields=["used_at"])
    hand = Hand(link.name, " ".join(function.split()))
    return put_signature(application, revision, link.party, hand, "link"), application


def still_in_office(link) -> list[Problem]:
    """Nothing when the address is nobody's here: the coordinators answer for whom they ask. A seat that has ended is known."""
    seats = Seat.objects.filter(
        person__email__iexact=link.email, role=Role.SIGNATORY, organisation=link.party.organisation_id
    )
    if not seats.exists() or seats.filter(held_on(timezone.localdate())).exists():
        return []
    text = _("You do not sign for {party} any longer, as far as we know. Ask {name} to send the link to whoever does.")
    return [Problem("LINK-OFFICE", text, {"party": str(link.party.organisation), "name": str(link.asked_by)})]


def name_is_right(link, name) -> list[Problem]:
    if " ".join(name.split()).casefold() == link.name.casefold():
        return []
    text = _("Write your name as it stands above. If you are not {name}, this link is not for you: close the page.")
    return [Problem("LINK-NAME", text, {"name": link.name}, where="name")]
