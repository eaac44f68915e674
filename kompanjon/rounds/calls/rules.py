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
    if not facts.criteria:
        problems.append(Problem("ROUND-CRITERIA", _("Choose the criteria and their weights."), where="criteria"))
    if not facts.countries:
        problems.append(Problem("ROUND-COUNTRIES", _("Choose the countries."), where="countries"))
    if not facts.frame:
        problems.append(Problem("ROUND-FRAME", _("No budget frame has been set."), {}, WARN, where="frame"))
    return problems


def has_closed(facts, by) -> list[Problem]:
    if facts.mode != "rolling" and facts.closes_at and facts.now < facts.closes_at:
        return [Problem("ROUND-STILL-OPEN", _("The last day has not passed yet."), {}, BLOCK)]
    return []


def all_decided(facts, by) -> list[Problem]:
    if facts.undecided:
        return [
            Problem(
                "ROUND-UNDECIDED",
                _("{count} applications have no decision yet."),
                {"count": facts.undecided},
                BLOCK,
            )
        ]
    return []
