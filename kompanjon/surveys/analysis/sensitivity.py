"""How far a headline could move if those who did not answer think otherwise."""

from dataclasses import dataclass

POINTS = 0.10


@dataclass(frozen=True)
class Range:
    low: float
    high: float
    silent_share: float


def non_response(value: float, answered: int, eligible: int, *, points: float = POINTS, width: float = 1.0) -> Range:
    """The value for everybody if non-respondents differ by ±points of the scale's width (1 for a share)."""
    silent = 1 - answered / eligible if eligible else 0.0
    shift = points * width * silent
    low, high = value - shift, value + shift
    if width == 1.0:
        low, high = max(low, 0.0), min(high, 1.0)
    return Range(low, high, silent)
