from dataclasses import replace

from django.db.models import Count, Value
from django.utils import timezone
from django.utils.module_loading import import_string

from .items import Counted

SOURCES = "kompanjon.wiring.DESK"


def waiting_for(person):
    """All that waits for this person, over every organisation and partnership: what has a last day comes first."""
    items = counted([item for source in import_string(SOURCES) for item in source(person)])
    far = timezone.now().replace(year=9999)
    return sorted(items, key=lambda item: (item.until or far, item.title))


def counted(items):
    """The lines with their numbers filled in, those that count nothing left out: one statement for all of them."""
    lines = [item for item in items if isinstance(item, Counted)]
    if not lines:
        return items
    first, *others = [
        line.rows.order_by().annotate(line=Value(place)).values("line").annotate(n=Count(line.of, distinct=True))
        for place, line in enumerate(lines)
    ]
    numbers = {row["line"]: row["n"] for row in first.union(*others, all=True)}
    told = [
        replace(line.line, values={**line.line.values, "n": numbers[place]})
        for place, line in enumerate(lines)
        if numbers.get(place)
    ]
    return [item for item in items if not isinstance(item, Counted)] + told
