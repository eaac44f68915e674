"""Intervals for shares and means."""

from dataclasses import dataclass
from math import exp, log, sqrt

from kompanjon.surveys.analysis.distributions import Z95, t_quantile


def wilson(count: float, base: float, z: float = Z95) -> tuple[float, float] | None:
    """Wilson's score interval for an unweighted share; it takes the population as endless."""
    if base <= 0:
        return None
    p = count / base
    below = 1 + z * z / base
    centre = (p + z * z / (2 * base)) / below
    half = z / below * sqrt(p * (1 - p) / base + z * z / (4 * base * base))
    return centre - half, centre + half


def around_mean(estimate: float, se: float | None, df: float) -> tuple[float, float] | None:
    """Mean plus and minus t standard errors."""
    if not se or df < 1:
        return None
    half = t_quantile(df) * se
    return estimate - half, estimate + half


def logit(estimate: float, se: float | None, df: float) -> tuple[float, float] | None:
    """Interval for a share on the logit scale, carried back."""
    if not se or df < 1 or not 0 < estimate < 1:
        return None
    centre = log(estimate / (1 - estimate))
    half = t_quantile(df) * se / (estimate * (1 - estimate))
    return 1 / (1 + exp(-(centre - half))), 1 / (1 + exp(-(centre + half)))


def exact_end(estimate: float, n: int, population: float) -> tuple[float, float] | None:
    """The one-sided exact bound for a share of 0 or 1; nothing when everybody was asked and answered."""
    if n <= 0 or n >= population:
        return None
    effective = n / (1 - n / population)
    far = 1 - 0.025 ** (1 / effective)
    return (0.0, far) if estimate <= 0 else (1 - far, 1.0)


@dataclass(frozen=True)
class Estimate:
    """One number with all that must stand beside it."""

    value: float | None
    se: float | None
    df: int
    n: int
    low: float | None = None
    high: float | None = None
    kind: str = "mean"

    @property
    def known(self):
        """Whether there are enough answers for a number at all."""
        return self.value is not None

    @property
    def interval(self):
        return None if self.low is None else (self.low, self.high)


NOTHING = Estimate(None, None, 0, 0)


def finished(kind: str, value, se, df: int, n: int, population: float) -> Estimate:
    """An estimate with the interval that suits it: never one of width zero."""
    if n <= 0 or value is None:
        return NOTHING
    se = None if se is None or df < 1 or se < 1e-12 else se
    if kind == "mean":
        found = around_mean(value, se, df)
    elif value <= 1e-12 or value >= 1 - 1e-12:
        value, se, found = round(value), None, exact_end(value, n, population)
    else:
        found = logit(value, se, df)
    low, high = found or (None, None)
    return Estimate(value, se, df, n, low, high, kind)
