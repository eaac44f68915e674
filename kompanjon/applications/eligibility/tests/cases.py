"""A plain application that every shipped rule is content with, and the shipped rules as values, without a database."""

from dataclasses import replace

import yaml
from django.conf import settings

from kompanjon.applications.eligibility.facts import ApplicationFacts, Group, Line, PartyFacts
from kompanjon.applications.eligibility.rules import findings, problems
from kompanjon.rounds.rulebook.inheritance import content_of
from kompanjon.rounds.rulebook.rules import Rules

SEATED = Group(majority=1, opposition=1, officials=1)
EKVIK = PartyFacts(
    1,
    "Ekvik",
    "municipality",
    "swedish",
    "SE",
    {"sv": "Sverige", "en": "Sweden"},
    steering=SEATED,
    team=Group(officials=3),
)
KISANGA = PartyFacts(
    2,
    "Kisanga",
    "foreign_local",
    "international",
    "KE",
    {"sv": "Kenya", "en": "Kenya"},
    band="AFRICA_ASIA",
    steering=SEATED,
    team=Group(officials=4),
)


def kronor(year, amount, category="TRAVEL_INT", party=1, **more):
    return Line(year, party, category, amount * 100, **more)


TURNS = ("visit_sweden", "visit_abroad")
PROJECT = ApplicationFacts(
    "project",
    (EKVIK, KISANGA),
    months=24,
    budget=(kronor(1, 400000), kronor(2, 400000)),
    visits={1: 2, 2: 2},
    hosts={1: TURNS, 2: TURNS},
    core_areas=("participation",),
    attachments=frozenset({("letter_of_intent", 1), ("letter_of_intent", 2), ("planning_tool", None)}),
    asked_by_meeting="2027-01-15 § 4",
)
INCEPTION = replace(
    PROJECT,
    component="inception",
    months=12,
    budget=(kronor(1, 275000),),
    visits={1: 2},
    parties=tuple(replace(party, team=Group(majority=1, opposition=1, officials=2)) for party in (EKVIK, KISANGA)),
)
STEERING = replace(PROJECT, component="steering_group", months=12, budget=(kronor(1, 300000),), visits={1: 2})


def shipped(name):
    return yaml.safe_load((settings.REFERENCE_DIR / "rules" / f"{name}.yaml").read_text(encoding="utf-8"))[name]


def as_row(row):
    return {"severity": "", **row, "source": None}


def as_cap(row):
    ore = {name: row[name] * 100 for name in ("amount", "labour") if name in row}
    return {"labour": None, "decision": "", "provenance": "public", **row, **ore, "source": None}


def as_list(row):
    countries = {code: {"status": "open", "reason": {}} for code in ("KE", "UA", "CO", "GT")}
    countries["RW"] = {"status": "exception_only", "reason": {"sv": "Nätverk.", "en": "Network."}}
    name = {"sv": row["name_sv"], "en": row["name_en"]}
    return {"key": row["key"], "name": name, "since": name, "read_on": "2026", "source": None, "countries": countries}


def as_set(row):
    return {
        "code": row["code"],
        "name": {"sv": row["name_sv"], "en": row["name_en"]},
        "provenance": row["provenance"],
        "source": None,
        "caps_from": row.get("caps_from"),
        "parameters_from": row.get("parameters_from"),
        "parameters": {key: as_row(value) for key, value in row.get("parameters", {}).items()},
        "caps": [as_cap(cap) for cap in row.get("caps", [])],
        "country_lists": [as_list(one) for one in row.get("country_lists", [])],
    }


SETS = {row["code"]: as_set(row) for row in shipped("rule_sets")}
DECISIONS = {row["key"]: {"value": row["value"]} for row in shipped("open_decisions")}


def stamp(key, value, outcome="changed", severity="", rule_set=""):
    return {
        "key": key,
        "rule_set": rule_set,
        "outcome": outcome,
        "value": value,
        "severity": severity,
        "by": "Head",
        "on": "2027-01-01",
        "why": "",
    }


def rules(*stamps, code="RS-SEED", **values):
    """The shipped rules, with stamps, or with values as if the rule set said so."""
    own = SETS[code]
    said = {
        key: as_row({"value": value, "provenance": "decided", "severity": "block"}) for key, value in values.items()
    }
    sets = {**SETS, code: {**own, "parameters": {**own["parameters"], **said}}}
    return Rules.from_content({**content_of(code, sets, DECISIONS, list(stamps)), "version": 1})


BASIC = rules()


def broken(facts, held_to=BASIC, rule=None):
    return [found for found in problems(facts, held_to) if rule in (None, found.rule)]


def only(facts, held_to=BASIC):
    found = broken(facts, held_to)
    assert len(found) == 1, [one.text for one in found]
    return found[0]


def outcomes(facts, rule, held_to=BASIC):
    return [found.outcome for found in findings(facts, held_to) if found.rule == rule]


def with_party(facts, party, **changes):
    return replace(facts, parties=tuple(replace(one, **changes) if one is party else one for one in facts.parties))
