from django.db.models import Prefetch, Q
from django.utils import timezone

from kompanjon.core.numbers import typed_number
from kompanjon.core.search.queries import find
from kompanjon.core.speech import as_kept
from kompanjon.people.access.acts import Act
from kompanjon.people.access.models import Seat
from kompanjon.people.access.reach import held_on, visible

from .models import Partnership, Party, Side, Source
from .search import KIND

WITH_PARTIES = Prefetch("parties", Party.objects.select_related("organisation__country"))


def partnerships(person, asked):
    """Those within this person's reach that fit what was asked for, in Swedish order."""
    found = visible(Partnership.objects.all(), person, Act.PARTNERSHIP_SEE)
    if asked.get("q"):
        found = found.filter(pk__in=find(KIND, asked["q"]))
    if asked.get("state"):
        found = found.filter(state=None if asked["state"] == "not_begun" else asked["state"])
    if asked.get("stated"):
        found = found.filter(stated_status="" if asked["stated"] == "unknown" else asked["stated"])
    if asked.get("network"):
        found = found.filter(
            pk__in=Partnership.networks.through.objects.filter(network=asked["network"]).values("partnership")
        )
    for column, value in (("organisation__country", asked.get("country")), ("organisation", asked.get("party"))):
        if value:
            found = found.filter(pk__in=Party.objects.filter(**{column: value}).values("partnership"))
    return found.prefetch_related(WITH_PARTIES).order_by("name_key", "pk")


def was_read(question):
    """Whether anything here came from others' public pages: such a record names its sources."""
    return Source.objects.exists()


def pair(partnership):
    """The names of the two sides, as people say them; other parties stand with the international side."""
    sides = {True: [], False: []}
    for party in partnership.parties.all():
        sides[party.side == Side.SWEDISH].append(party.organisation.label)
    return ", ".join(sides[True]) or partnership.name, ", ".join(sides[False])


def people_in(partnership):
    """Who sits in the partnership, or acts for one of its parties, today."""
    here = Q(partnership=partnership.pk) | Q(organisation__parties__partnership=partnership)
    seats = Seat.objects.filter(here, held_on(timezone.localdate()))
    return seats.select_related("person", "organisation").distinct().order_by("role", "pk")


def named(text, limit=8):
    """Partnerships that fit some words, for who must point at one: (key, name)."""
    text, every = as_kept(text), Partnership.objects.order_by("name_key")
    if (key := typed_number(text)) is not None:
        found = every.filter(pk=key)
    else:
        exact = every.filter(Q(name__iexact=text) | Q(slug=text))
        found = exact if exact.exists() else every.filter(pk__in=find(KIND, text))
    return [(one.pk, str(one)) for one in found[:limit]]
