"""Can we apply? Five answers held to the rule set in force, by the same rules as a real application."""

from kompanjon.applications.eligibility import content, money, who
from kompanjon.applications.eligibility.facts import ApplicationFacts, Line, PartyFacts
from kompanjon.applications.eligibility.findings import Finding
from kompanjon.core.money import from_kronor
from kompanjon.core.words import _

CHECKS = (
    who.applied_together,
    who.of_a_kind_that_may_apply,
    who.in_an_eligible_country,
    content.of_the_right_length,
    money.within_the_ceiling,
)
YOU, PARTNER = _("You"), _("Your partner")


def facts(you, partner, country, months, kronor, country_name, band) -> ApplicationFacts:
    """The five answers as an application of one project between two parties, the same sum each year."""
    parties = [PartyFacts(1, YOU, you, "swedish", "SE")]
    if partner:
        parties.append(PartyFacts(2, PARTNER, partner, "international", country, country_name, band))
    years = range(1, -(-months // 12) + 1)
    budget = tuple(Line(year, 1, "other", from_kronor(kronor)) for year in years)
    return ApplicationFacts("project", tuple(parties), months=months, budget=budget)


def answer(given: ApplicationFacts, rules) -> list[Finding]:
    """Each finding once: the years of a project all say the same here."""
    found = [finding for check in CHECKS for finding in check(given, rules)]
    return list({(finding.text, finding.outcome): finding for finding in found}.values())


def verdict(findings) -> str:
    """yes, ask, or no: what stops, what only warns, and neither."""
    broken = [finding for finding in findings if finding.is_broken]
    if any(finding.blocks for finding in broken):
        return "no"
    return "ask" if broken else "yes"
