from dataclasses import dataclass

from django.db.models import Count, Q

from .models import Organisation
from .rules import NEAR_ENOUGH, nearness, same_name


def organisations(asked):
    """The register for the office: filtered by words, kind and country, in Swedish order."""
    found = Organisation.objects.select_related("country", "county").annotate(
        partnerships=Count("parties", distinct=True)
    )
    if asked.get("q"):
        words = asked["q"].strip()
        found = found.filter(
            Q(name__icontains=words) | Q(place__icontains=words) | Q(names__name__icontains=words) | Q(code=words)
        ).distinct()
    if asked.get("kind"):
        found = found.filter(kind=asked["kind"])
    if asked.get("country"):
        found = found.filter(country_id=asked["country"])
    return found.order_by("name_key", "pk")


@dataclass(frozen=True)
class Hit:
    """A body that somebody may have meant: how near it comes, and under which other name where that is why."""

    organisation: Organisation
    nearness: float
    is_same: bool
    also_called: str = ""


def near_to(text, found, most=12):
    """Bodies among `found` whose names come near a text, the nearest first. Some thousand names are gone through."""
    hits = []
    for one in found.select_related("country").prefetch_related("names"):
        own = [name for name in (one.name, one.short_name, one.place) if name]
        other = [name.name for name in one.names.all()]
        country = [one.country.name_sv, one.country.name_en] if one.country else []
        mark = nearness(text, own, country)
        under_another = max(((nearness(text, [name], country), name) for name in other), default=(0.0, ""))
        if max(mark, under_another[0]) >= NEAR_ENOUGH:
            called = under_another[1] if under_another[0] > mark else ""
            hits.append(Hit(one, max(mark, under_another[0]), same_name(text, [*own, *other]), called))
    hits.sort(key=lambda hit: (not hit.is_same, -round(hit.nearness, 1), hit.organisation.name_key))
    return hits[:most]


def in_use():
    """Bodies that are there today, and whose name may be shown to anybody who is signed in."""
    return Organisation.objects.filter(ended_year=None, withheld=False)
