from functools import reduce
from operator import or_

from django.db.models import Count, OuterRef, Q, Subquery
from django.urls import reverse

from kompanjon.applications.joint.models import Application
from kompanjon.core.words import _
from kompanjon.people.access.acts import Act
from kompanjon.people.access.grants import OFFICE_ROLES, Role
from kompanjon.people.access.reach import sittings
from kompanjon.people.desk.items import DeskItem
from kompanjon.rounds.calls.models import Round

from .chain import roles_in
from .models import Award

CHAIN_ROLES = OFFICE_ROLES - {Role.DECISION_MAKER, Role.OFFICER}
"""Who may stand in a chain: those of the office who neither prepare nor decide."""


def decisions_waiting(person):
    """By round, for whoever may do it: proposals to decide, to endorse, to prepare again, decisions to publish."""
    kinds = list(kinds_for(person))
    mine = {sitting.role for sitting in sittings(person)} & CHAIN_ROLES
    versions = versions_by_round() if mine else {}
    calls = rounds_with(kinds, versions)
    items = []
    for call in calls.prefetch_related("endorsements") if versions else calls:
        items += to_endorse(call, mine, versions[call.pk]) if call.pk in versions else []
        for place, (_rows, _path, why, act) in enumerate(kinds):
            count = getattr(call, f"n{place}")
            items += [round_item(call, why, count, act)] if count else []
    return items


def kinds_for(person):
    """What this person may do about decisions: the rows, the way from them to the round, what to say, the act."""
    if person.has_perm(Act.AWARD_DECIDE):
        why = _("Proposals that wait for a decision: {count}")
        yield Award.objects.open().exclude(proposed_by=person), "application__round", why, _("Take the decision")
    if person.has_perm(Act.AWARD_PREPARE):
        ready = Application.objects.filter(state="recommended").exclude(awards__current=True)
        yield ready, "round", _("Assessed cases that wait for a proposal: {count}"), _("Propose")
        why = _("Proposals sent back to be prepared: {count}")
        yield Award.objects.on_the_table().filter(state="sent_back"), "application__round", why, _("Prepare")
    if person.has_perm(Act.AWARD_PUBLISH):
        decided = Award.objects.current().filter(state="decided")
        yield decided, "application__round", _("Decisions not yet published: {count}"), _("Publish")


def rounds_with(kinds, versions):
    """The rounds where something waits, with the number of each kind as n0, n1 and so on: one statement."""
    numbers = {f"n{place}": how_many(rows, path) for place, (rows, path, _why, _act) in enumerate(kinds)}
    waits = reduce(or_, (Q(**{f"{name}__gt": 0}) for name in numbers), Q(pk__in=versions))
    rounds = Round.objects.filter(is_recorded=False).annotate(**numbers).filter(waits).order_by("pk")
    return rounds.defer("criteria", "themes")


def how_many(rows, path):
    """The number of rows of a round, as a part of the statement that reads the rounds."""
    of_round = rows.filter(**{path: OuterRef("pk")}).order_by().values(path)
    return Subquery(of_round.annotate(n=Count("pk")).values("n"))


def versions_by_round():
    """What lies on the table to be decided: {round: {award: version}}."""
    waiting: dict[int, dict[int, int]] = {}
    for call, key, version in Award.objects.open().values_list("application__round", "pk", "version"):
        waiting.setdefault(call, {})[key] = version
    return waiting


def to_endorse(call, mine, versions):
    """For somebody in the chain: proposals of a round that this seat has not endorsed as they stand."""
    given = [one for one in call.endorsements.all() if one.role in mine]
    asked = len(mine & set(roles_in(call)[0]))
    left = sum(sum(kept.stands_behind(*one) for kept in given) < asked for one in versions.items())
    why = _("Proposals that wait for your endorsement: {count}")
    return [round_item(call, why, left, _("Endorse"))] if left else []


def round_item(call, why, count, act):
    return DeskItem(
        title=call.name, why=why, values={"count": count}, act=act, is_example=call.is_example,
        url=reverse("decisions:table", args=[call.slug]),
    )  # fmt: skip
