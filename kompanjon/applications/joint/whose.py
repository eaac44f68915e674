"""Who may ask for whom: a coordinator acts for her own party, so that nobody signs for both sides."""

from django.db.models import Q
from django.utils import timezone

from kompanjon.core.problems import Problem
from kompanjon.core.words import _
from kompanjon.people.access.acts import Act
from kompanjon.people.access.grants import Role
from kompanjon.people.access.models import Seat
from kompanjon.people.access.reach import held_on, sittings

from .queries import parties_of


def coordinated_by(person, application):
    """The parties that this person coordinates in this partnership."""
    seats = [one for one in sittings(person) if one.role == Role.COORDINATOR]
    own = {one.organisation_id for one in seats if one.partnership == application.partnership_id}
    return [party for party in parties_of(application) if party.organisation_id in own]


def without_coordinator(application):
    """The parties that nobody coordinates yet: the other side may invite somebody to."""
    seats = Seat.objects.filter(held_on(timezone.localdate()), role=Role.COORDINATOR)
    there = set(seats.filter(partnership=application.partnership_id).values_list("organisation_id", flat=True))
    return [party for party in parties_of(application) if party.organisation_id not in there]


def not_yours(person, party, application) -> list[Problem]:
    """One asks for signatures, and hands over signed pages, for one's own party only; the office helps whom it must."""
    if party in coordinated_by(person, application) or person.has_perm(Act.APPLICATION_CHECK, application):
        return []
    text = _(
        "You do not coordinate {party}. Its own coordinator asks for its signature; invite one if it has none yet."
    )
    return [Problem("SIGN-WHOSE", text, {"party": party.organisation.label})]


def may_not_invite(person, party, role, application) -> list[Problem]:
    """To one's own party whom one likes; to another its first coordinator only."""
    if party in coordinated_by(person, application):
        return []
    if role != Role.COORDINATOR:
        text = _("You do not coordinate {party}. You may invite a coordinator for it, who then invites the others.")
    elif party in without_coordinator(application):
        return []
    else:
        text = _("{party} has a coordinator of its own, who invites for it.")
    return [Problem("INVITE-WHOSE", text, {"party": party.organisation.label}, where="party")]


def another_hand(email, party, application, by) -> list[Problem]:
    """An address that is the asker's own, or that signs or coordinates for another party of the same case."""
    email = email.strip().casefold()
    organisations = [one.organisation_id for one in parties_of(application)]
    seats = Seat.objects.filter(
        held_on(timezone.localdate()), role__in=[Role.SIGNATORY, Role.COORDINATOR], organisation__in=organisations,
        person__email__iexact=email,
    ).filter(Q(role=Role.SIGNATORY) | Q(partnership=application.partnership_id))  # fmt: skip
    held = {(seat.role, seat.organisation_id) for seat in seats}
    if (Role.SIGNATORY, party.organisation_id) in held:
        return []
    if by is not None and email == by.email.casefold():
        text = _("This is your own address. Write the address of the person who signs for {party}.")
        return [Problem("SIGN-OWN", text, {"party": party.organisation.label}, where="email")]
    if any(organisation != party.organisation_id for _role, organisation in held):
        text = _("This address belongs to somebody who acts for another party of the same case.")
        return [Problem("SIGN-OTHER", text, {}, where="email")]
    return []
