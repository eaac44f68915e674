"""How often the parties meet, and at whose place: exchange visits to each other's places (R-LIFE-05, R-COMP-03)."""

from collections.abc import Iterator

from kompanjon.core.problems import WARN
from kompanjon.core.words import _
from kompanjon.rounds.rulebook.rules import Rules, Value

from .facts import ApplicationFacts
from .findings import Finding, finding, passed

SWEDISH, INTERNATIONAL = "visit_sweden", "visit_abroad"
BOTH = frozenset({SWEDISH, INTERNATIONAL})
ALL_AT = {
    frozenset({SWEDISH}): _(
        "The parties visit each other's places ({rule_set}, {heading}). All visits in year {year} are in Sweden."
    ),
    frozenset({INTERNATIONAL}): _(
        "The parties visit each other's places ({rule_set}, {heading}). All visits in year {year} are in the international partner's place."
    ),
    frozenset(): _(
        "The parties visit each other's places ({rule_set}, {heading}). No visit in year {year} is in either party's place."
    ),
}


def at_each_others(minimum: Value, year: int, facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    """With two visits or more in a year, both sides host. That it is asked of each year is our reading, so it warns."""
    if len(facts.hosts.get(year, ())) < 2:
        return
    hosts = frozenset(facts.hosts[year]) & BOTH
    if hosts == BOTH:
        text = _("You visit each other's places in year {year} ({rule_set}, {heading}).")
        yield passed("R-LIFE-05", text, minimum, rules, year=year, where="visits")
    else:
        yield finding("R-LIFE-05", ALL_AT[hosts], minimum, rules, severity=WARN, year=year, where="visits")


def meetings_are_planned(facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    if facts.component == "inception":
        minimum, planned = rules.value("inception_meetings"), sum(facts.visits.values())
        if minimum.known:
            yield enough_in_all(minimum, planned, facts, rules)
    elif facts.component in ("project", "steering_group"):
        minimum = rules.value("meetings_per_year_min")
        for year in facts.years if minimum.known else ():
            yield enough_in_a_year(minimum, year, facts, rules)
            yield from at_each_others(minimum, year, facts, rules)


def enough_in_all(minimum: Value, planned: int, facts: ApplicationFacts, rules: Rules) -> Finding:
    said = {"minimum": minimum.value, "planned": planned, "where": "visits"}
    hosts = {host for row in facts.hosts.values() for host in row}
    if planned >= minimum.value > 1 and not hosts >= BOTH:
        text = _(
            "An inception pays for {minimum} visits, one in each country ({rule_set}, {heading}). You do not plan one in each."
        )
        return finding("R-COMP-03", text, minimum, rules, severity=WARN, **said)
    if planned >= minimum.value:
        text = _("You plan {planned} visits; {minimum} are paid for, one in each country ({rule_set}, {heading}).")
        return passed("R-COMP-03", text, minimum, rules, **said)
    text = _("An inception pays for {minimum} visits, one in each country ({rule_set}, {heading}). You plan {planned}.")
    return finding("R-COMP-03", text, minimum, rules, **said)


def enough_in_a_year(minimum: Value, year: int, facts: ApplicationFacts, rules: Rules) -> Finding:
    """Twice a year; in a part of a year its share of that, rounded up."""
    needed = -(-minimum.value * facts.months_of(year) // 12)
    planned = facts.visits.get(year, 0) + counted_digital(year, facts, rules)
    said = {"needed": needed, "planned": planned, "year": year, "where": "visits"}
    if planned >= needed and counted_digital(year, facts, rules) and facts.digital_excepted:
        text = _(
            "You plan {planned} meetings in year {year}, {at_distance} of them at a distance, which the office has let count; at least {needed} are asked for ({rule_set}, {heading})."
        )
        said["at_distance"] = facts.digital_meetings[year]
        return passed("R-LIFE-05", text, minimum, rules, **said)
    if planned >= needed:
        text = _("You plan {planned} meetings in year {year}; at least {needed} are asked for ({rule_set}, {heading}).")
        return passed("R-LIFE-05", text, minimum, rules, **said)
    text = _(
        "At least {needed} meetings in year {year}, in each other's places ({rule_set}, {heading}). You plan {planned}."
    )
    at_distance = facts.digital_meetings.get(year, 0)
    if at_distance and not counted_digital(year, facts, rules):
        text = _(
            "At least {needed} meetings in year {year}, in each other's places ({rule_set}, {heading}). You plan {planned}, and {at_distance} at a distance, which count only when the office has said so."
        )
        said["at_distance"] = at_distance
    return finding("R-LIFE-05", text, minimum, rules, **said)


def counted_digital(year: int, facts: ApplicationFacts, rules: Rules) -> int:
    """Meetings at a distance count where the office says so: always, or after an exception."""
    counts = rules.value("digital_meeting_counts").value
    counted = counts == "always" or (counts == "with_exception" and facts.digital_excepted)
    return facts.digital_meetings.get(year, 0) if counted else 0


CHECKS = (meetings_are_planned,)
