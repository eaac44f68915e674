"""The joint meeting and the ranking list. No Django."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kompanjon.core.problems import BLOCK, WARN, Problem
from kompanjon.core.words import _

WIDE_SPREAD = 100
"""Hundredths of a point: from here on, the list says that the assessors should talk. Our own figure, so it only warns."""


@dataclass(frozen=True)
class Ranked:
    """One line of the ranking list: öre asked for in all and by budget year. `settled` has been decided already.

    `within_frame` is None where the frame is not asked: for what is settled, or when no frame has been set.
    """

    application: int
    mean: int | None
    asked: int
    by_year: Mapping[int, int] = field(default_factory=dict)
    settled: bool = False
    place: int = 0
    within_frame: bool | None = None


def ranking(lines: Sequence[Ranked], left: Mapping[int, int] | None) -> list[Ranked]:
    """By mean, highest first; equals share a place, and those without a mean come last.

    `left` is what is left of the frame of each budget year once what has been promised is taken away; None when no frame has
    been set. `within_frame` tells which lines that money reaches if one grants from the top, each with all it asks for: the
    line falls before the first one that does not fit in every year. What has been decided takes nothing more.
    """
    ordered = sorted(lines, key=lambda line: (line.mean is None, -(line.mean or 0), line.application))
    out: list[Ranked] = []
    spent: dict[int, int] = {}
    open_, all_ = True, 0
    for number, line in enumerate(ordered, start=1):
        place = out[-1].place if out and out[-1].mean == line.mean and line.mean is not None else number
        within = None
        if left is not None and not line.settled:
            all_ += line.asked
            for year, amount in line.by_year.items():
                spent[year] = spent.get(year, 0) + amount
            fits = all(amount <= left.get(year, 0) for year, amount in spent.items()) and all_ <= sum(left.values())
            open_ = within = open_ and fits
        out.append(replace(line, place=place, within_frame=within))
    return out


def line_after(ranked: Sequence[Ranked]) -> int | None:
    """The application after which the line is drawn; None when the money reaches all, or none at all."""
    within = [line.application for line in ranked if line.within_frame]
    beyond = any(line.within_frame is False for line in ranked)
    return within[-1] if within and beyond else None


@dataclass(frozen=True)
class PanelFacts:
    waiting: int
    handed_in: int
    wanted: int
    recommendation: str
    spread: int | None
    reason: str
    wanted_decided: bool = False


def all_reviews_in(facts: PanelFacts, by=None) -> list[Problem]:
    if facts.waiting:
        return [Problem("R-PANEL-1", _("Reviews that are not in yet: {count}."), {"count": facts.waiting}, BLOCK)]
    if not facts.handed_in:
        return [Problem("R-PANEL-2", _("Nobody has assessed this application yet."), {}, BLOCK)]
    return []


def enough_reviews(facts: PanelFacts, by=None) -> list[Problem]:
    """So many have read it as the office has decided. While the number is our assumption it only warns."""
    if 0 < facts.handed_in < facts.wanted:
        values = {"count": facts.handed_in, "wanted": facts.wanted}
        severity = BLOCK if facts.wanted_decided else WARN
        text = _("{count} of {wanted} assessors have read this.")
        return [Problem("R-PANEL-3", text, values, severity, decided=facts.wanted_decided)]
    return []


def opinion_said(facts: PanelFacts, by=None) -> list[Problem]:
    problems = []
    if not facts.recommendation:
        problems.append(Problem("R-PANEL-4", _("Say what the meeting recommends."), {}, BLOCK, "recommendation"))
    if facts.spread is not None and facts.spread >= WIDE_SPREAD and not facts.reason.strip():
        text = _("The assessors are {spread} points apart: say how the meeting came to its opinion.")
        problems.append(Problem("R-PANEL-5", text, {"spread": facts.spread / 100}, WARN, "reason"))
    return problems
