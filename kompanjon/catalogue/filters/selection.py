"""Choosing among partnerships: what is chosen, what is left, and how many each further choice would give.

Plain functions on the picture: no queries. The address is the filter, the same words in both languages.
"""

from dataclasses import dataclass

from kompanjon.core.db import sorting_key
from kompanjon.core.search.rules import asked, holds

FILTERS = ("party", "country", "theme", "area", "sdg", "network", "status", "year")
UNKNOWN = "unknown"
SIDES = ("se", "abroad")


@dataclass(frozen=True)
class Choices:
    text: str = ""
    party: str = ""
    country: str = ""
    theme: str = ""
    area: str = ""
    sdg: str = ""
    network: str = ""
    status: str = ""
    year: int | None = None
    sort: str = ""

    @property
    def chosen(self):
        return {name: getattr(self, name) for name in FILTERS if getattr(self, name)}


def select_organisations(picture, query):
    """Those who have taken part, by side and by what their name, place or country holds: the page and its files."""
    side, words = query.get("side", ""), asked(query.get("q", ""))
    return [
        one
        for one in picture.organisations
        if (one.key in picture.of_organisation or one.key in picture.awards_of_organisation)
        and (side not in SIDES or one.is_swedish == (side == "se"))
        and holds(one.haystack, words)
    ]


def values(partnership):
    """{filter: the values that a partnership answers to}, worked out once for each."""
    known = partnership.__dict__.get("filter_values")
    if known is None:
        known = partnership.__dict__["filter_values"] = {
            "party": frozenset(one.slug for one in partnership.here),
            "country": frozenset(one.code.lower() for one in partnership.countries),
            "theme": frozenset(slugged(area) for area in partnership.areas),
            "area": partnership.core_areas,
            "sdg": partnership.goals,
            "network": frozenset(one.slug for one in partnership.networks),
            "status": frozenset({partnership.status or UNKNOWN}),
        }
    return known


def slugged(area):
    return "-".join("".join(mark if mark.isalnum() else " " for mark in area.casefold()).split())


def passes(partnership, name, wanted):
    if name == "year":
        return partnership.active_in(wanted)
    return wanted in values(partnership)[name]


def select(partnerships, choices):
    """(the chosen ones in order, {filter: {value: how many it would give with the other choices kept}})."""
    words = asked(choices.text)
    wanted = choices.chosen
    counts = {name: {} for name in FILTERS if name != "year"}
    found = []
    for partnership in partnerships:
        if words and not holds(partnership.haystack, words):
            continue
        failed = [name for name, value in wanted.items() if not passes(partnership, name, value)]
        if not failed:
            found.append(partnership)
        if len(failed) > 1:
            continue
        answers = values(partnership)
        for name in failed or counts:
            for value in answers.get(name, ()):
                counts[name][value] = counts[name].get(value, 0) + 1
    return ordered(found, choices.sort), counts


STATUS_ORDER = {"active": 0, "resting": 1, "": 2, "ended": 3}
LATE = 9999


def ordered(found, sort):
    """In the order asked for; a minus before the word turns it round. Without a word: living ones first, longest first."""
    backwards, word = sort.startswith("-"), sort.lstrip("-")
    key = {
        "name": lambda one: one.order,
        "theme": lambda one: (not one.theme, sorting_key(one.theme)),
        "start": lambda one: (one.start_year or LATE, one.order),
        "projects": lambda one: (-one.project_count, one.order),
        "status": lambda one: (STATUS_ORDER.get(one.status, 2), one.order),
    }.get(
        word,
        lambda one: (
            STATUS_ORDER.get(one.status, 2),
            -one.project_count,
            one.start_year or LATE,
            one.order,
        ),
    )
    return sorted(found, key=key, reverse=backwards)
