"""What the mailroom lays on the office's desk."""

from django.urls import reverse

from kompanjon.core.post.queries import letters_for_a_person
from kompanjon.core.words import _

from ..access.acts import Act
from ..desk.items import DeskItem


def letters_not_sent(person):
    """One line when letters wait for somebody to look at them."""
    if not person.has_perm(Act.OFFICE_EDIT):
        return []
    number = letters_for_a_person().count()
    if not number:
        return []
    why = _("{number} letters were not sent, or were cut off on the way.")
    return [DeskItem(_("Letters"), why, reverse("mailroom:stuck"), {"number": number}, act=_("Look at them"))]
