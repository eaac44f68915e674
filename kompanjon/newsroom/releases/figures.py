"""The figures of a release are the decisions: what a text says is held against them. Plain Python.

Exact sums must be the total or one of the grants; a rounded sum ("10.6 million") must round to the total at the precision
it is written with. A number of partnerships or projects must be the number of grants.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kompanjon.core.problems import BLOCK, Problem
from kompanjon.core.words import _


@dataclass(frozen=True)
class Grant:
    """One grant as a release names it. `named` is False for what is withheld from everything public."""

    case: str
    name: str
    amount: int
    named: bool = True
    key: str = ""


@dataclass(frozen=True)
class Figures:
    grants: tuple[Grant, ...]

    @property
    def count(self) -> int:
        return len(self.grants)

    @property
    def total(self) -> int:
        return sum(grant.amount for grant in self.grants)

    @property
    def named(self) -> list[Grant]:
        return [grant for grant in self.grants if grant.named]

    @property
    def unnamed(self) -> int:
        return self.count - len(self.named)

    def kept(self) -> dict:
        """As a release keeps what it was approved with."""
        return {
            "count": self.count,
            "total": self.total,
            "grants": sorted([one.case, one.amount] for one in self.grants),
        }


@dataclass(frozen=True)
class Stated:
    """A figure as it stands in a text: öre, and how far it may be off (half of its last digit's worth)."""

    words: str
    ore: int
    give: int = 0


GAP = "[ \u00a0\u202f\u2009]"
WHOLE = rf"\d{{1,3}}(?:(?:{GAP}|[,.])\d{{3}})+|\d+"
SUMS = (
    re.compile(rf"(?P<whole>{WHOLE})(?:,(?P<rest>\d\d))?{GAP}?(?:kr\b|kronor|SEK)", re.IGNORECASE),
    re.compile(rf"(?:SEK|kr){GAP}?(?P<whole>{WHOLE})(?:\.(?P<rest>\d\d))?(?!{GAP}?(?:million|m\b|\d))", re.IGNORECASE),
)
ROUNDED = re.compile(rf"(?P<number>\d+(?:[.,]\d+)?){GAP}?(?:miljoner|miljon|mnkr|million)", re.IGNORECASE)
COUNTED = re.compile(
    rf"(?P<number>\d+){GAP}(?:\w+{GAP})?(?:partnerskap|projekt|partnerships?|projects?)\b", re.IGNORECASE
)
MILLION = 1_000_000_00


def sums_in(text: str) -> list[Stated]:
    """Every amount of money that a text states, exact ones and rounded ones."""
    found = []
    for number in ROUNDED.finditer(text):
        whole, _point, part = number["number"].replace(",", ".").partition(".")
        worth = MILLION // 10 ** len(part)
        found.append(Stated(number[0], int(whole + part) * worth, worth // 2))
    bare = ROUNDED.sub(" ", text)
    for pattern in SUMS:
        for number in pattern.finditer(bare):
            digits = re.sub(r"\D", "", number["whole"])
            found.append(Stated(number[0].strip(), int(digits) * 100 + int(number["rest"] or 0)))
        bare = pattern.sub(" ", bare)
    return found


def counts_in(text: str) -> list[Stated]:
    return [Stated(number[0], int(number["number"])) for number in COUNTED.finditer(text)]


def figures_are_decisions(texts: Sequence[str], figures: Figures) -> list[Problem]:
    """All that a text says wrongly, with what the decisions say."""
    problems = []
    allowed = {figures.total, *(grant.amount for grant in figures.grants)}
    for text in texts:
        for stated in sums_in(text):
            right = abs(stated.ore - figures.total) <= stated.give if stated.give else stated.ore in allowed
            if not right:
                said = _("“{words}” is not what was decided. The decisions come to {total_ore}.")
                problems.append(Problem("R-DEC-01", said, {"words": stated.words, "total_ore": figures.total}, BLOCK))
        for stated in counts_in(text):
            if stated.ore != figures.count:
                said = _("“{words}” is not what was decided: there are {count} grants.")
                problems.append(Problem("R-DEC-01", said, {"words": stated.words, "count": figures.count}, BLOCK))
    return problems
