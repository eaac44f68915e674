"""What the mailroom lays on the office's desk."""

from django.urls import reverse

from kompanjon.core.post.queries import letters_for_a_person
from kompanjon.core.words import _

from ..access.acts import Act
from ..desk.items import Counted, DeskItem


def letters_not_sent(person):
    """One line when letters wait for somebody to look at them."""
    if not person.has_perm(Act.OFFICE_EDIT):
        return []
    why = _("Letters that were not sent, or were cut off on the way: {n}.")
    line = DeskItem(_("Letters"), why, reverse("mailroom:stuck"), act=_("Look at them"))
    return [Counted(letters_for_a_person(), line)]
