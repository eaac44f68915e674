"""What a round's frame may be set to. That it is never overdrawn is asked where money is promised. No Django."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kompanjon.core.money import Ore
from kompanjon.core.problems import BLOCK, Problem
from kompanjon.core.words import _

NOTHING = Ore(0)


@dataclass(frozen=True)
class FrameStanding:
    """One budget year of a round: its frame (None: not set), what is promised, and what is asked."""

    year: int
    frame: Ore | None
    promised: Ore = NOTHING
    asked: Ore = NOTHING

    @property
    def left(self) -> Ore | None:
        return None if self.frame is None else Ore(self.frame - self.promised)


def budget_year(starts_on: date | None, year_no: int) -> int | None:
    """Project year 1 is paid from the frame of the year it begins in."""
    return starts_on.year + year_no - 1 if starts_on else None


def not_below_promised(standings: Mapping[int, FrameStanding], frames: Mapping[int, Ore]) -> list[Problem]:
    """A frame is never set below what has been promised from it, nor taken away."""
    text = _("{promised_ore} has been promised for {year}: the frame cannot be lower.")
    return [
        Problem("FRAME-PROMISED", text, {"year": year, "promised_ore": one.promised}, BLOCK, where=f"year_{year}")
        for year, one in sorted(standings.items())
        if one.promised > frames.get(year, 0)
    ]


def in_all(standings: Mapping[int, FrameStanding]) -> FrameStanding:
    """The whole frame, over its years. Without any year set there is none."""
    years = list(standings.values())
    frames = [one.frame for one in years if one.frame is not None]
    return FrameStanding(
        0,
        Ore(sum(frames)) if frames else None,
        Ore(sum(one.promised for one in years)),
        Ore(sum(one.asked for one in years)),
    )
