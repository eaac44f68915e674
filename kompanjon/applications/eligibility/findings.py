"""What a rule found: it is broken, it is passed, there is no limit, or it could not be checked. Plain Python."""

from dataclasses import dataclass
from typing import Any

from kompanjon.core.problems import INFO, WARN, Problem, Severity
from kompanjon.rounds.rulebook.keys import HEADINGS, KEYS
from kompanjon.rounds.rulebook.rules import CapInForce, Rules, Value

BROKEN, PASSED, NO_LIMIT, NOT_CHECKED = "broken", "passed", "no_limit", "not_checked"


@dataclass(frozen=True)
class Finding(Problem):
    """A line of the eligibility page. Only what is broken stands in anybody's way."""

    outcome: str = BROKEN
    heading: str = ""

    @property
    def is_broken(self) -> bool:
        return self.outcome == BROKEN


def finding(
    rule,
    text,
    value: Value,
    rules: Rules,
    *,
    outcome=BROKEN,
    severity=None,
    heading="",
    decided=None,
    where="",
    **values,
):
    """A finding about one value: it carries the value's strength, name, source and whether the office has decided it."""
    place = HEADINGS[heading or KEYS[value.key].heading]
    return Finding(
        rule,
        text,
        {"rule_set": dict(value.rule_set or rules.name), "heading": place, **values},
        severity=(severity or value.carries(WARN)) if outcome == BROKEN else INFO,
        where=where,
        source=value.source.address if value.source else "",
        decided=value.decided if decided is None else decided,
        outcome=outcome,
        heading=place,
    )


def passed(rule, text, value, rules, **more):
    return finding(rule, text, value, rules, outcome=PASSED, **more)


def no_limit(rule, text, value, rules, **more):
    """An unknown limit is told, and never shown as passed. Nobody can have decided what is not there."""
    return finding(rule, text, value, rules, outcome=NO_LIMIT, decided=True, **more)


def not_checked(rule, text, value, rules, **more):
    """What nobody has said, or this house cannot know, is told as that, and never shown as passed."""
    return finding(rule, text, value, rules, outcome=NOT_CHECKED, **more)


def as_value(cap: CapInForce, key: str) -> Value:
    """A ceiling as a value, so that it is told in the same way."""
    return Value(key, cap.amount, cap.provenance, "", cap.source, cap.rule_set)


def said_severity(value: Value, otherwise: Severity) -> Severity:
    """Where the value itself is a severity: as the office says, but no stronger than it can bear."""
    if not value.known:
        return INFO
    wanted = Severity(value.value) if value.value in set(Severity) else otherwise
    return value.carries(wanted)


def both(word: Any) -> dict[str, Any]:
    return dict(word) if isinstance(word, dict) else {"sv": word, "en": word}
