"""Weights that meet known totals: post-stratification and raking, and their variance by residuals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from kompanjon.core.lazily import Lazily
from kompanjon.core.words import _
from kompanjon.surveys.analysis.estimates import domain_size
from kompanjon.surveys.analysis.intervals import NOTHING, Estimate, finished
from kompanjon.surveys.analysis.weighting import CannotWeight, usable

numpy = Lazily("numpy")

MISFIT, MOST_SWEEPS = 1e-6, 200
BOUNDS = (0.3, 3.0)


def post_stratify(levels: Sequence, weights, targets: Mapping, name="stratum") -> numpy.ndarray:
    """Weights that sum to the target in every stratum."""
    start = numpy.asarray(weights, float)
    usable(start.tolist())
    codes = _coded(name, levels, targets)
    sums = numpy.bincount(codes, start, len(targets))
    return start * (numpy.array(list(targets.values()), float) / sums)[codes]


@dataclass(frozen=True)
class Raked:
    weights: numpy.ndarray
    sweeps: int
    ratios: numpy.ndarray
    outside: int  # how many ratios lie outside the bounds
    trimmed: int = 0  # how many lie on a bound, because the weights were trimmed to it


def rake(
    margins: Mapping[str, tuple[Sequence, Mapping]], weights, *, bounds=BOUNDS, sweeps=MOST_SWEEPS, trim=False
) -> Raked:
    """Multiply to one margin after another until all fit. `margins`: name → (level of each answer, targets).

    With `trim` each ratio is then held inside the bounds, and the margins are met as far as that allows.
    """
    start = numpy.asarray(weights, float)
    usable(start.tolist())
    prepared = [
        (name, _coded(name, levels, targets), numpy.array(list(targets.values()), float))
        for name, (levels, targets) in margins.items()
    ]
    totals = {name: target.sum() for name, _codes, target in prepared}
    if totals and max(totals.values()) - min(totals.values()) > 1e-6 * max(totals.values()):
        named = ", ".join(f"{name} {total:g}" for name, total in totals.items())
        raise CannotWeight(_("The margins have different totals: {totals}."), totals=named)
    current, misfits = start.copy(), {}
    for sweep in range(1, sweeps + 1):
        for _name, codes, target in prepared:
            current *= (target / numpy.bincount(codes, current, len(target)))[codes]
        misfits = {name: numpy.abs(numpy.bincount(c, current, len(t)) / t - 1) for name, c, t in prepared}
        if max((m.max() for m in misfits.values()), default=0) < MISFIT:
            return raked(trimmed(current, start, bounds) if trim else current, start, sweep, bounds, trim)
    name = max(misfits, key=lambda n: misfits[n].max())
    level = list(margins[name][1])[int(misfits[name].argmax())]
    raise CannotWeight(
        _("The weights did not settle in {sweeps} sweeps. Farthest from its target is {level} ({margin})."),
        sweeps=sweeps,
        level=level,
        margin=name,
    )


def trimmed(weights, start, bounds, rounds=200) -> numpy.ndarray:
    """Weights with every ratio inside the bounds; what is cut off is shared by those between, so that the sum stays."""
    total, ratios = weights.sum(), weights / start
    for _round in range(rounds):
        ratios = numpy.clip(ratios, *bounds)
        between = (ratios > bounds[0]) & (ratios < bounds[1])
        left = total - (start * ratios)[~between].sum()
        if not between.any() or abs((start * ratios).sum() / total - 1) < 1e-12:
            break
        ratios[between] *= left / (start * ratios)[between].sum()
    return start * numpy.clip(ratios, *bounds)


def raked(weights, start, sweep, bounds, trim=False) -> Raked:
    """Finished weights with their ratios to those they began from, held against the bounds."""
    ratios, slack = weights / numpy.asarray(start, float), 1e-9
    low, high = bounds or (0.0, numpy.inf)
    outside = int(((ratios < low - slack) | (ratios > high + slack)).sum())
    held = int(((ratios <= low + slack) | (ratios >= high - slack)).sum()) if trim else 0
    return Raked(weights, sweep, ratios, outside, held)


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
    if not keep.any():
        return NOTHING
    total = w[keep].sum()
    mean = (w[keep] * y[keep]).sum() / total
    linear = numpy.where(keep, (y - mean) / total, 0.0)
    z = w * residuals(linear, w, margins)
    names, codes = numpy.unique(numpy.asarray(classes), return_inverse=True)
    variance = 0.0
    for index, name in enumerate(names):
        part = z[codes == index]
        variance += design.factor(str(name)) * ((part - part.mean()) ** 2).sum()
    n = int(keep.sum())
    df = n - len(set(codes[keep].tolist()))
    return finished(kind, float(mean), sqrt(variance), df, n, domain_size(float(total), design))


def _coded(name, levels, targets) -> numpy.ndarray:
    """The level of each answer as a number, or an error that names the level."""
    order = {str(level): place for place, level in enumerate(targets)}
    strange = sorted({str(x) for x in levels} - set(order))
    if strange:
        raise CannotWeight(_("{margin}: no target for {levels}."), margin=name, levels=", ".join(strange))
    hollow = [str(k) for k, v in targets.items() if not v > 0]
    if hollow:
        raise CannotWeight(_("{margin}: the target is empty for {levels}."), margin=name, levels=", ".join(hollow))
    unanswered = sorted(set(order) - {str(x) for x in levels})
    if unanswered:
        raise CannotWeight(_("{margin}: nobody answered in {levels}."), margin=name, levels=", ".join(unanswered))
    return numpy.array([order[str(x)] for x in levels])
