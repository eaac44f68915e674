from dataclasses import dataclass

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import ForeignKey
from django.utils.translation import gettext

from kompanjon.core.facts import ask

from ..privacy import KEPT, WHO_DID_IT, Kept, Schedule
from .questions import WhatHolds
from .rules import cut_off


@dataclass(frozen=True)
class Due:
    """A schedule of an entry: the time that holds, whether anybody decided it, and how many rows have passed it."""

    schedule: Schedule
    number: int | None = None
    decided: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Line:
    kept: Kept
    place: str
    dues: list[Due]


def settled(key):
    return next((answer for answer in ask(WhatHolds(key)) if answer), None)


def register(today):
    """The whole table, with what would be erased today. A query per counted schedule, no more."""
    return [
        Line(kept, str(number), [due(kept, schedule, today) for schedule in kept.erased])
        for number, kept in enumerate(KEPT)
    ]


def due(kept, schedule, today):
    holds = settled(schedule.decision) if schedule.decision else None
    if holds is None or holds.value is None:
        return Due(schedule)
    count = would_be_erased(kept, schedule, cut_off(today, int(holds.value), schedule.unit)).count()
    return Due(schedule, int(holds.value), holds.decided, count)


def would_be_erased(kept, schedule, before):
    """Rows of cases with that outcome, decided before the day. Listed only: nothing here erases."""
    case = f"{kept.case}__"
    return rows_of(kept).filter(**{f"{case}state__in": schedule.states, f"{case}decided_on__lt": before}).order_by("pk")


def rows_of(kept):
    return apps.get_model(kept.model)._base_manager.all()


def extract(person):
    """All that lies about a person, entry by entry, as plain values for a file."""
    return [
        {"what": gettext(kept.label), "why": gettext(kept.purpose), "ground": gettext(kept.ground), "rows": rows}
        for kept in KEPT
        if kept.whose and (rows := list(theirs(kept, person).values(*kept.shown)))
    ] + [{"what": gettext(WHO_DID_IT.label), "why": gettext(WHO_DID_IT.purpose), "rows": done_by(person)}]


def theirs(kept, person):
    wanted = {"key": person.pk, "address": person.email, "mark": f"person:{person.pk}"}[kept.by]
    lookup = f"{kept.whose}__iexact" if kept.by == "address" else kept.whose
    return rows_of(kept).filter(**{lookup: wanted}).order_by("pk")


def done_by(person):
    """How many records of each kind bear the person's key in a column that the table does not name."""
    counted = []
    for model, column in columns_of_doers():
        count = model._base_manager.filter(**{column: person.pk}).count()
        if count:
            counted.append({"record": str(model._meta.verbose_name), "column": column, "count": count})
    return counted


def columns_of_doers():
    named = {(kept.model, kept.whose) for kept in KEPT}
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            points_at_a_person = isinstance(field, ForeignKey) and field.related_model is get_user_model()
            if points_at_a_person and (model._meta.label_lower, field.name) not in named:
                yield model, field.name
