"""Outcome rates as AAPOR's Standard Definitions name them, and the rule that gives each case its code."""

from collections import Counter
from dataclasses import dataclass

from kompanjon.core.words import _

EDITION = _("AAPOR Standard Definitions, 10th edition (2023)")  # kept so with the codes, translated where it is read
ESTIMATED = ("1.1", "1.2")  # whose answers enter the estimates
SMALLEST_RATE_GROUP = 10

# Editions differ at the third digit, so a group is read from the first two only.
_GROUP_OF = {"1.1": "I", "1.2": "P", "2.1": "R", "2.2": "NC", "2.3": "O"}
_MANNER = {"3": "UO", "4": "NE"}

DEFINITIONS = {
    "RR1": "I / (I+P+R+NC+O+U)",
    "RR2": "(I+P) / (I+P+R+NC+O+U)",
    "RR3": "I / (I+P+R+NC+O+e·U)",
    "RR4": "(I+P) / (I+P+R+NC+O+e·U)",
    "RR5": "I / (I+P+R+NC+O)",
    "RR6": "(I+P) / (I+P+R+NC+O)",
    "COOP1": "I / (I+P+R+O)",
    "COOP2": "(I+P) / (I+P+R+O)",
    "REF1": "R / (I+P+R+NC+O+U)",
    "CON1": "(I+P+R+O) / (I+P+R+NC+O+U)",
}


def group_of(code: str) -> str:
    """I, P, R, NC, O, UO or NE for a disposition code."""
    return _GROUP_OF.get(str(code)[:3]) or _MANNER[str(code)[0]]


@dataclass(frozen=True)
class Outcome:
    """How many cases ended in each way. All rates are read from here, for a wave or any part of it."""

    I: int = 0  # noqa: E741  (the definitions' own letter)
    P: int = 0
    R: int = 0
    NC: int = 0
    O: int = 0  # noqa: E741
    UO: int = 0
    NE: int = 0

    @classmethod
    def of(cls, codes):
        return cls.from_counts(Counter(codes))

    @classmethod
    def from_counts(cls, counts):
        """From a mapping of disposition code to number of cases."""
        groups = Counter()
        for code, number in dict(counts).items():
            groups[group_of(code)] += number
        return cls(**groups)

    def __add__(self, other):
        return Outcome(*(getattr(self, f) + getattr(other, f) for f in self.__dataclass_fields__))

    @property
    def invited(self):
        return self.known + self.UO + self.NE

    @property
    def eligible(self):
        """Everybody not known to be ineligible: the N of the estimates."""
        return self.known + self.UO

    @property
    def known(self):
        return self.answered + self.R + self.NC + self.O

    @property
    def answered(self):
        return self.I + self.P

    @property
    def e(self):
        """The share eligible among those whose status is known."""
        return _share(self.known, self.known + self.NE)

    def fraction(self, rate: str) -> tuple[float, float]:
        """Numerator and denominator of a named rate."""
        u = self.UO
        part = {"RR5": 0, "RR6": 0, "RR3": (self.e or 0) * u, "RR4": (self.e or 0) * u}.get(rate, u)
        reached = self.answered + self.R + self.O
        return {
            "RR1": (self.I, self.known + part),
            "RR2": (self.answered, self.known + part),
            "RR3": (self.I, self.known + part),
            "RR4": (self.answered, self.known + part),
            "RR5": (self.I, self.known),
            "RR6": (self.answered, self.known),
            "COOP1": (self.I, reached),
            "COOP2": (self.answered, reached),
            "REF1": (self.R, self.known + u),
            "CON1": (reached, self.known + u),
        }[rate]

    def rate(self, name: str) -> float | None:
        return _share(*self.fraction(name))

    def shows_rate(self) -> bool:
        """Whether the group is large enough for a rate; below that its counts stand alone."""
        return self.eligible >= SMALLEST_RATE_GROUP


def adds_up(parts, whole: Outcome) -> bool:
    """Groups that divide a wave must add up to it."""
    return sum(parts, Outcome()) == whole


@dataclass(frozen=True)
class Course:
    """What is known of one invitation when the wave closes."""

    answered: int = 0  # required items answered on the route the respondent was shown, before the close
    required: int = 0
    opened: bool = False
    declined: bool = False
    late: bool = False  # the only answers came after the close
    undeliverable: bool = False
    ineligible: bool = False


def disposition(course: Course, *, partial_from=0.50, complete_above=0.80, silent_is_unknown=False) -> str:
    """The code of one case. The thresholds are the wave's."""
    share = course.answered / course.required if course.required else 0.0
    if course.ineligible:
        return "4.10"
    if course.declined:
        return "2.11"
    if share > complete_above:
        return "1.1"
    if share >= partial_from and course.answered:
        return "1.2"
    if course.answered:
        return "2.12"
    if course.late:
        return "2.27"
    if course.opened:
        return "2.11"
    if course.undeliverable:
        return "3.30"
    return "3.19" if silent_is_unknown else "2.20"


def cumulative_curve(days, total: int) -> list[tuple[int, float]]:
    """Share of the final number by day since invitation."""
    counts, reached, curve = Counter(days), 0, []
    for day in range(max(counts, default=-1) + 1):
        reached += counts[day]
        curve.append((day, reached / total if total else 0.0))
    return curve


def _share(top, bottom):
    return top / bottom if bottom else None
