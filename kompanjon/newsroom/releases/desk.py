from django.urls import reverse

from kompanjon.core.words import _
from kompanjon.people.access.acts import Act
from kompanjon.people.desk.items import DeskItem

from .models import Release
from .queries import to_correct


def releases_waiting(person):
    """Drafts to write, for those who write; releases to approve, for everybody else who may."""
    items = []
    if person.has_perm(Act.RELEASE_WRITE):
        items += [item(one, _("A press release is being drafted"), _("Write it")) for one in waiting("draft")]
        why = _("A grant in a press release has been changed by a later decision")
        items += [item(one, why, _("Write a correction")) for one in to_correct()]
    if person.has_perm(Act.RELEASE_APPROVE):
        others = waiting("proposed").exclude(proposed_by=person)
        items += [item(one, _("A press release waits for approval"), _("Read it")) for one in others]
    return items


def waiting(state):
    return Release.objects.filter(state=state)


def item(release, why, act):
    return DeskItem(
        title=release.headline,
        why=why,
        act=act,
        url=reverse("releases:release", args=[release.pk]),
        is_example=release.is_example,
    )
