"""Money is whole öre, as integers."""

from typing import NewType

Ore = NewType("Ore", int)


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
