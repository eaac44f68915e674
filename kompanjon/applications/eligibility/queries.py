"""What the rules need to know of an application, fetched in a fixed number of queries, and what they answer."""

from dataclasses import dataclass

from django.utils import timezone

from kompanjon.core.money import Ore
from kompanjon.core.numbers import typed_number
from kompanjon.partnerships.steering.models import OppositionException, SteeringMeeting
from kompanjon.rounds.rulebook.queries import rules_for, rules_of_version

from ..joint.answers import whole_number, words_in
from ..joint.flow import NOT_YET_HANDED_IN
from ..joint.models import Application
from ..joint.queries import form_of, parties_of, written_in
from .facts import ApplicationFacts, Group, Line, PartyFacts
from .money import for_months
from .rules import findings

UNDER_WAY = (
    "decided",
    "granted",
    "granted_with_conditions",
    "handed_in",
    "eligible",
    "in_assessment",
    "recommended",
    "deferred",
)


def rules_of(application):
    """The rules it is held to: the version it was handed in under; a draft those it would be held to today."""
    if application.state not in NOT_YET_HANDED_IN and application.rule_set_id and application.rule_set_version:
        call = application.round
        if not call.rules_fixed or call.mode == "rolling":
            return rules_of_version(application.rule_set_id, application.rule_set_version)
    return rules_for(application.round)


def findings_of(application, written=None):
    """Every finding, broken, passed or without a limit; None while nobody has chosen a rule set for the round."""
    rules = rules_of(application)
    return findings(facts_of(application, rules, written), rules) if rules else None


def facts_of(application, rules, written=None) -> ApplicationFacts:
    """Plain values for the rules. What no rule in force asks about is not looked up."""
    written, parties = written or written_in(application), parties_of(application)
    texts, form = written.texts, form_of(application)
    hosts, digital = meetings(form, texts)
    return ApplicationFacts(
        component=application.component,
        parties=tuple(party_facts(application, party, form, texts) for party in parties),
        months=application.months,
        budget=tuple(Line(year, party, category, Ore(amount)) for party, year, category, amount in written.lines),
        visits={year: len(places) for year, places in hosts.items()},
        hosts=hosts,
        digital_meetings=digital,
        core_areas=tuple(texts.get(("core_areas", None), "").split()),
        attachments=written.attachments,
        asked_by_meeting=texts.get(("asked_by_meeting", None), ""),
        summary_words={code: words_in(texts.get((f"summary_{code}", None), "")) for code in ("sv", "en")},
        round_countries=frozenset(application.round.countries.values_list("pk", flat=True)),
        steering_groups=steering_groups_beside(application),
        networks=networks_of(application) if rules.value("networks_per_partnership").known else 0,
        digital_excepted=bool(digital) and is_let_at_a_distance(application, rules),
        women=said_of("women", texts, parties),
        men=said_of("men", texts, parties),
        other_partnerships=other_partnerships(application, parties)
        if rules.value("several_partnerships_at_once").value is False
        else 0,
    )


def party_facts(application, party, form, texts):
    organisation = party.organisation
    country, steering = organisation.country, group(form, texts, "steering", party.pk)
    return PartyFacts(
        key=party.pk,
        name=str(organisation),
        kind=organisation.kind,
        side=party.side,
        country=country.pk,
        country_name={"sv": country.name_sv, "en": country.name_en},
        band=country.continent_band,
        municipal_share=organisation.municipal_share_pct,
        steering=steering,
        team=group(form, texts, "team", party.pk),
        reason_given=bool(texts.get(("steering_why_not", party.pk), "").strip()),
        opposition_excepted=not steering.opposition and is_excepted(application, country.pk),
    )


def group(form, texts, key, party) -> Group:
    """How many of each role a party has put forward; nothing is known while no line is written."""
    question = form.question(key)
    if question is None:
        return Group()
    roles = [
        texts.get((f"{key}.{row}.role", party), "")
        for row in range(1, question.rows + 1)
        if texts.get((f"{key}.{row}.name", party), "") or texts.get((f"{key}.{row}.role", party), "")
    ]
    if not roles:
        return Group()
    return Group(
        majority=roles.count("majority"),
        opposition=roles.count("opposition"),
        officials=roles.count("official") + roles.count("leader"),
        leader_named="leader" in roles,
        civil_society="civil_society" in roles,
    )


def meetings(form, texts):
    """Where each visit is, and how many meetings are digital, for each project year, as the form says they are planned."""
    hosts: dict[int, tuple[str, ...]] = {}
    digital: dict[int, int] = {}
    question = form.question("visits")
    for row in range(1, (question.rows if question else 0) + 1):
        year, where = texts.get((f"visits.{row}.year", None), ""), texts.get((f"visits.{row}.where", None), "")
        if number := typed_number(year):
            if where == "digital":
                digital[number] = digital.get(number, 0) + 1
            else:
                hosts[number] = (*hosts.get(number, ()), where)
    return hosts, digital


def said_of(key, texts, parties) -> int | None:
    """How many the parties have put down; None while no party has said."""
    said = [whole_number(texts.get((key, party.pk), "")) for party in parties]
    known = [number for number in said if number is not None]
    return sum(known) if known else None


def networks_of(application) -> int:
    """The networks the partnership is in, and the one this round is for."""
    joined = set(application.partnership.networks.values_list("pk", flat=True))
    return len(joined | {application.round.network_id} - {None})


def is_let_at_a_distance(application, rules) -> bool:
    """Whether the office has let meetings at a distance count: in this application, or a coming one of the steering group."""
    if rules.value("digital_meeting_counts").value != "with_exception":
        return False
    if application.at_distance_because:
        return True
    first = application.starts_on or timezone.localdate()
    let = SteeringMeeting.objects.filter(partnership=application.partnership_id, at_distance=True, on__gte=first)
    return let.exclude(counts_because="").exists()


def is_excepted(application, country):
    exceptions = excepted(application)
    return (country, None) in exceptions or (None, application.partnership_id) in exceptions


def excepted(application):
    """For which countries and partnerships the opposition seat has an exception: a handful of rows."""
    kept = application.__dict__.get("_exceptions")
    if kept is None:
        rows = OppositionException.objects.values_list("country_id", "partnership_id")
        kept = application.__dict__["_exceptions"] = {
            place for country, partnership in rows for place in ((country, None), (None, partnership)) if any(place)
        }
    return kept


def steering_groups_beside(application):
    if application.component != "steering_group":
        return 0
    others = Application.objects.filter(partnership=application.partnership_id, component="steering_group")
    return others.filter(state__in=UNDER_WAY).exclude(pk=application.pk).count()


def other_partnerships(application, parties):
    """How many other partnerships of the leading Swedish party have something under way."""
    lead = next((party for party in parties if party.leads), None)
    if lead is None:
        return 0
    others = Application.objects.filter(parties__organisation=lead.organisation_id, state__in=UNDER_WAY)
    others = others.exclude(partnership=application.partnership_id)
    return others.values("partnership").distinct().order_by().count()


@dataclass(frozen=True)
class Ceilings:
    """What each project year, or the whole, may cost at most, and what is said of the money now."""

    by_year: dict[int, Ore]
    whole: Ore | None
    findings: list


def ceilings_of(application, written=None) -> Ceilings:
    """Empty where no limit has been set, or nobody has chosen the rules."""
    rules = rules_of(application)
    if rules is None:
        return Ceilings({}, None, [])
    facts = facts_of(application, rules, written)
    cap = rules.cap(facts.component, facts.party_form, facts.bands)
    money = [one for one in findings(facts, rules) if one.where.startswith("budget") and one.is_broken]
    if cap is None or cap.per == "grant":
        return Ceilings({}, cap and cap.amount, money)
    years = range(1, max(3, *facts.years, 3) + 1)
    by_year = {year: for_months(cap.amount, facts.months_of(year) or 12, rules) for year in years}
    return Ceilings(by_year, None, money)


def version_today(application):
    """What a draft would be held to if it were handed in today, and whether that has changed since it was begun."""
    rules = rules_of(application)
    if rules is None:
        return None
    changed = application.rule_set_version is not None and application.rule_set_version != rules.version
    return {"name": rules.name, "version": rules.version, "changed": changed, "on": timezone.localdate()}
