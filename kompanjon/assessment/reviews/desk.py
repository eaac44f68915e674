from datetime import datetime, time

from django.urls import reverse
from django.utils import timezone

from kompanjon.applications.joint.desk import named
from kompanjon.core.words import _
from kompanjon.people.desk.items import DeskItem

from .queries import reviews_to_write


def reviews_waiting(person):
    """What one has been asked to read: first the statement, then the review."""
    return [item(review) for review in reviews_to_write(person)[:100]]


def item(review):
    asked = review.state == "asked"
    return DeskItem(
        **named(review.application),
        why=_("You have been asked to assess {case}; say first whether anything ties you to it")
        if asked
        else _("Your review of {case} is not handed in"),
        values={"case": review.application.case_number or ""},
        act=_("Give the statement") if asked else _("Go on writing"),
        url=reverse("reviews:statement" if asked else "reviews:write", args=[review.pk]),
        until=end_of(review.due) if review.due else None,
        is_example=review.application.is_example,
    )


def end_of(day):
    """A day lasts until it ends in Stockholm."""
    return datetime.combine(day, time(23, 59), timezone.get_default_timezone())
