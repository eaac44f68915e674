"""The joint meeting and the ranking list. No Django."""

from collections.abc import Sequence
from dataclasses import dataclass

from kompanjon.core.problems import BLOCK, WARN, Problem
from kompanjon.core.words import _

WIDE_SPREAD = 100
"""Hundredths of a point: from here on, the list says that the assessors should talk."""


@dataclass(frozen=True)
class Ranked:
    """One line of the ranking list."""

    application: int
    mean: int | None
    asked: int
    place: int = 0
    within_frame: bool = True


def ranking(lines: Sequence[Ranked], left: int | None) -> list[Ranked]:
    """By mean, highest first; equals share a place, and those without a mean come last.

    `within_frame` tells which lines the money reaches if one grants from the top, each with all it asks for: the line
    falls before the first one that does not fit. `left` is None when no frame has been set.
    """
    ordered = sorted(lines, key=lambda line: (line.mean is None, -(line.mean or 0), line.application))
    out: list[Ranked] = []
    spent, open_ = 0, True
    for number, line in enumerate(ordered, start=1):
        place = out[-1].place if out and out[-1].mean == line.mean and line.mean is not None else number
        spent += line.asked
        open_ = open_ and (left is None or spent <= left)
        out.append(Ranked(line.application, line.mean, line.asked, place, open_))
    return out


def line_after(ranked: Sequence[Ranked]) -> int | None:
    """The application after which the line is drawn; None when the frame reaches all, or none at all."""
    within = [line.application for line in ranked if line.within_frame]
    return within[-1] if 0 < len(within) < len(ranked) else None


@dataclass(frozen=True)
class PanelFacts:
    waiting: int
    handed_in: int
    wanted: int
    recommendation: str
    spread: int | None
    reason: str


def all_reviews_in(facts: PanelFacts, by=None) -> list[Problem]:
    if facts.waiting:
        return [Problem("R-PANEL-1", _("{count} reviews are not in yet."), {"count": facts.waiting}, BLOCK)]
    if not facts.handed_in:
        return [Problem("R-PANEL-2", _("Nobody has assessed this application yet."), {}, BLOCK)]
    return []


def enough_reviews(facts: PanelFacts, by=None, decided=True) -> list[Problem]:
    if 0 < facts.handed_in < facts.wanted:
        values = {"count": facts.handed_in, "wanted": facts.wanted}
        return [Problem("R-PANEL-3", _("{count} of {wanted} assessors have read this."), values, WARN, decided=decided)]
    return []


def opinion_said(facts: PanelFacts, by=None) -> list[Problem]:
    problems = []
    if not facts.recommendation:
        problems.append(Problem("R-PANEL-4", _("Say what the meeting recommends."), {}, BLOCK, "recommendation"))
    if facts.spread is not None and facts.spread >= WIDE_SPREAD and not facts.reason.strip():
        text = _("The assessors are {spread} points apart: say how the meeting came to its opinion.")
        problems.append(Problem("R-PANEL-5", text, {"spread": facts.spread / 100}, BLOCK, "reason"))
    return problems
