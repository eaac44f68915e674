"""The self-made code, and what may be said of a change between two times."""

import re
from collections.abc import Mapping

from ..analysis.change import between, matched_covariance
from ..analysis.estimates import Design, Sums, estimate

FEWEST_PAIRS = 10
CODE = re.compile(r"[A-ZÅÄÖ]{2}\d{2}[A-ZÅÄÖ]{2}")
ALL = "all"


def plain_code(first: str, day: str, place: str) -> str:
    """Two letters of a parent's name, a day of the month, two letters of a birthplace; nothing if it is not that."""
    code = f"{first.strip()[:2]}{day.strip().zfill(2)}{place.strip()[:2]}".upper()
    return code if CODE.fullmatch(code) and 1 <= int(code[2:4]) <= 31 else ""


def change(before: Mapping[str, float], after: Mapping[str, float]):
    """Mean before, mean after and their change for the same persons; None while the pairs are too few."""
    same = sorted(before.keys() & after.keys())
    if len(same) < FEWEST_PAIRS:
        return None
    design = Design({ALL: float("inf")}, {ALL: len(same)})
    first, second = ({k: float(answers[k]) for k in same} for answers in (before, after))
    a, b = (_mean(values, design) for values in (first, second))
    covariance = matched_covariance(_linear(first, a.value), _linear(second, b.value), dict.fromkeys(same, ALL), design)
    return a, b, between(a, b, covariance), len(same)


def _mean(values, design):
    n, total, squares = len(values), sum(values.values()), sum(v * v for v in values.values())
    return estimate({ALL: Sums(n, n, total, n, total, squares)}, design)


def _linear(values, mean):
    return {key: (value - mean) / len(values) for key, value in values.items()}
