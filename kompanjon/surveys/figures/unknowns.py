"""One question as unknown counts, and everything that is told of them."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field

from .disclosure import Limits
from .programme import Programme

SLACK = 1e-6


@dataclass(frozen=True)
class Said:
    """Something that is told: between `low` and `high` of these unknowns."""

    parts: frozenset
    low: float
    high: float
    factors: tuple = ()  # (unknown, factor) where not all count alike


@dataclass
class System:
    """One question of which each gives one answer: unknown counts by combination of groups and answer."""

    codes: list[str]
    atoms: list[tuple]
    variables: list[str]
    counts: Counter
    unsure: frozenset = frozenset()  # the answers that mean "don't know"
    said: list[Said] = field(default_factory=list)
    secrets: dict = field(default_factory=dict)  # name → unknowns whose sum is hidden
    broken: dict = field(default_factory=dict)  # lines that break rule 4 as they stand

    def group(self, where) -> list[tuple]:
        """The combinations in a group. `where` is variable → levels."""
        places = {v: i for i, v in enumerate(self.variables)}
        return [a for a in self.atoms if all(a[places[v]] in levels for v, levels in where.items())]

    def cells(self, where, codes) -> frozenset:
        return frozenset((atom, code) for atom in self.group(where) for code in codes)

    def total(self, parts) -> int:
        return sum(self.counts[p] for p in parts)

    def tell(self, parts):
        n = self.total(parts)
        self.said.append(Said(parts, n, n))

    def tell_sum(self, factors):
        whole = sum(self.counts[p] * f for p, f in factors.items())
        self.said.append(Said(frozenset(factors), whole, whole, tuple(factors.items())))

    def narrow(self, limits: Limits) -> dict:
        """The secrets that can be fewer values than the limit, by name, with how many they can be."""
        found = dict(self.broken)
        if not self.secrets:
            return found
        programme = Programme(self)
        for name, parts in self.secrets.items():
            low, high = programme.span(parts)
            values = math.floor(high + SLACK) - math.ceil(low - SLACK) + 1 if high != math.inf else limits.cell
            if values < limits.cell:
                found[name] = values
        return found
