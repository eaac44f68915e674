"""Estimates with standard errors: one pass over the answers, then arithmetic on a few sums.

Non-response is a second phase: in class h the n_h respondents are a simple random sample of N_h.
The variance is linearised, and those outside a group stay in the sums with zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf, sqrt

from kompanjon.core.lazily import Lazily
from kompanjon.surveys.analysis.intervals import NOTHING, Estimate, finished

pl = Lazily("polars")


@dataclass(frozen=True)
class Design:
    """N and n of every class. Unweighted figures have one class without finite population."""

    population: Mapping[str, float]
    respondents: Mapping[str, int]

    def factor(self, name) -> float:
        """(1 − n/N) · n/(n−1)."""
        n, big = self.respondents[name], self.population[name]
        if n > big:
            raise ValueError(f"More answers than register units in {name}")
        return (1 - n / big) * n / (n - 1) if n > 1 else 0.0


@dataclass
class Sums:
    """What one class adds to one group: count, Σw, Σwy, Σw², Σw²y, Σw²y²."""

    n: int
    w: float
    wy: float
    w2: float
    w2y: float
    w2y2: float


def estimate(parts: Mapping[str, Sums], design: Design, kind: str = "mean") -> Estimate:
    """A ratio estimate for one group from the sums of its classes."""
    parts = {name: s for name, s in parts.items() if s.n}
    total = sum(s.w for s in parts.values())
    n = sum(s.n for s in parts.values())
    if not n or total <= 0:
        return NOTHING
    mean = sum(s.wy for s in parts.values()) / total
    variance = 0.0
    for name, s in parts.items():
        z = (s.wy - mean * s.w) / total
        z2 = (s.w2y2 - 2 * mean * s.w2y + mean * mean * s.w2) / total**2
        variance += design.factor(name) * max(z2 - z * z / design.respondents[name], 0.0)
    return finished(kind, mean, sqrt(variance), n - len(parts), n, domain_size(total, design))


def domain_size(weights: float, design: Design) -> float:
    """How many the group stands for: the sum of its weights, not the whole wave. Without a population it is endless."""
    return inf if inf in design.population.values() else weights


def means(
    frame: pl.DataFrame, y: pl.Expr, design: Design, *, group=None, keep=None, weight="w", cls="cls", kind="mean"
):
    """Estimates of the mean of y by group (a column, or None for all), a dict of group to Estimate.

    `frame` holds every respondent; `keep` says who is in the base. Only sums leave polars.
    """
    keys = [cls] if group is None else [cls, group]
    lazy = frame.lazy().select(
        *[pl.col(k) for k in keys],
        pl.col(weight).alias("_w"),
        y.alias("_y"),
        (pl.lit(True) if keep is None else keep).alias("_keep"),
    )
    w, yy = pl.col("_w"), pl.col("_y")
    sums = (
        lazy.filter(pl.col("_keep") & yy.is_not_null())
        .group_by(keys)
        .agg(
            pl.len().alias("n"),
            w.sum().alias("w"),
            (w * yy).sum().alias("wy"),
            (w * w).sum().alias("w2"),
            (w * w * yy).sum().alias("w2y"),
            (w * w * yy * yy).sum().alias("w2y2"),
        )
        .collect()
    )
    found: dict = {}
    for row in sums.iter_rows(named=True):
        parts = found.setdefault(None if group is None else row[group], {})
        parts[row[cls]] = Sums(row["n"], row["w"], row["wy"], row["w2"], row["w2y"], row["w2y2"])
    return {name: estimate(parts, design, kind) for name, parts in found.items()}


def distribution(
    frame: pl.DataFrame, item: str, design: Design, weights: Mapping[str, float], *, group=None, keep=None, cls="cls"
):
    """Every option's share, by group, when all in a class weigh the same: {group: {option: Estimate}}.

    Counting is all that is done per answer, so a million answers take as long as counting them.
    """
    keys = [cls, item] if group is None else [cls, group, item]
    lazy = frame.lazy()
    if keep is not None:
        lazy = lazy.filter(keep)
    counted = lazy.group_by(keys).agg(pl.len().alias("_n")).collect()
    cells: dict = {}
    for row in counted.iter_rows(named=True):
        if row[item] is None:
            continue
        parts = cells.setdefault(None if group is None else row[group], {})
        inner = parts.setdefault(row[cls], {})
        inner[row[item]] = inner.get(row[item], 0) + row["_n"]
    return {name: _shares(parts, design, weights) for name, parts in cells.items()}


def _shares(parts, design, weights):
    options = sorted({option for inner in parts.values() for option in inner}, key=str)
    return {
        option: estimate(
            {c: _flat_sums(sum(inner.values()), inner.get(option, 0), weights[c]) for c, inner in parts.items()},
            design,
            "share",
        )
        for option in options
    }


def _flat_sums(n, hits, w):
    """The sums of a 0/1 answer when everyone in the class has weight w."""
    return Sums(n, n * w, hits * w, n * w * w, hits * w * w, hits * w * w)
