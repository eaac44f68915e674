"""Who sits in the groups, and how often the parties meet."""

from collections.abc import Iterator

from kompanjon.core.problems import INFO
from kompanjon.core.words import _
from kompanjon.rounds.rulebook.rules import Rules, Value

from .facts import ApplicationFacts, Group, PartyFacts
from .findings import Finding, finding, not_checked, passed, said_severity

SEATS = (
    ("majority", "steering_min_majority", _("politicians of the majority")),
    ("opposition", "steering_min_opposition", _("politicians of the opposition")),
    ("officials", "steering_min_senior_official", _("leading officials")),
)
ONE = {
    "majority": _("politician of the majority"),
    "opposition": _("politician of the opposition"),
    "officials": _("leading official"),
}
HAS_STEERING_GROUP = ("inception", "project", "steering_group")
HAS_GROUPS = (*HAS_STEERING_GROUP, "expansion", "dissemination")


def steering_group_is_composed(facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    if facts.component not in HAS_STEERING_GROUP or not rules.value("steering_required").value:
        return
    if rules.value("steering_counted_per").value == "group":
        yield from seats_in_the_group(facts, rules)
        return
    for party in facts.applicants:
        for seat, key, words in SEATS:
            yield from seats_of_a_party(party, seat, rules.value(key), words, rules)


def seats_of_a_party(party: PartyFacts, seat: str, minimum: Value, words: str, rules: Rules) -> Iterator[Finding]:
    if not minimum.known:
        return
    seated = getattr(party.steering, seat) or 0
    said = {
        "party": party.name,
        "minimum": minimum.value,
        "seated": seated,
        "seats": words,
        "where": f"steering.{party.key}",
    }
    if seated >= minimum.value:
        text = _(
            "{party}, {seats} in the steering group: {seated}. At least {minimum} asked for ({rule_set}, {heading})."
        )
        yield passed("R-TEAM-01", text, minimum, rules, **said)
    elif seat == "opposition" and party.opposition_excepted:
        text = _("{party} has an exception: there is no organised opposition ({rule_set}, {heading}).")
        yield passed("R-TEAM-06", text, minimum, rules, **said)
    elif party.reason_given:
        text = _("{party}, {seats} in the steering group: {seated}. {party} has said why ({rule_set}, {heading}).")
        yield finding("R-TEAM-06", text, minimum, rules, severity=INFO, **said)
    else:
        text = _(
            "At least {minimum} {seats} from each party in the steering group ({rule_set}, {heading}). {party} has proposed {seated}: propose somebody, or say why not."
        )
        yield finding("R-TEAM-01", text, minimum, rules, **said | {"seats": asked_for(seat, minimum, words)})


def asked_for(seat: str, minimum: Value, words: str) -> str:
    """ "At least 1 politician", "at least 2 politicians"."""
    return ONE[seat] if minimum.value == 1 else words


def seats_in_the_group(facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    for seat, key, words in SEATS:
        minimum = rules.value(key)
        if not minimum.known:
            continue
        seated = sum(getattr(party.steering, seat) or 0 for party in facts.applicants)
        said = {"minimum": minimum.value, "seated": seated, "seats": words, "where": "steering"}
        if seated >= minimum.value:
            text = _("In the steering group, {seats}: {seated}. At least {minimum} asked for ({rule_set}, {heading}).")
            yield passed("R-TEAM-01", text, minimum, rules, **said)
        else:
            text = _("At least {minimum} {seats} in the steering group ({rule_set}, {heading}). {seated} proposed.")
            yield finding("R-TEAM-01", text, minimum, rules, **said | {"seats": asked_for(seat, minimum, words)})


def one_steering_group(facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    limit = rules.value("steering_groups_per_partnership")
    if facts.component != "steering_group" or not limit.known:
        return
    after = facts.steering_groups + 1
    if after > limit.value:
        text = _("A partnership has at most {limit} steering group ({rule_set}, {heading}). Yours would have {after}.")
        yield finding("R-COMP-24", text, limit, rules, heading="steering", limit=limit.value, after=after)


def teams_are_composed(facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    for party in facts.applicants:
        if facts.component == "project":
            yield from project_team(party, rules)
        if facts.component == "inception":
            yield from inception_politicians(party, rules)
            yield from inception_officials(party, rules)
        yield from civil_society(party, facts, rules)


def project_team(party: PartyFacts, rules: Rules) -> Iterator[Finding]:
    low, high = rules.value("project_team_officials_min"), rules.value("project_team_officials_max")
    officials = party.team.officials
    if officials is None:
        yield not_named_yet(party, low, rules)
        return
    said = {"party": party.name, "officials": officials, "where": f"team.{party.key}"}
    if low.known and officials < low.value:
        text = _(
            "At least {limit} officials per party in a project team ({rule_set}, {heading}). {party} has named {officials}."
        )
        yield finding("R-TEAM-04", text, low, rules, limit=low.value, **said)
    elif high.known and officials > high.value:
        text = _(
            "At most {limit} officials per party in a project team ({rule_set}, {heading}). {party} has named {officials}."
        )
        yield finding("R-TEAM-04", text, high, rules, limit=high.value, **said)
    else:
        text = _("{party} has named {officials} officials for the project team ({rule_set}, {heading}).")
        yield passed("R-TEAM-04", text, low, rules, **said)
    if party.team.leader_named is False:
        text = _(
            "One official in the team is project manager and main contact ({rule_set}, {heading}). {party} has not said who."
        )
        yield finding("R-TEAM-04", text, low, rules, **said)


def not_named_yet(party: PartyFacts, value: Value, rules: Rules) -> Finding:
    text = _("Who is in the team: {party} has named nobody yet ({rule_set}, {heading}).")
    return not_checked("R-TEAM-04", text, value, rules, party=party.name, where=f"team.{party.key}")


def inception_politicians(party: PartyFacts, rules: Rules) -> Iterator[Finding]:
    minimum, both_roles = rules.value("inception_team_politicians"), rules.value("inception_team_both_roles")
    team = party.team
    if minimum.known and team.politicians is None:
        yield not_named_yet(party, minimum, rules)
    if team.politicians is None or not minimum.known:
        return
    said = {"party": party.name, "limit": minimum.value, "politicians": team.politicians, "where": f"team.{party.key}"}
    if team.politicians < minimum.value:
        text = _(
            "{limit} politicians per party in an inception team ({rule_set}, {heading}). {party} has named {politicians}."
        )
        yield finding("R-TEAM-02", text, minimum, rules, **said)
    elif both_roles.value and one_sided(team) and not (party.reason_given or party.opposition_excepted):
        text = _(
            "One politician of the majority and one of the opposition in an inception team, or say why not ({rule_set}, {heading}): {party}."
        )
        yield finding("R-TEAM-03", text, both_roles, rules, **said)
    else:
        text = _("{party} has named {politicians} politicians for the inception team ({rule_set}, {heading}).")
        yield passed("R-TEAM-02", text, minimum, rules, **said)


def one_sided(team: Group) -> bool:
    return not team.majority or not team.opposition


def inception_officials(party: PartyFacts, rules: Rules) -> Iterator[Finding]:
    low, high = rules.value("inception_team_officials_min"), rules.value("inception_team_officials_max")
    officials = party.team.officials
    if officials is None or not (low.known and high.known):
        return
    said = {
        "party": party.name,
        "low": low.value,
        "high": high.value,
        "officials": officials,
        "where": f"team.{party.key}",
    }
    if officials < high.value:
        text = _(
            "{low}–{high} officials per party in an inception team, one of them coordinator ({rule_set}, {heading}). {party} has named {officials}; {high} is safest."
        )
        yield finding("R-TEAM-02", text, low, rules, **said)
    elif officials > high.value:
        text = _(
            "{low}–{high} officials per party in an inception team, one of them coordinator ({rule_set}, {heading}). {party} has named {officials}."
        )
        yield finding("R-TEAM-02", text, high, rules, severity=INFO, **said)
    else:
        text = _("{party} has named {officials} officials for the inception team ({rule_set}, {heading}).")
        yield passed("R-TEAM-02", text, low, rules, **said)


def civil_society(party: PartyFacts, facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    welcome = rules.value("civil_society_in_teams")
    if facts.component in ("inception", "project") and welcome.value and party.team.civil_society is False:
        text = _("Somebody from civil society is welcome in the team ({rule_set}, {heading}): {party}.")
        yield finding("R-TEAM-05", text, welcome, rules, severity=INFO, party=party.name, where=f"team.{party.key}")


def women_and_men_are_balanced(facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    """Gender is self-stated and may be empty: only those who have said are counted."""
    limit, people = rules.value("gender_min_share_pct"), (facts.women or 0) + (facts.men or 0)
    if not limit.known or facts.component not in HAS_GROUPS:
        return
    if not people:
        text = _(
            "How many women and men there are in the groups: nobody has said, and nobody has to ({rule_set}, {heading})."
        )
        yield not_checked("R-TEAM-07", text, limit, rules, heading="teams", where="women")
        return
    women, men = facts.women or 0, facts.men or 0
    share = 100 * min(women, men) // people
    if 100 * min(women, men) < limit.value * people:
        text = _(
            "At least {limit} % women and {limit} % men in the partnership's groups ({rule_set}, {heading}). Now the smaller share is {share} %."
        )
        severity = said_severity(rules.value("gender_severity"), INFO)
        yield finding(
            "R-TEAM-07", text, limit, rules, heading="teams", severity=severity, limit=limit.value, share=share
        )
    else:
        text = _(
            "The smaller share of women or men in the groups is {share} %; at least {limit} % ({rule_set}, {heading})."
        )
        yield passed("R-TEAM-07", text, limit, rules, heading="teams", limit=limit.value, share=share)


CHECKS = (
    steering_group_is_composed, one_steering_group, teams_are_composed, women_and_men_are_balanced,
)  # fmt: skip
