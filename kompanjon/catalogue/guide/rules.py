"""Can we apply? Five answers held to the rule set in force, by the same rules as a real application."""

from dataclasses import replace

from kompanjon.applications.eligibility import content, money, who
from kompanjon.applications.eligibility.facts import ApplicationFacts, Line, PartyFacts
from kompanjon.applications.eligibility.findings import Finding
from kompanjon.core.money import Ore
from kompanjon.core.words import _

CHECKS = (
    who.applied_together,
    who.of_a_kind_that_may_apply,
    who.in_an_eligible_country,
    content.of_the_right_length,
    money.within_the_ceiling,
)
YOU, PARTNER = _("You"), _("Your partner")


def facts(you, partner, country, months, asked, country_name, band) -> ApplicationFacts:
    """The five answers as an application of one project between two parties, the same sum each year."""
    parties = [PartyFacts(1, YOU, you, "swedish", "SE")]
    if partner:
        parties.append(PartyFacts(2, PARTNER, partner, "international", country, country_name, band))
    years = range(1, -(-months // 12) + 1)
    budget = tuple(Line(year, 1, "other", Ore(asked)) for year in years)
    return ApplicationFacts("project", tuple(parties), months=months, budget=budget)


EVERY_YEAR = {
    "You ask for {asked_ore} in year {year}. At most {limit_ore} for {what} ({rule_set}, {heading}).": _(
        "You ask for {asked_ore} a year. At most {limit_ore} for {what} ({rule_set}, {heading})."
    ),
    "At most {limit_ore} a year for {what} ({rule_set}, {heading}). You ask for {asked_ore} in year {year}: {over_ore} too much.": _(
        "At most {limit_ore} a year for {what} ({rule_set}, {heading}). You ask for {asked_ore} a year: {over_ore} too much."
    ),
    "The guide value is {limit_ore} a year for {what} ({rule_set}, {heading}). You ask for {asked_ore} in year {year}: {over_ore} above it. Say why.": _(
        "The guide value is {limit_ore} a year for {what} ({rule_set}, {heading}). You ask for {asked_ore} a year: {over_ore} above it. Say why."
    ),
}
"""Here one sum is given for every year, so no year is named."""


def answer(given: ApplicationFacts, rules) -> list[Finding]:
    """Each finding once: the first year speaks for them all, also where the last one is cut short."""
    found = [finding for check in CHECKS for finding in check(given, rules) if finding.values.get("year", 1) == 1]
    return [replace(finding, text=EVERY_YEAR.get(finding.text, finding.text)) for finding in found]


def verdict(findings) -> str:
    """yes, ask, or no: what stops, what only warns, and neither."""
    broken = [finding for finding in findings if finding.is_broken]
    if any(finding.blocks for finding in broken):
        return "no"
    return "ask" if broken else "yes"
