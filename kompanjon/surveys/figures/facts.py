"""A figure: what a chart or a sentence is made of, with everything needed to compute it again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

PERSONS, MUNICIPALITIES = "persons", "organisations"


@dataclass(frozen=True)
class FigureFacts:
    """The finished number and what must be said with it. Shares are 0 to 1."""

    statistic: str  # share, mean, rank, rate
    value: float | None
    n: int
    base: Mapping[str, str]  # whom it is about, per language: "representatives of municipalities who answered"
    says: Mapping[str, str] = field(
        default_factory=dict
    )  # what they say, per language: "see partnerships as developing"
    unit: str = PERSONS
    low: float | None = None
    high: float | None = None
    whole: bool = True
    rank: int | None = None
    next_value: float | None = None  # the value one rank below
    next_high: float | None = None
    scale_top: int | None = None
    change: str = ""  # verdict of the comparison with the former wave
    former: float | None = None  # its value there
    former_wave: str = ""
    difference: tuple[float, float, float] | None = None  # now minus then, with interval
    wave: str = ""
    answers: Mapping[str, tuple] = field(default_factory=dict)  # what the counted answers are called, per language
    others: Mapping[str, tuple] = field(default_factory=dict)  # what the other answers are called, per language
    quoted: Mapping[str, tuple] = field(default_factory=dict)  # the question and the names of survey and wave
    stand_in: bool = False  # a combination in place of a question nobody asked
    suppressed: bool = False
    rate: tuple[str, float] | None = None  # the wave's response rate with its name
    missing: Mapping[str, str] = field(default_factory=dict)  # who is missing, per language

    @property
    def overlaps(self):
        """Whether the intervals of this rank and the next overlap."""
        return None not in (self.low, self.next_high) and self.low <= self.next_high


def half_up(number: float, places: int = 0) -> str:
    """Rounded as people round: 12.5 becomes 13. The ninth decimal hides what binary fractions add and take away."""
    return str(Decimal(f"{number:.9f}").quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def percent(value: float, whole: bool = True, lang: str = "sv") -> str:
    """87.46 → "87"; with a decimal "87,5" in Swedish and "87.5" in English."""
    return decimal(value * 100, lang, 0 if whole else 1)


def decimal(value: float, lang: str = "sv", places: int = 2) -> str:
    text = half_up(value, places)
    return text.replace(".", ",") if lang == "sv" else text
