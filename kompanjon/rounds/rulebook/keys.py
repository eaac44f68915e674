"""What each key of the rulebook is called and how its value is read: the words are ours, the values are data."""

from dataclasses import dataclass

from kompanjon.core.words import _
from kompanjon.people.organisations.kinds import NAMES as KIND_NAMES

HEADINGS = {
    "applicants": _("Who may apply"),
    "countries": _("Countries"),
    "money": _("Money"),
    "labour": _("Labour cost"),
    "costs": _("What is paid for"),
    "length": _("Length"),
    "meetings": _("Meetings"),
    "steering": _("Steering group"),
    "teams": _("Teams"),
    "content": _("Content"),
    "handing_in": _("Handing in"),
    "rounds": _("Rounds"),
    "assessment": _("Assessment"),
    "decisions": _("Decisions"),
    "payment": _("Payment"),
    "reports": _("Reports and audit"),
    "changes": _("Changes"),
    "networks": _("Networks"),
    "safety": _("Safety and integrity"),
    "privacy": _("Personal data"),
    "public": _("What is public"),
}
"""The heading of a rule, by the name that data and code use for it, in the order of the rule book's pages."""


@dataclass(frozen=True)
class Key:
    """A value's heading, its name, and its unit: sek, months, days, count, pct, yes_no, choice, kinds or countries."""

    heading: str
    label: str
    unit: str = "count"


KEYS = {
    "applicant_kinds": Key("applicants", _("Who may apply on the Swedish side"), "kinds"),
    "counterpart_kinds": Key("applicants", _("Who may be the counterpart"), "kinds"),
    "joint_application": Key("applicants", _("The two sides apply together"), "yes_no"),
    "third_party_countries": Key(
        "applicants", _("Countries a third party may come from (the European Union)"), "countries"
    ),
    "project_months_min": Key("length", _("Shortest project"), "months"),
    "project_months_max": Key("length", _("Longest project"), "months"),
    "inception_months": Key("length", _("Usual length of an inception"), "months"),
    "project_two_party_max_per_year_sek": Key("money", _("Most for a project between two parties, per year"), "sek"),
    "project_typical_min_per_year_sek": Key("money", _("Usual lower end for a project, per year"), "sek"),
    "swedish_own_cost_sek": Key("money", _("The Swedish party's own cost in cash"), "sek"),
    "meetings_per_year_min": Key("meetings", _("Fewest meetings per year")),
    "inception_meetings": Key("meetings", _("Meetings that an inception pays for")),
    "inception_participants_per_party": Key("meetings", _("Participants per party at them")),
    "rounds_per_year": Key("rounds", _("Rounds per year")),
    "inception_window": Key("rounds", _("When one may apply for an inception"), "choice"),
    "network_years": Key("networks", _("Years a network lasts")),
    "swedish_labour_eligible": Key("labour", _("The Swedish party's working time is paid"), "yes_no"),
    "international_labour_eligible": Key("labour", _("The international party's working time is paid"), "yes_no"),
    "labour_hourly_cap": Key("labour", _("Highest labour cost per hour"), "sek"),
    "payment_mode": Key("payment", _("When the money is paid"), "choice"),
    "project_team_officials_min": Key("teams", _("Fewest officials per party in a project team")),
    "project_team_officials_max": Key("teams", _("Most officials per party in a project team")),
    "inception_team_politicians": Key("teams", _("Politicians per party in an inception team")),
    "inception_team_both_roles": Key("teams", _("One of the majority and one of the opposition in it"), "yes_no"),
    "inception_team_officials_min": Key("teams", _("Fewest officials per party in an inception team")),
    "inception_team_officials_max": Key("teams", _("Most officials per party in an inception team")),
    "civil_society_in_teams": Key("teams", _("Civil society is welcome in the teams"), "yes_no"),
    "steering_required": Key("steering", _("A partnership has a steering group"), "yes_no"),
    "steering_min_majority": Key("steering", _("Fewest politicians of the majority")),
    "steering_min_opposition": Key("steering", _("Fewest politicians of the opposition")),
    "steering_min_senior_official": Key("steering", _("Fewest leading officials")),
    "core_areas_min": Key("content", _("Fewest core areas")),
    "planning_tool_required": Key("content", _("A project builds on the finished planning tool"), "yes_no"),
    "letter_of_intent_required": Key("content", _("A signed letter of intent is attached"), "yes_no"),
    "summary_words_max": Key("content", _("Most words in the summary")),
    "cost_international_travel": Key("costs", _("International travel"), "yes_no"),
    "cost_local_travel": Key("costs", _("Local travel in the partner country"), "yes_no"),
    "cost_lodging": Key("costs", _("Accommodation on work days"), "yes_no"),
    "cost_subsistence": Key("costs", _("Meals and subsistence on work days"), "yes_no"),
    "cost_visa": Key("costs", _("Visa and what it costs to get one"), "yes_no"),
    "cost_venue": Key("costs", _("Rooms for workshops and meetings"), "yes_no"),
    "cost_climate": Key("costs", _("Climate compensation for travel"), "yes_no"),
    "cost_interpreting": Key("costs", _("Professional interpreters and translation"), "yes_no"),
    "other_costs_eligible": Key("costs", _("Costs that no rule names"), "yes_no"),
    "extra_days_eligible": Key("costs", _("Extra days beyond the work"), "yes_no"),
    "annual_report_due_days": Key("reports", _("Days to the report after a project year"), "days"),
    "final_report_due_days": Key("reports", _("Days to the final report"), "days"),
    "line_variance_pct": Key("changes", _("Share of a budget line that may move without asking"), "pct"),
    "audit_required_from_amount": Key("reports", _("Sum from which an audit certificate is needed"), "sek"),
    "audit_cost_eligible": Key("costs", _("Audit certificate"), "yes_no"),
    "insurance_eligible": Key("costs", _("Travel insurance that the employer does not give"), "yes_no"),
    "material_eligible": Key("costs", _("Small material and documentation"), "yes_no"),
    "vaccination_eligible": Key("costs", _("Vaccination for travel"), "yes_no"),
}

COMPONENTS = {
    "inception": _("inception"),
    "project": _("project"),
    "steering_group": _("steering group"),
    "expansion": _("development or expansion"),
    "dissemination": _("dissemination"),
}
PARTY_FORMS = {"two": _("two parties"), "three": _("three parties"), "multi": _("more than three parties")}
BANDS = {
    "EUROPE": _("Europe"),
    "AFRICA_ASIA": _("Africa and Asia"),
    "LATIN_AMERICA": _("Latin America"),
    "ANY": _("all parts of the world"),
}
PER = {"year": _("per year"), "grant": _("for the whole time")}
CAP_KINDS = {"max": _("ceiling"), "guide": _("guide value")}
PROVENANCES = {
    "seed": _("from the programme's own document"),
    "public": _("from a public page"),
    "assumed": _("not yet decided by the office"),
    "decided": _("decided by the office"),
}
SEVERITIES = {"block": _("stops"), "warn": _("warns"), "info": _("is a note")}
STATUSES = {
    "open": _("open"),
    "phase_out": _("being phased out"),
    "closed": _("closed"),
    "exception_only": _("only as an exception"),
}

CHOICES = {
    **BANDS,
    **SEVERITIES,
    "higher": _("the higher one"),
    "lower": _("the lower one"),
    "month": _("per month"),
    "year": _("per whole year"),
    "ask": _("the form asks, the answer may be empty"),
    "require": _("it must be answered"),
    "help": _("help can be asked for"),
    "none": _("none"),
    "rolling": _("at any time"),
    "window": _("in a round"),
    "arrears": _("after a report has been approved"),
    "extra_days_only": _("for the extra days only"),
    "whole_trip": _("for the whole trip"),
    "party": _("each party"),
    "group": _("the group as a whole"),
    "country_or_partnership": _("once per country or partnership"),
    "application": _("in each application"),
    "with_exception": _("after an exception"),
    "always": _("always"),
    "never": _("never"),
    "person": _("by a person's decision"),
    "on_request": _("on request"),
    "unit_head": _("head of the partnership unit"),
    "finance_manager": _("finance manager"),
    "secretary_general": _("secretary general"),
    "board": _("the board"),
    **KIND_NAMES,
}
"""How a value that is a word in the data is said on a page."""

OPTIONS = {
    "band_latin_america": ("AFRICA_ASIA", "EUROPE"),
    "band_when_two": ("higher", "lower"),
    "cap_prorata_unit": ("month", "year"),
    "digital_meeting_counts": ("with_exception", "always", "never"),
    "extra_days_salary_reading": ("extra_days_only", "whole_trip"),
    "inception_window": ("rolling", "window"),
    "matching_policy": ("help", "none"),
    "opposition_exception_per": ("country_or_partnership", "application"),
    "payment_mode": ("arrears",),
    "project_asked_for_by_steering_group": ("ask", "require"),
    "sida_file_access": ("on_request", "never"),
    "steering_counted_per": ("party", "group"),
    "unsigned_lapses_by": ("person",),
}
"""The words a value may be. A key that ends in `_severity` is one of the severities."""
ENDINGS = (
    ("_sek", "sek"), ("_from_amount", "sek"), ("_hourly_cap", "sek"), ("_days", "days"), ("_months", "months"),
    ("_months_max", "months"), ("_after_months", "months"), ("_years", "years"), ("_pct", "pct"), ("_valid_to", "day"),
    ("_severity", "choice"), ("_kinds", "kinds"), ("_countries", "countries"),
)  # fmt: skip


def unit_of(key: str) -> str:
    """How a value is read: as its key says, else by the ending of its name."""
    if key in KEYS:
        return KEYS[key].unit
    if key in OPTIONS:
        return "choice"
    return next((unit for ending, unit in ENDINGS if key.endswith(ending)), "plain")


def options_of(key: str) -> tuple[str, ...]:
    return tuple(SEVERITIES) if key.endswith("_severity") else OPTIONS.get(key, ())
