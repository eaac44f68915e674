"""Weights that meet known totals: post-stratification and raking, and their variance by residuals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy

from kompanjon.surveys.analysis.intervals import Estimate, finished
from kompanjon.surveys.analysis.weighting import CannotWeight, usable

MISFIT, MOST_SWEEPS = 1e-6, 200
BOUNDS = (0.3, 3.0)


def post_stratify(levels: Sequence, weights, targets: Mapping) -> numpy.ndarray:
    """Weights that sum to the target in every stratum."""
    start = numpy.asarray(weights, float)
    usable(start.tolist())
    codes = _coded("stratum", levels, targets)
    sums = numpy.bincount(codes, start, len(targets))
    return start * (numpy.array(list(targets.values()), float) / sums)[codes]


@dataclass(frozen=True)
class Raked:
    weights: numpy.ndarray
    sweeps: int
    ratios: numpy.ndarray
    outside: int  # how many ratios lie outside the bounds


def rake(margins: Mapping[str, tuple[Sequence, Mapping]], weights, *, bounds=BOUNDS, sweeps=MOST_SWEEPS) -> Raked:
    """Multiply to one margin after another until all fit. `margins`: name → (level of each answer, targets)."""
    start = numpy.asarray(weights, float)
    usable(start.tolist())
    prepared = [
        (name, _coded(name, levels, targets), numpy.array(list(targets.values()), float))
        for name, (levels, targets) in margins.items()
    ]
    totals = {name: target.sum() for name, _, target in prepared}
    if totals and max(totals.values()) - min(totals.values()) > 1e-6 * max(totals.values()):
        raise CannotWeight("Margins with different totals: " + ", ".join(f"{k} {v:g}" for k, v in totals.items()))
    current = start.copy()
    for sweep in range(1, sweeps + 1):
        for _name, codes, target in prepared:
            current *= (target / numpy.bincount(codes, current, len(target)))[codes]
        misfit = max((numpy.abs(numpy.bincount(c, current, len(t)) / t - 1).max() for _n, c, t in prepared), default=0)
        if misfit < MISFIT:
            ratios = current / start
            outside = int(((ratios < bounds[0]) | (ratios > bounds[1])).sum()) if bounds else 0
            return Raked(current, sweep, ratios, outside)
    raise CannotWeight(f"Raking did not settle in {sweeps} sweeps (misfit {misfit:.2g})")


def residuals(y, weights, margins: Sequence[Sequence], sweeps: int = 50) -> numpy.ndarray:
    """What the margins do not explain of y: the weighted means of each level taken away, again and again."""
    left, w = numpy.asarray(y, float).copy(), numpy.asarray(weights, float)
    coded = [numpy.unique(numpy.asarray(levels), return_inverse=True)[1] for levels in margins]
    for _sweep in range(sweeps if len(coded) > 1 else 1):
        before = left.copy()
        for codes in coded:
            left -= (numpy.bincount(codes, w * left) / numpy.bincount(codes, w))[codes]
        if numpy.abs(left - before).max(initial=0) < 1e-12:
            break
    return left


def calibrated(y, keep, weights, margins, design, classes, kind="mean") -> Estimate:
    """An estimate under calibrated weights: the linearised values are first cleared of the margins."""
    y, keep, w = numpy.asarray(y, float), numpy.asarray(keep, bool), numpy.asarray(weights, float)
    total = w[keep].sum()
    mean = (w[keep] * y[keep]).sum() / total
    linear = numpy.where(keep, (numpy.nan_to_num(y) - mean) / total, 0.0)
    z = w * residuals(linear, w, margins)
    names, codes = numpy.unique(numpy.asarray(classes), return_inverse=True)
    variance = 0.0
    for index, name in enumerate(names):
        part = z[codes == index]
        variance += design.factor(str(name)) * ((part - part.mean()) ** 2).sum()
    n = int(keep.sum())
    df = n - len(set(codes[keep].tolist()))
    return finished(kind, float(mean), sqrt(variance), df, n, sum(design.population.values()))


def _coded(name, levels, targets) -> numpy.ndarray:
    """The level of each answer as a number, or an error that names the level."""
    order = {str(level): i for i, level in enumerate(targets)}
    strange = sorted({str(x) for x in levels} - set(order))
    if strange:
        raise CannotWeight(f"{name}: no target for {', '.join(strange)}")
    hollow = [str(k) for k, v in targets.items() if not v > 0]
    if hollow:
        raise CannotWeight(f"{name}: the target is empty for {', '.join(hollow)}")
    unanswered = sorted(set(order) - {str(x) for x in levels})
    if unanswered:
        raise CannotWeight(f"{name}: nobody answered in {', '.join(unanswered)}")
    return numpy.array([order[str(x)] for x in levels])
