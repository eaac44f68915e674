from django.db.models import Count
from django.urls import reverse

from kompanjon.applications.joint.models import Application
from kompanjon.core.words import _
from kompanjon.people.access.acts import Act
from kompanjon.people.desk.items import DeskItem
from kompanjon.rounds.calls.models import Round

from .models import Award


def decisions_waiting(person):
    """By round, for whoever may do it: proposals to decide, proposals sent back, decisions to publish."""
    items = []
    if person.has_perm(Act.AWARD_DECIDE):
        why = _("{count} proposals wait for a decision")
        items += by_round(
            Award.objects.current().filter(state="proposed").exclude(proposed_by=person), why, _("Take the decision")
        )
    if person.has_perm(Act.AWARD_PREPARE):
        ready = Application.objects.filter(state="recommended").exclude(awards__current=True)
        items += by_round(ready, _("{count} cases are assessed and wait for a proposal"), _("Propose"), "round")
        why = _("{count} proposals have been sent back to be prepared")
        items += by_round(Award.objects.current().filter(state="sent_back"), why, _("Prepare"))
    if person.has_perm(Act.AWARD_PUBLISH):
        why = _("{count} decisions have not been published")
        items += by_round(Award.objects.current().filter(state="decided"), why, _("Publish"))
    return items


def by_round(rows, why, act, path="application__round"):
    counts = dict(rows.order_by().values_list(path).annotate(count=Count("pk")))
    return [
        DeskItem(
            title=call.name, why=why, values={"count": counts[call.pk]}, act=act, is_example=call.is_example,
            url=reverse("decisions:table", args=[call.slug]),
        )
        for call in Round.objects.filter(pk__in=counts).order_by("pk")
    ]  # fmt: skip
