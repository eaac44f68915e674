"""What the method page needs: what cannot be tested with the answers, shown from every side that can."""

from __future__ import annotations

from dataclasses import dataclass

from kompanjon.core.lazily import Lazily

from .bases import number
from .models import WeightSet
from .sensitivity import non_response
from .wave import CLASSES, WaveTable, levels
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


def early_and_late(table: WaveTable, item, moments):
    """The mean or first share of those who answered before and after each reminder."""
    frame = table.respondents.filter(table.base(item.code))
    if "responded_at" not in frame.columns or not moments:
        return []
    found, bounds = [], [None, *moments, None]
    for place in range(len(bounds) - 1):
        low, high = bounds[place], bounds[place + 1]
        part = frame.filter(pl.lit(True) if low is None else pl.col("responded_at") >= low)
        part = part.filter(pl.lit(True) if high is None else pl.col("responded_at") < high)
        if part.height >= 30:
            found.append((place, part.height, part.select(number(item.code)).to_series().mean()))
    return found
