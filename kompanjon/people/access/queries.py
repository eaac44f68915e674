from dataclasses import dataclass

from django.utils import timezone

from .grants import Role
from .models import Invitation, Seat, StandIn
from .reach import held_on
from .speech import partnership_names, role_name, what_one_may


@dataclass(frozen=True)
class SeatInWords:
    seat: Seat
    role: str
    organisation: str
    partnership: str
    may: list
    stands_in_until: object = None


def seats_in_words(person):
    """Each seat a person sits in today, with what it lets them do and where. A handful."""
    today = timezone.localdate()
    own = list(Seat.objects.filter(held_on(today), person=person).select_related("organisation"))
    lent = list(
        StandIn.objects.filter(person=person, from_day__lte=today, to_day__gte=today).select_related(
            "seat__organisation", "seat__person"
        )
    )
    names = partnership_names(seat.partnership for seat in [*own, *(loan.seat for loan in lent)])
    return [_in_words(seat, names) for seat in own] + [_in_words(loan.seat, names, loan.to_day) for loan in lent]


def _in_words(seat, names, until=None):
    role, organisation = Role(seat.role), str(seat.organisation or "")
    partnership = names.get(seat.partnership, "")
    may = what_one_may(role, organisation=organisation, partnership=partnership)
    return SeatInWords(seat, role_name(role), organisation, partnership, may, until)


def waiting_invitations(queryset=None):
    """Invitations nobody has used yet, latest first; those that ran out are among them, to be renewed."""
    queryset = Invitation.objects.all() if queryset is None else queryset
    waiting = queryset.filter(used_at=None, withdrawn=False)
    return waiting.select_related("organisation", "invited_by").order_by("-made_at")
