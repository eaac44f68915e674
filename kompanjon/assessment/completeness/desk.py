from django.urls import reverse

from kompanjon.core.words import _
from kompanjon.people.access.acts import Act
from kompanjon.people.desk.items import DeskItem

from .queries import to_check


def waiting_to_be_checked(person):
    """For the office: what has been handed in, and what somebody has found not eligible and another must confirm."""
    if not person.has_perm(Act.APPLICATION_CHECK):
        return []
    return [item(one) for one in to_check()[:50] if one.doubted_by_id != person.pk]


def item(application):
    return DeskItem(
        title=application.partnership.name,
        why=_("{case} has been found not eligible: somebody else must confirm it")
        if application.doubted_by_id
        else _("{case} has been handed in: is it complete?"),
        values={"case": application.case_number or ""},
        act=_("Check it"),
        url=reverse("completeness:checklist", args=[application.pk]),
        is_example=application.is_example,
    )
