"""May this be applied for? Every rule of the rule set that the application is held to, asked at once. Plain Python.

`findings` is the eligibility page: what is broken, what is passed, and where no limit has been set. `problems` is what
stands in the way of handing in, or is to be thought about.
"""

from kompanjon.rounds.rulebook.rules import Rules

from . import content, groups, money, visits, who
from .facts import ApplicationFacts
from .findings import Finding

CHECKS = (*who.CHECKS, *content.CHECKS, *money.CHECKS, *groups.CHECKS, *visits.CHECKS)


def findings(facts: ApplicationFacts, rules: Rules) -> list[Finding]:
    return [found for check in CHECKS for found in check(facts, rules)]


def problems(facts: ApplicationFacts, rules: Rules) -> list[Finding]:
    return [found for found in findings(facts, rules) if found.is_broken]
