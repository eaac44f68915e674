"""What must hold before a round opens, closes and is decided. Rules never ask what time it is; they are told."""

from kompanjon.core.problems import BLOCK, WARN, Problem
from kompanjon.core.words import _


def ready_to_open(facts, by) -> list[Problem]:
    """All at once: a rule set that somebody chose, components, criteria, and dates that fit the round's mode."""
    problems = []
    if not facts.rule_set_id:
        problems.append(
            Problem(
                "ROUND-RULES",
                _("Choose which rule set the round follows. There is no default."),
                where="rule_set",
            )
        )
    if not facts.components:
        problems.append(Problem("ROUND-COMPONENTS", _("Choose what can be applied for."), where="components"))
    if facts.mode != "rolling" and not facts.closes_at:
        problems.append(Problem("ROUND-CLOSES", _("Say when the round closes."), where="closes_at"))
    if facts.mode == "window" and not facts.opens_at:
        problems.append(Problem("ROUND-OPENS", _("Say when the round opens."), where="opens_at"))
    if facts.opens_at and facts.closes_at and facts.closes_at <= facts.opens_at:
        problems.append(Problem("ROUND-ORDER", _("The round must close after it opens."), where="closes_at"))
    if facts.closes_at and facts.closes_at <= facts.now:
        problems.append(Problem("ROUND-PAST", _("The last day has already passed."), where="closes_at"))
    if not facts.criteria:
        problems.append(Problem("ROUND-CRITERIA", _("Choose the criteria and their weights."), where="criteria"))
    elif (whole := sum(row["weight"] for row in facts.criteria)) != 100:
        text = _("The weights of the criteria add up to {whole}, not to 100.")
        problems.append(Problem("ROUND-WEIGHTS", text, {"whole": whole}, WARN, where="criteria"))
    if not facts.countries:
        problems.append(Problem("ROUND-COUNTRIES", _("Choose the countries."), where="countries"))
    if not facts.frame:
        problems.append(Problem("ROUND-FRAME", _("No budget frame has been set."), {}, WARN, where="frame"))
    return problems


def has_closed(facts, by) -> list[Problem]:
    if facts.mode != "rolling" and facts.closes_at and facts.now < facts.closes_at:
        return [Problem("ROUND-STILL-OPEN", _("The last day has not passed yet."), {}, BLOCK)]
    return []


def none_let_through(facts, by) -> list[Problem]:
    """Once a case has gone on to assessment the others may not get more time than it had."""
    if facts.let_through:
        text = _("Applications that have gone on to assessment: {count}. The round cannot be opened again.")
        return [Problem("ROUND-ASSESSED", text, {"count": facts.let_through})]
    return []


def all_decided(facts, by) -> list[Problem]:
    if facts.undecided:
        return [
            Problem(
                "ROUND-UNDECIDED",
                _("Applications without a decision: {count}."),
                {"count": facts.undecided},
                BLOCK,
            )
        ]
    return []


def may_be_extended(facts, closes_at) -> list[Problem]:
    """A round that is open, or whose last day has just passed, gets a later last day, never an earlier one."""
    if facts.mode == "rolling":
        return [Problem("ROUND-ROLLING", _("A rolling round has no last day to move."), where="closes_at")]
    problems = []
    if facts.closes_at and closes_at <= facts.closes_at:
        problems.append(
            Problem("ROUND-LATER", _("The new last day must be later than the one there is."), where="closes_at")
        )
    if closes_at <= facts.now:
        problems.append(Problem("ROUND-FUTURE", _("The new last day has already passed."), where="closes_at"))
    return problems
