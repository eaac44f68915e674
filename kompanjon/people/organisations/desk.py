"""What the register of organisations lays on the office's desk."""

from django.urls import reverse

from kompanjon.core.words import _

from ..access.acts import Act
from ..desk.items import DeskItem
from .models import Organisation

MOST = 10


def organisations_to_check(person):
    """Bodies that parties entered themselves, the oldest first."""
    if not person.has_perm(Act.ORGANISATION_EDIT):
        return []
    entered = Organisation.objects.filter(to_check=True).order_by("pk")[:MOST]
    why = _("A party entered it when an application was begun. See that it exists and is no double.")
    return [
        DeskItem(
            one.name,
            why,
            reverse("organisations:detail", args=[one.pk]),
            act=_("Look at it"),
            is_example=one.is_example,
        )
        for one in entered
    ]
