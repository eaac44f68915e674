"""What the method page needs: what cannot be tested with the answers, shown from every side that can."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from kompanjon.core.lazily import Lazily

from .bases import is_one_of, number
from .models import WeightSet
from .past import CLOSED
from .rates import EDITION
from .sensitivity import non_response
from .wave import CLASSES, WaveTable, levels
from .weighting import CannotWeight
from .weights import METHODS, margin_name

pl = Lazily("polars")


@dataclass(frozen=True)
class Weighing:
    """A weight set as a page tells of it."""

    name: str
    method: str
    method_words: str
    effect: float
    reason: str
    rows: list  # class, N, n, weight, rate
    merged: tuple
    margins: list  # margin, level, persons, sum of weights before, n
    cells: list  # class, levels …, weight, n
    variables: list
    ratios: list | None = None
    bounds: list | None = None
    outside: int = 0
    trimmed: int = 0

    @property
    def by_classes(self):
        return self.method == CLASSES


def class_rows(table: WaveTable) -> list[tuple]:
    """Each class with N, n, weight and rate."""
    c = table.classes
    return [
        (name, c.population[name], c.respondents[name], c.weight(name), c.respondents[name] / c.population[name])
        for name in sorted(c.population)
    ]


def weighing(table: WaveTable, kept: WeightSet | None) -> Weighing:
    """What must be said of the weights that a table computes with. CannotWeight when they cannot be had."""
    if kept is None or kept.method == CLASSES:
        name, reason = (kept.name, kept.reason) if kept else (CLASSES, "")
        c = table.classes
        return Weighing(
            name, CLASSES, METHODS[CLASSES], c.design_effect, reason, class_rows(table), c.merged, [], [], []
        )
    result, frame = kept.result, table.respondents
    margins = [
        (margin_name(m), level, target, met, n)
        for m in table.calibration.margins
        for level, target, met, n in _met(frame, m, result["targets"][margin_name(m)])
    ]
    return Weighing(
        kept.name,
        kept.method,
        METHODS[kept.method],
        kept.design_effect,
        kept.reason,
        class_rows(table) if table.in_classes else [],
        table.classes.merged if table.in_classes else (),
        margins,
        result["cells"],
        table.calibration.variables,
        result["ratios"],
        kept.definition["bounds"],
        result["outside"],
        result["trimmed"],
    )


def _met(frame, margin, targets):
    """For each level of a margin: persons in the population, the sum of the weights, and how many answered."""
    found: dict = {}
    for level, w in zip(levels(frame, margin), frame["w"].to_list(), strict=True):
        total, n = found.get(level, (0.0, 0))
        found[level] = (total + w, n + 1)
    return [(level, target, *found.get(level, (0.0, 0))) for level, target in targets.items()]


def headlines(table: WaveTable, items):
    """Weighted beside unweighted for each scale and yes/no item, with the range if the silent think otherwise."""
    rows = []
    eligible, answered = table.outcome().eligible, table.respondents.height
    for item in items:
        if item.kind == "scale":
            w, u, width = table.mean(item.code), _mean(table, item), item.points - 1
        elif item.kind == "yes_no":
            first = item.options.all()[0].code
            n = table.n(item.code)
            w, u, width = table.share(item.code, [first]), table.counts(item.code).get(first, 0) / n if n else None, 1.0
        else:
            continue
        if w.known:
            rows.append((item, w, u, non_response(w.value, answered, eligible, width=width)))
    return rows


def _mean(table, item):
    return table.rows().filter(table.base(item.code)).select(number(item.code)).to_series().mean()


LEAST = 30  # answers a part of the field period needs to be shown


def early_and_late(table: WaveTable, items, moments) -> list[dict]:
    """Each key question's mean, or share of its first answer, among those who came before and after each reminder."""
    if "responded_at" not in table.respondents.columns or not moments:
        return []
    bounds, rows = [None, *moments, None], []
    for item in items:
        share = item.kind == "yes_no"
        if not share and item.kind != "scale":
            continue
        y = is_one_of(item.code, [item.options.all()[0].code]) if share else number(item.code)
        frame = table.respondents.filter(table.base(item.code, item.base_rule))
        parts = [_between(frame, low, high) for low, high in pairwise(bounds)]
        cells = [(p.height, p.select(y).to_series().mean()) if p.height >= LEAST else None for p in parts]
        if sum(1 for cell in cells if cell) > 1:
            rows.append({"item": item, "share": share, "cells": cells})
    return rows


def _between(frame, low, high):
    part = frame if low is None else frame.filter(pl.col("responded_at") >= low)
    return part if high is None else part.filter(pl.col("responded_at") < high)


def method_facts(wave, table=None, items=None) -> dict:
    """Everything a statistician asks for first."""
    from ..figures.disclosure import Limits
    from .tables import questionnaire_of, wave_table

    table = table or wave_table(wave)
    facts = {
        "wave": wave,
        "outcome": table.outcome(),
        "edition": EDITION,
        "limits": Limits(base=wave.smallest_base, cell=wave.smallest_cell),
        "entities": wave.units.values("organisation__legal_entity").distinct().count(),
    }
    if wave.state not in CLOSED:
        return facts
    if items is None:
        questionnaire = questionnaire_of(wave)
        items = list(questionnaire.items.prefetch_related("options")) if questionnaire else []
    try:
        official = wave.weight_sets.filter(official=True).first()
        facts |= {"of": weighing(table, official), "headlines": headlines(table, items)}
    except CannotWeight as stopped:
        facts["stopped"] = [stopped.problem]
        return facts
    moments = [s.begun_at for s in wave.sendings.filter(number__gt=0, begun_at__isnull=False)] or _reminders(wave)
    return facts | {
        "early": early_and_late(table, items, moments),
        "moments": list(range(len(moments) + 1)) if moments else [],
    }


def _reminders(wave):
    """When reminders went out, for a wave that was loaded from a delivery."""
    from ..fieldwork.models import Invitation

    some = Invitation.objects.filter(unit__wave=wave).exclude(reminded=[]).values_list("reminded", flat=True).first()
    return [datetime.fromisoformat(m) for m in some or []]
