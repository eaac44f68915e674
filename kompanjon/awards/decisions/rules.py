"""What must hold before money is promised: two people, nobody tied to the case, and the frame. No Django.

Money by year is whole öre. What a decision promises is the sum of its years and nothing else, so it always adds up.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from kompanjon.core.money import Ore
from kompanjon.core.problems import BLOCK, INFO, WARN, Problem
from kompanjon.core.words import _
from kompanjon.rounds.frames.rules import NOTHING, FrameStanding

GRANT, WITH_CONDITIONS, DEFER, REJECT = "grant", "grant_with_conditions", "defer", "reject"
OUTCOMES = {
    GRANT: _("Grant"),
    WITH_CONDITIONS: _("Grant with conditions"),
    DEFER: _("Defer"),
    REJECT: _("Reject"),
}
PROMISES = (GRANT, WITH_CONDITIONS)


@dataclass(frozen=True)
class YearStanding(FrameStanding):
    """One budget year of a round's frame, and what a decision would add to what is promised."""

    proposed: Ore = NOTHING

    @property
    def left_after(self) -> Ore | None:
        return None if self.frame is None else Ore(self.frame - self.promised - self.proposed)


@dataclass(frozen=True)
class RoundStanding:
    """A round's frame, year by year. `set` tells whether anybody has set a frame at all."""

    years: tuple[YearStanding, ...]

    @property
    def set(self) -> bool:
        return any(year.frame is not None for year in self.years)

    def adding(self, amounts: Mapping[int, int]) -> "RoundStanding":
        """The same standing if these amounts, by budget year, were promised too."""
        known = {year.year: year for year in self.years}
        years = [known.get(year) or YearStanding(year, None) for year in sorted({*known, *amounts})]
        return RoundStanding(
            tuple(
                YearStanding(one.year, one.frame, one.promised, one.asked, one.proposed + amounts.get(one.year, 0))
                for one in years
            )
        )


def within_frame(standing: RoundStanding) -> list[Problem]:
    """No year may be overdrawn by an öre. A year that the frame does not reach has no money."""
    if not standing.set:
        return [Problem("R-FRAME-NONE", _("No budget frame has been set: nothing is measured."), {}, WARN)]
    problems = []
    for year in standing.years:
        if not year.proposed:
            continue
        values = {
            "year": str(year.year),
            "over_ore": -(year.left_after or 0) if year.frame is not None else year.proposed,
        }
        if year.frame is None:
            problems.append(
                Problem("R-FRAME-YEAR", _("There is no budget frame for {year}: {over_ore} too much."), values)
            )
        elif (year.left_after or 0) < 0:
            text = _("The decision goes {over_ore} beyond the budget frame for {year}.")
            problems.append(Problem("R-FRAME", text, values, BLOCK))
    return problems


@dataclass(frozen=True)
class DecisionFacts:
    """What the guards of a decision are told, fetched once."""

    outcome: str
    asked: int
    amounts: Mapping[int, int]
    conditions: int = 0
    conditions_without_words: int = 0
    reasons: int = 0
    reason: str = ""
    proposed_by: int | None = None
    assessors: frozenset[int] = frozenset()
    tied: frozenset[int] = frozenset()
    standing: RoundStanding = field(default_factory=lambda: RoundStanding(()))
    whole_kronor_decided: bool = False

    @property
    def promises(self) -> bool:
        return self.outcome in PROMISES

    @property
    def total(self) -> Ore:
        return Ore(sum(self.amounts.values()))


def proposal_complete(facts: DecisionFacts, by=None) -> list[Problem]:
    """Everything that the letter must be able to say."""
    problems = []
    if facts.promises:
        problems += money_said(facts)
    elif any(facts.amounts.values()):
        problems.append(Problem("R-DEC-1", _("Only a grant has an amount.")))
    if facts.outcome == WITH_CONDITIONS and not facts.conditions:
        problems.append(Problem("R-DEC-2", _("Write at least one condition, with an owner and a date.")))
    if facts.outcome != WITH_CONDITIONS and facts.conditions:
        problems.append(
            Problem("R-DEC-3", _("There are conditions: choose “grant with conditions”, or take them away."))
        )
    if facts.conditions_without_words:
        text = _("{count} conditions are not written in both languages.")
        problems.append(Problem("R-DEC-4", text, {"count": facts.conditions_without_words}))
    if facts.outcome == REJECT and not facts.reasons and not facts.reason.strip():
        problems.append(Problem("R-DEC-5", _("A rejection says why: for the whole, or by criterion.")))
    if facts.outcome == DEFER and not facts.reason.strip():
        problems.append(Problem("R-DEC-6", _("Say why it is deferred, and what you wait for.")))
    return problems


def money_said(facts: DecisionFacts) -> list[Problem]:
    problems = []
    if any(amount < 0 for amount in facts.amounts.values()):
        problems.append(Problem("R-DEC-7", _("An amount cannot be below zero.")))
    if facts.total <= 0:
        problems.append(Problem("R-DEC-8", _("A grant needs an amount.")))
    if facts.asked and facts.total > facts.asked:
        values = {"total_ore": facts.total, "asked_ore": facts.asked}
        problems.append(Problem("R-DEC-9", _("{total_ore} is more than the {asked_ore} asked for."), values, WARN))
    if any(amount % 100 for amount in facts.amounts.values()):
        text = _("Decisions are usually in whole kronor.")
        problems.append(Problem("R-BUD-05", text, {}, INFO, decided=facts.whole_kronor_decided))
    return problems


def four_eyes(facts: DecisionFacts, by) -> list[Problem]:
    if facts.proposed_by == by.pk:
        return [Problem("R-FOUR-EYES", _("You proposed this: somebody else must decide."), {}, BLOCK)]
    return []


def impartial(facts: DecisionFacts, by) -> list[Problem]:
    if by.pk in facts.assessors:
        return [Problem("R-JAV-5", _("You have assessed this application: somebody else must decide."), {}, BLOCK)]
    if by.pk in facts.tied:
        return [Problem("R-JAV-6", _("You are tied to one of the parties: somebody else must decide."), {}, BLOCK)]
    return []


def money_left(facts: DecisionFacts, by=None) -> list[Problem]:
    return within_frame(facts.standing.adding(facts.amounts)) if facts.promises else []


def who_may_decide(facts: DecisionFacts, people: Iterable) -> list:
    """Those who could decide this: asked before the step, so that the page can say that nobody is left."""
    return [one for one in people if not four_eyes(facts, one) and not impartial(facts, one)]


def somebody_left(deciders: Sequence) -> list[Problem]:
    if deciders:
        return []
    text = _("Nobody is left who may decide this: appoint a stand-in for the decision maker.")
    return [Problem("R-FOUR-EYES-2", text, {}, BLOCK)]


def budget_year(starts_on: date | None, year_no: int) -> int | None:
    """Project year 1 is paid from the frame of the year it begins in."""
    return starts_on.year + year_no - 1 if starts_on else None


def report_dates(starts_on: date | None, months: int | None, annual_days: int | None, final_days: int | None):
    """When reports are due: after each whole project year, and after the end. [(kind, day)]."""
    if not starts_on or not months:
        return []
    dates = []
    for year in range(1, (months - 1) // 12 + 1):
        if annual_days is not None:
            dates.append(("annual", _months_on(starts_on, 12 * year) + timedelta(days=annual_days - 1)))
    if final_days is not None:
        dates.append(("final", _months_on(starts_on, months) + timedelta(days=final_days - 1)))
    return dates


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(day)
