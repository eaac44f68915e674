"""A figure computed from its definition, unweighted or weighted, and held against the disclosure rules.

Definition: {stat: rate|mean|share|rank|majority, item, values, where, also, base, rank, rate}. `where` names group
variables and `also` questions: a filter on anything else would let a figure look at one organisation or one person.
"""

from __future__ import annotations

from dataclasses import dataclass

from kompanjon.core.lazily import Lazily

from ..analysis.bases import holds, is_one_of, number
from ..analysis.entities import entities_in, most_in
from ..analysis.estimates import Design, means
from ..analysis.intervals import NOTHING, Estimate, wilson
from ..analysis.published import BASES
from ..analysis.wave import GROUP_COLUMNS, WaveTable
from .disclosure import group_problem

pl = Lazily("polars")

ENDLESS = float("inf")


@dataclass(frozen=True)
class Computed:
    estimate: Estimate
    answer: str = ""
    next_value: float | None = None
    next_high: float | None = None
    suppressed: bool = False


def compute(table: WaveTable, definition, weights, limits) -> Computed:
    """The number behind a figure; suppressed when the group or the cell is too small."""
    how = {"base": "answered", **definition}
    if not filters_allowed(table, how):
        return Computed(NOTHING, suppressed=True)
    if how["stat"] == "rate":
        outcome = table.outcome(how.get("where"))
        return Computed(
            Estimate(outcome.rate(how["rate"]), None, 0, outcome.invited, kind="rate"),
            suppressed=not outcome.shows_rate(),
        )
    if how["stat"] == "majority":
        return _majority(table, how, limits)
    if _group_is_small(table, how, limits):
        return Computed(NOTHING, suppressed=True)
    if how["stat"] == "mean":
        return Computed(_estimate(table, how, weights, number(how["item"]), "mean"))
    if how["stat"] == "rank":
        return _rank(table, how, weights, limits)
    also = answers_hold(table, how.get("also"))
    y = is_one_of(how["item"], how["values"], how["item"] in table.multi) * also.cast(pl.Float64)
    estimate = _estimate(table, how, weights, y, "share")
    frame = table.rows().filter(_kept(table, how))
    hits, also_here = (
        frame.select(y.alias("y"), also.alias("also")).select(pl.col("y").sum(), pl.col("also").sum()).row(0)
    )
    return Computed(estimate, suppressed=_tells(hits, frame.height, limits) or _tells(hits, also_here, limits))


def filters_allowed(table, how) -> bool:
    """Whether a figure divides by group variables and answers only."""
    asked = {*(how.get("also") or {}), *([how["item"]] if "item" in how else [])}
    return set(how.get("where") or {}) <= set(GROUP_COLUMNS) and asked <= table.answer_columns


def answers_hold(table, also) -> pl.Expr:
    """True for those who also gave one of the answers named of each other question."""
    given = [is_one_of(item, values, item in table.multi) == 1.0 for item, values in (also or {}).items()]
    return pl.all_horizontal(given) if given else pl.lit(True)


def _tells(hits, n, limits) -> bool:
    """Whether the number who say so, or the number who do not, is too small to be known."""
    return 0 < hits < limits.cell or 0 < n - hits < limits.cell


def _kept(table, how):
    return holds(how.get("where")) & table.base(how["item"], BASES[how["base"]])


def _estimate(table, how, weights, y, kind) -> Estimate:
    keep = _kept(table, how)
    if weights != "none":
        return table.weighted_by(weights).estimates(y, keep, kind).get(None, NOTHING)
    frame = table.rows().with_columns(pl.lit(1.0).alias("w"), pl.lit("all").alias("cls"))
    if frame.height < 2:
        return NOTHING
    found = means(frame, y, Design({"all": ENDLESS}, {"all": frame.height}), keep=keep, kind="mean").get(None, NOTHING)
    if kind == "mean" or not found.known:
        return found
    low, high = wilson(found.value * found.n, found.n)
    return Estimate(found.value, found.se, found.df, found.n, low, high, kind)


def _rank(table, how, weights, limits) -> Computed:
    counts = table.counts(how["item"], how.get("where"), BASES[how["base"]])
    estimates = {}
    for code in counts:
        estimates[code] = _estimate(
            table, how, weights, is_one_of(how["item"], [code], how["item"] in table.multi), "share"
        )
    order = sorted(estimates, key=lambda c: -estimates[c].value)
    place = int(how.get("rank", 1)) - 1
    if len(order) <= place:
        return Computed(NOTHING, suppressed=True)
    following = estimates[order[place + 1]] if len(order) > place + 1 else NOTHING
    return Computed(
        estimates[order[place]],
        order[place],
        following.value,
        following.high,
        suppressed=_tells(counts[order[place]], table.n(how["item"], how.get("where"), BASES[how["base"]]), limits),
    )


def _majority(table, how, limits) -> Computed:
    """The share of organisations whose answering representatives mostly give one of the values."""
    frame = table.rows().filter(_kept(table, how))
    by = frame.group_by("org_code").agg(
        is_one_of(how["item"], how["values"], how["item"] in table.multi).mean().alias("share")
    )
    n, yes = by.height, by.filter(pl.col("share") > 0.5).height
    low, high = wilson(yes, n) or (None, None)
    return Computed(
        Estimate(yes / n if n else None, None, n - 1, n, low, high, "share"),
        suppressed=n < limits.base or _tells(yes, n, limits),
    )


def _group_is_small(table, how, limits) -> bool:
    """Rules 1 and 2, for the group and for those in it whom the other questions of the figure pick out."""
    frame = table.rows().filter(_kept(table, how))
    parts = [frame, frame.filter(answers_hold(table, how["also"]))] if how.get("also") else [frame]
    most = most_in(table, how.get("where"))
    return any(_small(part, most, limits) for part in parts)


def _small(frame, most, limits) -> bool:
    counted = entities_in(frame, most)
    return bool(group_problem(counted, limits)) if counted else frame.height < limits.base
