"""Change between two waves, and what may be said of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot, sqrt

from kompanjon.core.words import _
from kompanjon.surveys.analysis.distributions import Z95, normal_two_sided
from kompanjon.surveys.analysis.intervals import Estimate

HOLM_ABOVE = 5

RISEN, FALLEN, UNCERTAIN, INCOMPARABLE = "risen", "fallen", "uncertain", "incomparable"
WORDS = {
    RISEN: _("has risen"),
    FALLEN: _("has fallen"),
    UNCERTAIN: _("no certain change"),
    INCOMPARABLE: _("cannot be compared"),
}


@dataclass(frozen=True)
class Change:
    difference: float
    se: float
    low: float
    high: float
    p: float
    verdict: str


def between(earlier: Estimate, later: Estimate, covariance: float = 0.0) -> Change | None:
    """Later minus earlier. Without a standard error or an interval nothing is said.

    A share of 0 or 1 has no standard error and an exact bound on one side. The interval of the difference is then put
    together from the two intervals (Newcombe's way), each side with the ends that count for it.
    """
    if not (earlier.known and later.known):
        return None
    difference = later.value - earlier.value
    if earlier.se and later.se:
        se = sqrt(max(earlier.se**2 + later.se**2 - 2 * covariance, 0.0))
        below = above = Z95 * se
    elif earlier.interval and later.interval:
        below = hypot(later.value - later.low, earlier.high - earlier.value)
        above = hypot(later.high - later.value, earlier.value - earlier.low)
        se = (above if difference < 0 else below) / Z95
    else:
        return None
    if se == 0:
        return None
    low, high = difference - below, difference + above
    verdict = RISEN if low > 0 else FALLEN if high < 0 else UNCERTAIN
    return Change(difference, se, low, high, normal_two_sided(difference / se), verdict)


def matched_covariance(earlier: Mapping, later: Mapping, classes: Mapping, design) -> float:
    """Covariance from persons who answered both times: linearised values by person, the later wave's classes."""
    groups: dict[str, list[tuple[float, float]]] = {}
    for person in earlier.keys() & later.keys():
        groups.setdefault(classes[person], []).append((earlier[person], later[person]))
    covariance = 0.0
    for name, pairs in groups.items():
        if len(pairs) < 2:
            continue
        first, second = (sum(p[k] for p in pairs) / len(pairs) for k in (0, 1))
        covariance += design.factor(name) * sum((a - first) * (b - second) for a, b in pairs)
    return covariance


def holm(p_values: Sequence[float], level: float = 0.05) -> list[bool]:
    """Which of several comparisons hold when all are judged together."""
    order = sorted(range(len(p_values)), key=lambda i: p_values[i])
    holds = [False] * len(p_values)
    for rank, index in enumerate(order):
        if p_values[index] > level / (len(p_values) - rank):
            break
        holds[index] = True
    return holds


def verdicts(changes: Sequence[Change | None]) -> list[str]:
    """What may be said of each change in one release; with more than five the adjusted result decides."""
    real = [c for c in changes if c]
    held = holm([c.p for c in real]) if len(real) > HOLM_ABOVE else [c.verdict != UNCERTAIN for c in real]
    said = iter((RISEN if c.difference > 0 else FALLEN) if h else UNCERTAIN for c, h in zip(real, held, strict=True))
    return [next(said) if c else INCOMPARABLE for c in changes]


@dataclass(frozen=True)
class Comparable:
    """What must agree for an item to be the same in two waves."""

    code: str
    scale: tuple
    base: str
    comparable_with: frozenset = frozenset()


def is_comparable(earlier: Comparable, later: Comparable, earlier_wave: str) -> bool:
    same = (earlier.code, earlier.scale, earlier.base) == (later.code, later.scale, later.base)
    return same and earlier_wave in later.comparable_with


def option_rows(earlier: Mapping, later: Mapping, offered_earlier, offered_later) -> list[tuple]:
    """Every option of either wave; one that was not offered has None, shown as "not asked", never 0."""
    codes = [*offered_later, *(c for c in offered_earlier if c not in offered_later)]
    return [
        (c, earlier.get(c, 0) if c in offered_earlier else None, later.get(c, 0) if c in offered_later else None)
        for c in codes
    ]
