"""Seats that end soon, on the desk of who sits there, and of who gives seats: somebody should follow in time."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from kompanjon.core.words import _

from ..access.acts import Act
from ..access.models import Seat
from ..access.reach import sittings
from ..access.speech import partnership_names, role_name
from ..desk.items import Counted, DeskItem
from ..organisations.models import Organisation

LOOK_AHEAD, MOST = timedelta(days=90), 10


def seats_that_end(person):
    today = timezone.localdate()
    mine = [one for one in sittings(person) if not one.as_stand_in and one.to_day and one.to_day <= today + LOOK_AHEAD]
    return [*own(mine[:MOST]), *of_others(person, today)]


def own(mine):
    """A line for each of one's own seats. They are known already: only their places are looked up, if there are any."""
    if not mine:
        return []
    names = partnership_names(one.partnership for one in mine)
    bodies = Organisation.objects.in_bulk({one.organisation_id for one in mine} - {None})
    why = _("Your seat as {role} ends on {day}. Hand over in time, or ask for it to go on.")
    items = []
    for one in mine:
        place = names.get(one.partnership, "") or str(bodies.get(one.organisation_id, ""))
        values = {"role": role_name(one.role), "day": f"{one.to_day:%Y-%m-%d}"}
        address = reverse("access:seats")
        items.append(DeskItem(place or _("Seats"), why, address, values, act=_("See your seats")))
    return items


def of_others(person, today):
    """One line for who gives seats."""
    if not person.has_perm(Act.SEAT_GIVE):
        return []
    soon = Seat.objects.filter(to_day__range=(today, today + LOOK_AHEAD), person__is_active=True)
    why = _("Seats of others that end within ninety days: {n}. See that somebody follows.")
    return [Counted(soon.exclude(person=person), DeskItem(_("Seats"), why, ending_people(), act=_("See who")))]


def ending_people():
    return f"{reverse('staffing:people')}?standing=ending"
