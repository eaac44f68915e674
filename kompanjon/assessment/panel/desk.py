from django.db.models import Q
from django.urls import reverse

from kompanjon.applications.joint.desk import named
from kompanjon.applications.joint.models import Application
from kompanjon.core.words import _
from kompanjon.people.access.acts import Act
from kompanjon.people.desk.items import Counted, DeskItem

from ..completeness.desk import to_check
from .queries import oldest, waits_for_preparation

MOST = 15
"""Lines on one desk: nobody does more in a day, and all of them stand in the list of applications."""


def cases_waiting(person):
    """For the office, in one statement: what is to be checked, to be given assessors, to be taken up by the meeting."""
    wanted = Q()
    if person.has_perm(Act.APPLICATION_CHECK):
        wanted |= Q(state="handed_in")
    if person.has_perm(Act.APPLICATION_PREPARE):
        wanted |= waits_for_preparation()
    if not wanted:
        return []
    waiting = list(oldest(wanted, MOST + 1))
    lines = [line for one in waiting[:MOST] if (line := item(one, person))]
    return [*lines, all_of_them(wanted)] if len(waiting) > MOST else lines


def all_of_them(wanted):
    why = _("Cases that wait for the office, in all: {n}. The oldest stand here.")
    rows = Application.objects.filter(wanted)
    return Counted(rows, DeskItem(_("Applications"), why, reverse("joint:list"), act=_("See all")))


def item(application, person):
    if application.state == "handed_in":
        return to_check(application, person)
    unread = application.state == "eligible"
    return DeskItem(
        **named(application),
        why=_("{case} is eligible: who is to read it?")
        if unread
        else _("The reviews of {case} are in: it waits for the joint meeting"),
        values={"case": application.case_number or ""},
        act=_("Ask assessors") if unread else _("Write what was agreed"),
        url=reverse("reviews:case" if unread else "panel:opinion", args=[application.pk]),
        is_example=application.is_example,
    )
