from django.urls import reverse

from kompanjon.applications.joint.desk import named
from kompanjon.core.words import _
from kompanjon.people.desk.items import DeskItem


def to_check(application, person):
    """What has been handed in, or what somebody has found not eligible and another must confirm: not to that somebody."""
    if application.doubted_by_id == person.pk:
        return None
    return DeskItem(
        **named(application),
        why=_("{case} has been found not eligible: somebody else must confirm it")
        if application.doubted_by_id
        else _("{case} has been handed in: is it complete?"),
        values={"case": application.case_number or ""},
        act=_("Check it"),
        url=reverse("completeness:checklist", args=[application.pk]),
        is_example=application.is_example,
    )
