"""Weighting classes: who stands for whom among those who did not answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from statistics import median

from kompanjon.core.problems import BLOCK, Problem
from kompanjon.core.words import _

SMALLEST_CLASS = 10
LARGEST_RATIO = 3.0


class CannotWeight(ValueError):
    """The computation stops; the sentence names the classes or levels that stop it, in the reader's language."""

    def __init__(self, text, **values):
        self.problem = Problem("SURVEY-weights", text, values, BLOCK)
        super().__init__(text.format(**values))


@dataclass(frozen=True)
class ClassScheme:
    """How a register unit gets its class: organisation type × position group × partnership, as data."""

    prefixes: Mapping[str, str] = field(default_factory=lambda: {"kommun": "k", "region": "r"})
    own_group: Mapping[str, str] = field(default_factory=lambda: {"dem": "int", "hal": "int", "int": "int"})
    role_group: Mapping[str, str] = field(default_factory=lambda: {"politiker": "pol"})
    other_group: str = "tj"
    partnership_for: tuple[str, ...] = ("kommun",)

    def class_of(self, org_type, position, role, has_partnership) -> str:
        group = self.own_group.get(position) or self.role_group.get(role, self.other_group)
        parts = [self.prefixes.get(org_type, str(org_type)), group]
        if org_type in self.partnership_for:
            parts.append(str(int(has_partnership or 0)))
        return "-".join(parts)

    def neighbours(self, name: str, known: Iterable[str]) -> list[str]:
        """The class tree: first the other partnership value, then the nearest position group of the same type."""
        nearest = {"int": ["tj", "pol"], "tj": ["int", "pol"], "pol": ["tj", "int"]}
        kind, group, *rest = name.split("-")
        same_group = [k for k in known if k != name and k.split("-")[:2] == [kind, group]]
        others = [k for near in nearest.get(group, []) for k in known if k.split("-")[:2] == [kind, near]]
        others.sort(key=lambda k: (nearest[group].index(k.split("-")[1]), k.split("-")[2:] != rest))
        return [*sorted(same_group), *others]


@dataclass(frozen=True)
class Classes:
    """The finished classes: N and n of each, and where each original class went."""

    population: dict[str, int]
    respondents: dict[str, int]
    home: dict[str, str]
    merged: tuple[tuple[str, int, int, str], ...] = ()  # which class (its N and n) joined which

    def weight(self, name):
        return self.population[name] / self.respondents[name]

    @property
    def weights(self):
        return {name: self.weight(name) for name in self.population}

    @property
    def design_effect(self):
        """Kish: 1 + cv² of the weights."""
        n = sum(self.respondents.values())
        total = sum(self.population.values())
        squares = sum(self.respondents[c] * self.weight(c) ** 2 for c in self.population)
        return n * squares / total**2 if total else 1.0


def build(
    population: Mapping[str, int],
    respondents: Mapping[str, int],
    neighbours=None,
    *,
    smallest: int = SMALLEST_CLASS,
    ratio: float = LARGEST_RATIO,
) -> Classes:
    """Weighting classes, the small and the heavy ones merged with the neighbour the tree names.

    `neighbours(name, known)` lists whom a class may join, nearest first; without it nothing is merged.
    """
    big, got = dict(population), {name: respondents.get(name, 0) for name in population}
    strangers = [c for c, n in respondents.items() if n > population.get(c, 0)]
    if strangers:
        raise CannotWeight(_("More answers than register units in: {classes}."), classes=", ".join(sorted(strangers)))
    empty = [c for c in big if got[c] == 0 and big[c] > 0]
    if empty:
        named = ", ".join(f"{c} (N {big[c]})" for c in sorted(empty))
        raise CannotWeight(_("Nobody answered in: {classes}."), classes=named)
    big = {c: n for c, n in big.items() if n}
    home, merged, stuck = {c: c for c in big}, [], set()
    while neighbours and (name := _weakest(big, got, smallest, ratio, stuck)):
        known = [part for c in big for part in c.split("+")]
        target = next((home[k] for k in neighbours(name.split("+")[0], known) if home[k] != name), None)
        if target is None:
            stuck.add(name)
            continue
        joined = "+".join(sorted([*name.split("+"), *target.split("+")]))
        merged.append((name, big[name], got[name], target))
        big[joined], got[joined] = big.pop(name) + big.pop(target), got.pop(name) + got.pop(target)
        home = {c: joined if h in (name, target) else h for c, h in home.items()}
    alone = [c for c in big if got[c] == 1]
    if alone:
        raise CannotWeight(_("Only one answer in: {classes}."), classes=", ".join(sorted(alone)))
    return Classes(big, {c: got[c] for c in big}, home, tuple(merged))


def _weakest(big, got, smallest, ratio, stuck):
    """The class that most needs to be merged, or None."""
    if len(big) < 2:
        return None
    middle = median(big[c] / got[c] for c in big)
    weak = [c for c in big if c not in stuck and (got[c] < smallest or big[c] / got[c] > ratio * middle)]
    return min(weak, key=lambda c: (got[c], c)) if weak else None


def usable(weights) -> None:
    """Refuse weights that are missing or not positive."""
    wrong = sum(1 for w in weights if w is None or not w > 0)
    if wrong:
        raise CannotWeight(_("{n} weights are missing, zero or negative."), n=wrong)
