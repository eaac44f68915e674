"""What the method page needs: what cannot be tested with the answers, shown from every side that can."""

from __future__ import annotations

from kompanjon.core.lazily import Lazily

from .bases import number
from .sensitivity import non_response
from .wave import WaveTable

pl = Lazily("polars")


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
