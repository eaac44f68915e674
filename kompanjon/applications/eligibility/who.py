"""Who applies, and with which countries."""

from collections.abc import Iterator

from kompanjon.core.words import _
from kompanjon.people.organisations.kinds import NAMES, Kind
from kompanjon.rounds.rulebook.rules import Rules

from .facts import ApplicationFacts, PartyFacts
from .findings import BROKEN, PASSED, Finding, both, finding, no_limit, not_checked, passed, said_severity

OWNED = (Kind.MUNICIPAL_COMPANY, Kind.MUNICIPAL_ASSOCIATION)


def applied_together(facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    together = rules.value("joint_application")
    if not together.value:
        return
    sides = {party.side for party in facts.parties}
    if "swedish" not in sides:
        text = _(
            "A Swedish party and a counterpart abroad apply together ({rule_set}, {heading}). There is no Swedish party yet."
        )
        yield finding("R-ELIG-03", text, together, rules, where="parties")
    if "international" not in sides:
        text = _(
            "A Swedish party and a counterpart abroad apply together ({rule_set}, {heading}). There is no counterpart yet."
        )
        yield finding("R-ELIG-03", text, together, rules, where="parties")
    if {"swedish", "international"} <= sides:
        text = _("A Swedish party and a counterpart abroad apply together ({rule_set}, {heading}).")
        yield passed("R-ELIG-03", text, together, rules)


def of_a_kind_that_may_apply(facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    for side, key in (("swedish", "applicant_kinds"), ("international", "counterpart_kinds")):
        kinds = rules.value(key)
        for party in facts.parties:
            if party.side != side:
                continue
            words = {"party": party.name, "kind": NAMES[Kind(party.kind)]}
            if not kinds.known:
                text = _("Which kinds of organisations may apply: no limit has been set ({rule_set}, {heading}).")
                yield no_limit("R-ELIG-01", text, kinds, rules)
            elif party.kind in kinds.value:
                text = _("{party} may apply: {kind} ({rule_set}, {heading}).")
                yield passed("R-ELIG-01", text, kinds, rules, **words)
            else:
                text = _("{party} is not of a kind that may apply: {kind} ({rule_set}, {heading}).")
                yield finding("R-ELIG-01", text, kinds, rules, where="parties", **words)


def owned_by_municipalities(facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    limit = rules.value("company_share_without_warning_pct")
    for party in facts.parties:
        if party.side != "swedish" or party.kind not in OWNED or not limit.known:
            continue
        words = {"party": party.name, "limit": limit.value, "share": party.municipal_share}
        if party.municipal_share is None:
            text = _("Say how much of {party} municipalities own or control, and attach proof ({rule_set}, {heading}).")
            yield finding("R-ELIG-02", text, limit, rules, heading="applicants", where="parties", **words)
        elif party.municipal_share < limit.value:
            text = _(
                "Municipalities own {share} % of {party}. Below {limit} % we ask for an explanation ({rule_set}, {heading})."
            )
            yield finding("R-ELIG-02", text, limit, rules, heading="applicants", where="parties", **words)
        else:
            text = _("Municipalities own {share} % of {party} ({rule_set}, {heading}).")
            yield passed("R-ELIG-02", text, limit, rules, heading="applicants", **words)


def in_an_eligible_country(facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    for party in facts.counterparts:
        if facts.round_countries:
            yield in_the_rounds_countries(party, facts, rules)
        else:
            yield on_the_list(party, rules)


def in_the_rounds_countries(party: PartyFacts, facts: ApplicationFacts, rules: Rules) -> Finding:
    """The countries that the office bound to the round when it opened."""
    chosen = rules.value("country_list_in_force")
    words = {"country": both(party.country_name), "party": party.name}
    if party.country in facts.round_countries:
        text = _("{country} is one of the countries of this round.")
        return passed("R-ELIG-04", text, chosen, rules, heading="countries", decided=True, **words)
    text = _(
        "{country}, where {party} lies, is not one of the countries of this round. Ask the office before you go on."
    )
    return finding("R-ELIG-04", text, chosen, rules, heading="countries", decided=True, where="parties", **words)


def on_the_list(party: PartyFacts, rules: Rules) -> Finding:
    chosen, standing = rules.value("country_list_in_force"), rules.country(party.country)
    words = {"country": both(party.country_name), "party": party.name}
    if standing is None:
        text = _("Which countries one can apply with: no limit has been set ({rule_set}, {heading}).")
        return no_limit("R-ELIG-14", text, chosen, rules, heading="countries")
    words |= {"list": dict(standing.list_name), "read_on": standing.read_on, "reason": both(standing.reason)}
    source = {"source": standing.source.address} if standing.source else {}
    if standing.status == "open":
        text = _("{country} can be applied with, as read {read_on}. Ask the office ({list}, {heading}).")
        found = passed("R-ELIG-14", text, chosen, rules, heading="countries", **words)
    elif standing.status == "closed":
        text = _(
            "{country} is not among the countries one can apply with, as read {read_on}. Ask the office before you go on ({list}, {heading})."
        )
        found = finding("R-ELIG-14", text, chosen, rules, heading="countries", where="parties", **words)
    else:
        text = _(
            "{country} can be applied with only as an exception, as read {read_on}. {reason} Ask the office ({list}, {heading})."
        )
        found = finding("R-ELIG-14", text, chosen, rules, heading="countries", where="parties", **words)
    return Finding(**{**vars(found), **source})


def third_party_from_the_union(facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    countries = rules.value("third_party_countries")
    for party in facts.parties:
        if party.side == "eu_third" and countries.known:
            inside = party.country in countries.value
            text = (
                _("{party} comes from the European Union ({rule_set}, {heading}).")
                if inside
                else _("A third party comes from the European Union ({rule_set}, {heading}). {party} does not.")
            )
            yield finding(
                "R-ELIG-09",
                text,
                countries,
                rules,
                outcome=PASSED if inside else BROKEN,
                party=party.name,
                where="parties",
            )


def one_partnership_at_a_time(facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    several = rules.value("several_partnerships_at_once")
    if several.value is False and facts.other_partnerships:
        text = _("The Swedish party is already in another partnership ({rule_set}, {heading}).")
        yield finding("R-ELIG-06", text, several, rules, heading="applicants")


def one_network_at_a_time(facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    limit = rules.value("networks_per_partnership")
    said = {"heading": "networks", "limit": limit.value, "networks": facts.networks}
    if limit.known and 0 < facts.networks <= limit.value:
        text = _("Networks that the partnership would be in: {networks}, at most {limit} ({rule_set}, {heading}).")
        yield passed("R-NET-14", text, limit, rules, **said)
    if limit.known and facts.networks > limit.value:
        text = _(
            "A partnership is in at most {limit} network at a time ({rule_set}, {heading}). Yours would be in {networks}."
        )
        yield finding("R-NET-14", text, limit, rules, **said)


def reports_are_in(facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    rule = rules.value("overdue_report_severity")
    if rule.known and facts.overdue_reports is None:
        text = _(
            "Whether the Swedish party has reports that are overdue: the office looks at that ({rule_set}, {heading})."
        )
        yield not_checked("R-10.3", text, rule, rules, heading="handing_in")
    elif rule.known and facts.overdue_reports:
        text = _("The Swedish party has reports that are overdue: {reports} ({rule_set}, {heading}).")
        severity = said_severity(rule, rule.strongest)
        yield finding(
            "R-10.3", text, rule, rules, heading="handing_in", severity=severity, reports=facts.overdue_reports
        )


CHECKS = (
    applied_together, of_a_kind_that_may_apply, owned_by_municipalities, in_an_eligible_country, third_party_from_the_union,
    one_partnership_at_a_time, one_network_at_a_time, reports_are_in,
)  # fmt: skip
