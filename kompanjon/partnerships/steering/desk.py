"""What waits for somebody because of a steering group: their own groups for coordinators, all of them for the office."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from kompanjon.core.problems import INFO
from kompanjon.core.speech import said
from kompanjon.core.words import _
from kompanjon.people.access.acts import Act
from kompanjon.people.access.grants import Role
from kompanjon.people.access.reach import has_role, sittings
from kompanjon.people.desk.items import Counted, DeskItem

from ..register.models import Partnership
from ..register.queries import pair
from . import queries
from .rules import findings


def waiting(person):
    return [*own_groups(person), *office_watch(person)]


def own_groups(person):
    """One line per partnership that one coordinates, with the first thing to think about."""
    keys = {one.partnership for one in sittings(person) if one.role == Role.COORDINATOR and one.partnership}
    if not keys:
        return []
    today = timezone.localdate()
    mine = Partnership.objects.filter(pk__in=keys, state__in=queries.WORKING)
    items = []
    for partnership, group in queries.groups(mine, today).items():
        problem = next((one for one in findings(group, today) if one.severity != INFO), None)
        if problem:
            here, there = pair(partnership)
            values = {name: said(name, value) for name, value in problem.values.items()}
            items.append(
                DeskItem(
                    gettext("Steering group"), problem.text, reverse("steering:group", args=[partnership.pk]), values,
                    act=_("See the steering group"), here=here, there=there, is_example=partnership.is_example,
                )
            )  # fmt: skip
    return items


def office_watch(person):
    """At most two lines for the office: mandates without a successor, and roles from before an election."""
    if not has_role(person, Role.OFFICER, Role.UNIT_HEAD) or not person.has_perm(Act.PARTNERSHIP_EDIT):
        return []
    today = timezone.localdate()
    counted = (
        (
            _("Partnerships where a mandate ends or has ended and nobody follows: {n}."),
            queries.unfollowed_mandates(today),
        ),
        (_("Partnerships with roles from before the councils changed: {n}."), queries.roles_from_before(today)),
    )
    address, title = reverse("steering:watch"), gettext("Steering groups")
    return [
        Counted(mandates, DeskItem(title, why, address, act=_("See them")), of="partnership")
        for why, mandates in counted
    ]
