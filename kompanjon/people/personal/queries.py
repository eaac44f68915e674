from dataclasses import dataclass
from datetime import date, timedelta

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Count, ForeignKey
from django.utils.translation import gettext

from kompanjon.core.facts import ask

from ..privacy import KEPT, WHO_DID_IT, Kept, Schedule
from .questions import WhatHolds
from .rules import cut_off, later_by
from .speech import in_words


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

    @property
    def fields(self):
        return in_words(self.kept)


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
    """Rows of cases with that outcome, decided before the day, and not emptied already."""
    case = f"{kept.case}__"
    rows = rows_of(kept).filter(**{f"{case}state__in": schedule.states, f"{case}decided_on__lt": before})
    return rows.exclude(**dict.fromkeys(kept.emptied[:1], "")).order_by("pk")


def may_erase():
    """Whether the office has decided that what has passed its time goes by itself."""
    runs = settled("erasure_runs")
    return bool(runs and runs.value and runs.decided)


def timed(today, ahead=timedelta()):
    """What has a time that the office has confirmed: (entry, schedule, the day before which a case must be decided)."""
    for kept in KEPT:
        for schedule in kept.erased:
            holds = settled(schedule.decision) if schedule.decision else None
            if holds and holds.decided and holds.value is not None:
                yield kept, schedule, int(holds.value), cut_off(today + ahead, int(holds.value), schedule.unit)


@dataclass(frozen=True)
class Goes:
    """What goes of one case, and on which night."""

    case: str
    decided_on: date
    label: str
    rows: int
    on: date


def going(today, days=30):
    """What goes within so many days, the first first, as it stands now. Nothing unless the office has said that it may."""
    if not may_erase():
        return []
    found = []
    for kept, schedule, number, before in timed(today, timedelta(days=days)):
        named = [f"{kept.case}__{name}" for name in ("case_number", "decided_on")]
        rows = would_be_erased(kept, schedule, before).order_by().values_list(*named).annotate(rows=Count("pk"))
        for case, decided_on, count in rows:
            on = max(today, later_by(decided_on, number, schedule.unit) + timedelta(days=1))
            found.append(Goes(case or "–", decided_on, kept.label, count, on))
    return sorted(found, key=lambda one: (one.on, one.case, one.label))


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


def case_of(row, path):
    for name in path.split("__"):
        row = getattr(row, name)
    return row
