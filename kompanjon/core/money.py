"""Money is whole öre, as integers."""

import re
from typing import NewType

Ore = NewType("Ore", int)

CURRENCY = re.compile(r"^\s*(?:SEK|kr\.?)|(?:SEK|kr\.?|kronor)\s*$", re.IGNORECASE)
BLANKS = re.compile(r"[\s\u00a0\u202f\u2009'’]+")
"""What both languages put between thousands, beside the point and the comma."""
WRITTEN = tuple(
    re.compile(rf"(?P<whole>{whole})(?:{rest}(?P<rest>[0-9]{{1,2}}))?")
    for whole, rest in (
        (r"[0-9]{1,15}", "[.,]"),
        (r"[1-9][0-9]{0,2}(?: [0-9]{3})+", "[.,]"),
        (r"[1-9][0-9]{0,2}(?:,[0-9]{3})+", r"\."),
        (r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+", ","),
    )
)


def read_kronor(text: str) -> Ore | None:
    """Öre from an amount as either language writes it: 92 000, 1 000,50, 1,000.50, 1.000,50, SEK 92,000.

    Three digits after a point or comma are thousands, since öre are two. None from what could be meant in two ways, or in none.
    """
    bare = BLANKS.sub(" ", CURRENCY.sub("", text[:60])).strip()
    found = next(filter(None, (way.fullmatch(bare) for way in WRITTEN)), None)
    if found is None:
        return None
    return Ore(int(re.sub("[ .,]", "", found["whole"])) * 100 + int((found["rest"] or "0").ljust(2, "0")))


def from_kronor(kronor: int) -> Ore:
    return Ore(kronor * 100)


def share(amount: Ore, weights: list[int]) -> list[Ore]:
    """Split `amount` in proportion to `weights`, in whole öre that add up to the whole.

    The öre left over by rounding down go to the largest remainders, first place first
    (the Hamilton method). Weights that are all zero split evenly.
    """
    if not weights:
        return []
    if sum(weights) == 0:
        weights = [1] * len(weights)
    whole = sum(weights)
    parts = [amount * weight // whole for weight in weights]
    left = amount - sum(parts)
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(amount * weights[i] % whole), i))
    for i in by_remainder[:left]:
        parts[i] += 1
    return [Ore(part) for part in parts]
