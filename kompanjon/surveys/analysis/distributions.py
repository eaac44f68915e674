"""Student's t and Fisher's F from the incomplete beta function, so that no large library is needed."""

from functools import lru_cache
from math import exp, lgamma, log, log1p
from statistics import NormalDist

Z95 = 1.959964  # the published examples are computed with six decimals
_TINY = 1e-300


def _continued_fraction(a, b, x):
    """Lentz's method for the continued fraction of the incomplete beta function."""
    c, d = 1.0, 1.0 - (a + b) * x / (a + 1.0)
    d = 1.0 / (d if abs(d) > _TINY else _TINY)
    value = d
    for m in range(1, 500):
        for top in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1.0 + top * d
            d = 1.0 / (d if abs(d) > _TINY else _TINY)
            c = 1.0 + top / c
            c = c if abs(c) > _TINY else _TINY
            value *= d * c
        if abs(d * c - 1.0) < 1e-15:
            break
    return value


def incomplete_beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function I_x(a, b)."""
    if x <= 0.0 or x >= 1.0:
        return 0.0 if x <= 0.0 else 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1.0) / (a + b + 2.0):
        return front * _continued_fraction(a, b, x) / a
    return 1.0 - front * _continued_fraction(b, a, 1.0 - x) / b


def t_above(t: float, df: float) -> float:
    """The chance that Student's t lies above a positive t."""
    return 0.5 * incomplete_beta(df / 2.0, 0.5, df / (df + t * t))


@lru_cache(maxsize=2048)
def t_quantile(df: float, upper: float = 0.975) -> float:
    """The value that Student's t stays below with chance `upper` (above one half)."""
    tail, low, high = 1.0 - upper, 0.0, 2.0
    while t_above(high, df) > tail:
        high *= 2.0
    for _step in range(100):
        middle = (low + high) / 2.0
        if t_above(middle, df) > tail:
            low = middle
        else:
            high = middle
        if high - low < 1e-13 * high:
            break
    return (low + high) / 2.0


def f_above(f: float, df1: float, df2: float) -> float:
    """The chance that Fisher's F lies above f."""
    return 1.0 if f <= 0 else incomplete_beta(df2 / 2.0, df1 / 2.0, df2 / (df2 + df1 * f))


def normal_two_sided(z: float) -> float:
    """The chance that a standard normal value lies farther from zero than z."""
    return 2.0 * NormalDist().cdf(-abs(z))
