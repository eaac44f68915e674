"""From public partnerships to the arcs of the map, and which of them are told by name."""

import re

from kompanjon.core.components import map as drawn

FEW = 16  # so few arcs that every place is named where there is room
OFFICIAL = re.compile(r" (?:District Local Government|County Government|County|Province|District|City Council|Island)$")


def links(partnerships, told=8):
    """One arc from the first Swedish place to each counterpart that may stand on the map."""
    few = len(partnerships) <= FEW
    loud = {id(one) for one in (partnerships if few else worth_telling(partnerships, told))}
    found = []
    for partnership in partnerships:
        here = next((one for one in partnership.here if one.on_map), None)
        for there in partnership.there:
            if here and there.on_map and not there.is_swedish:
                told_here = id(partnership) in loud and (few or there is partnership.there[0])
                found.append(drawn.Link(place(here), place(there), told=told_here))
    return found


def place(organisation):
    """The name people say, without what sort of authority it is."""
    return drawn.Place(OFFICIAL.sub("", organisation.label), organisation.latitude, organisation.longitude)


def worth_telling(partnerships, how_many):
    """The partnership with most projects of each country in turn, so that the names spread over the world."""
    best = {}
    for one in sorted(partnerships, key=lambda one: (-one.project_count, one.start_year or 9999, one.slug)):
        if len(one.there) == 1 and one.countries and one.there[0].on_map and any(here.on_map for here in one.here):
            taken = {other.here[0].key for other in best.values()}
            if one.here[0].key not in taken:
                best.setdefault(one.countries[0].code, one)
    return list(best.values())[:how_many]


def drawing(partnerships, light=False, told=8):
    return drawn.both(links(partnerships, told), light=light)
