"""Who hosts the visits that are planned, year by year, for whoever plans them."""

import itertools
from dataclasses import dataclass

from django.utils.translation import gettext

from kompanjon.core.words import _

from ..eligibility.queries import meetings
from ..eligibility.visits import BOTH, INTERNATIONAL, SWEDISH

PLACES = {
    SWEDISH: _("in Sweden"), INTERNATIONAL: _("in the international partner's place"), "elsewhere": _("somewhere else"),
    "": _("not said where"),
}  # fmt: skip


@dataclass(frozen=True)
class Hosts:
    """The visits by year, and whether the two sides take turns; None while there is nothing to take turns about."""

    years: tuple[tuple[int, str], ...]
    in_turn: bool | None


def hosts_of(form, texts) -> Hosts:
    hosts, _digital = meetings(form, texts)
    row = [place for year in sorted(hosts) for place in hosts[year] if place in BOTH]
    said = (
        (year, ", ".join(gettext(PLACES.get(place, PLACES[""])) for place in hosts[year])) for year in sorted(hosts)
    )
    in_turn = all(one != next_ for one, next_ in itertools.pairwise(row)) if len(row) > 1 else None
    return Hosts(tuple(said), in_turn)
