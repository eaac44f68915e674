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

GRANT, WITH_CONDITIONS, DEFER, REJECT, REVOKE = "grant", "grant_with_conditions", "defer", "reject", "revoke"
OUTCOMES = {
    GRANT: _("Grant"),
    WITH_CONDITIONS: _("Grant with conditions"),
    DEFER: _("Defer"),
    REJECT: _("Reject"),
    REVOKE: _("Revoke the grant"),
}
NOUNS = {
    GRANT: _("grant"), WITH_CONDITIONS: _("grant with conditions"), DEFER: _("deferral"), REJECT: _("rejection"),
    REVOKE: _("revocation"),
}  # fmt: skip
FIRST = (GRANT, WITH_CONDITIONS, DEFER, REJECT)
PROMISES = (GRANT, WITH_CONDITIONS)
LATER = {
    GRANT: (*PROMISES, REVOKE), WITH_CONDITIONS: (*PROMISES, REVOKE), REVOKE: PROMISES, DEFER: FIRST, REJECT: FIRST,
}  # fmt: skip
"""What a first decision may be, and what a later one may be that takes the place of a published one, by what that was."""
CHANGES = {
    "changed": _("The decision is changed"),
    "corrected": _("An error in the decision is corrected"),
    "revoked": _("The grant is revoked"),
}


def changes_after(outcome) -> dict[str, str]:
    """How a decision may be followed: only a grant can be revoked."""
    return {key: word for key, word in CHANGES.items() if key != "revoked" or outcome in PROMISES}


def may_follow(earlier, change, outcome) -> bool:
    """Whether a later decision with this outcome may take the place of an earlier one, in this way."""
    return (
        change in changes_after(earlier) and outcome in LATER[earlier] and (outcome == REVOKE) == (change == "revoked")
    )


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
        if year.proposed <= 0:
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
class Link:
    """One in the chain before the decision: whether it has endorsed this proposal as it stands, and whether anybody sits there."""

    role: str
    name: str
    given: bool = False
    before: bool = False
    held: bool = True


@dataclass(frozen=True)
class DecisionFacts:
    """What the guards of a decision are told, fetched once."""

    outcome: str
    asked: int
    amounts: Mapping[int, int]
    conditions: int = 0
    conditions_without_words: int = 0
    reasons: int = 0
    reasons_wanted: int = 0
    reason: str = ""
    replaces: bool = False
    earlier_stands: bool = True
    proposed_by: int | None = None
    assessors: frozenset[int] = frozenset()
    tied: frozenset[int] = frozenset()
    standing: RoundStanding = field(default_factory=lambda: RoundStanding(()))
    whole_kronor_decided: bool = False
    chain: tuple[Link, ...] = ()
    chain_decided: bool = False

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
        text = _("Conditions not written in both languages: {count}.")
        problems.append(Problem("R-DEC-4", text, {"count": facts.conditions_without_words}))
    if facts.outcome == REJECT and not facts.reasons and not facts.reason.strip():
        problems.append(Problem("R-DEC-5", _("A rejection says why: for the whole, or by criterion.")))
    if facts.outcome == REJECT and facts.reasons < facts.reasons_wanted:
        text = _(
            "The office has decided that a rejection gives its reasons by criterion: {reasons} of {wanted} are written."
        )
        problems.append(Problem("R-DEC-02", text, {"reasons": facts.reasons, "wanted": facts.reasons_wanted}))
    if facts.replaces and not facts.reason.strip():
        problems.append(Problem("R-DEC-11", _("A later decision says why it takes the place of the earlier one.")))
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


def earlier_stands(facts: DecisionFacts, by=None) -> list[Problem]:
    """What a later decision would take the place of is still what is told."""
    if facts.earlier_stands:
        return []
    return [
        Problem("R-DEC-12", _("The earlier decision no longer stands: the case has gone on since this was proposed."))
    ]


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


def chain_settled(facts: DecisionFacts, by=None) -> list[Problem]:
    """Everybody in the chain has endorsed the proposal as it stands. It stops once the office has decided who they are;
    until then one may go on with a written reason."""
    severity = BLOCK if facts.chain_decided else WARN
    return [
        Problem("R-CHAIN-2", not_endorsed(link), {"role": link.name}, severity, decided=facts.chain_decided)
        for link in facts.chain
        if not link.given
    ]


def not_endorsed(link: Link) -> str:
    if not link.held:
        return _("Nobody sits as {role} today: appoint somebody, or a stand-in, who can endorse the proposal.")
    if link.before:
        return _("The proposal has been changed since it was endorsed by: {role}.")
    return _("Not yet endorsed by: {role}.")


def reason_to_go_on(chain: Sequence[Link], decided: bool, why: str) -> list[Problem]:
    """While the chain is our assumption it does not stop, but whoever decides without it says why."""
    if decided or why.strip() or all(link.given for link in chain):
        return []
    text = _("Not everybody in the chain has endorsed the proposals: say why they are decided all the same.")
    return [Problem("R-CHAIN-3", text, {}, BLOCK, "went_on")]


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
