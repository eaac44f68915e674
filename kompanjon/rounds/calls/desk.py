"""What of the rounds waits for somebody at the office."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from kompanjon.core.words import _
from kompanjon.people.access.acts import Act
from kompanjon.people.desk.items import DeskItem

from .models import Round

AHEAD = timedelta(days=30)


def rounds_waiting(person):
    """Planned rounds whose day is near, to be opened by whoever may; and closed ones that wait to be gone through."""
    if not person.has_perm(Act.ROUND_OPEN):
        return []
    soon = timezone.now() + AHEAD
    planned = Round.objects.filter(state="planned", is_recorded=False, opens_at__lte=soon).order_by("opens_at")
    return [
        DeskItem(
            title=call.name, why=_("The round opens soon: choose which rules it follows."), url=reverse("calls:open", args=[call.pk]),
            until=call.opens_at, act=_("Open the round"), is_example=call.is_example,
        )
        for call in planned
    ]  # fmt: skip
