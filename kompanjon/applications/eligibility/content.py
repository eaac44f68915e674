"""How long it lasts, what it is about, and what is attached."""

from collections.abc import Iterator

from kompanjon.core.problems import INFO, WARN
from kompanjon.core.words import _
from kompanjon.rounds.rulebook.rules import Rules

from .facts import ApplicationFacts
from .findings import Finding, finding, not_checked, passed

LENGTHS = {
    "project": "project_months_max", "inception": "inception_months", "expansion": "expansion_dissemination_months_max",
    "dissemination": "expansion_dissemination_months_max",
}  # fmt: skip
ASKS_FOR_CORE_AREAS = ("project", "steering_group")
ASKS_FOR_A_MEETING = ("project", "expansion", "dissemination")
ASKS_FOR_A_LETTER = ("inception", "project")


def of_the_right_length(facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    if facts.months is None:
        known = rules.value(LENGTHS[facts.component]) if facts.component in LENGTHS else None
        if known and known.known:
            text = _("How long it lasts: nobody has said yet ({rule_set}, {heading}).")
            yield not_checked("R-COMP-10", text, known, rules, where="months")
        return
    if facts.component == "project":
        yield project_length(facts.months, rules)
    elif facts.component == "inception":
        yield from inception_length(facts.months, rules)
    elif facts.component in ("expansion", "dissemination"):
        yield from add_on_length(facts.months, rules)


def project_length(months: int, rules: Rules) -> Finding:
    low, high = rules.value("project_months_min"), rules.value("project_months_max")
    if low.known and months < low.value:
        text = _(
            "A project lasts at least {limit} months ({rule_set}, {heading}). Yours lasts {months}: {off} too few."
        )
        return finding(
            "R-COMP-10", text, low, rules, where="months", limit=low.value, months=months, off=low.value - months
        )
    if high.known and months > high.value:
        text = _(
            "A project lasts at most {limit} months ({rule_set}, {heading}). Yours lasts {months}: {off} too many."
        )
        return finding(
            "R-COMP-10", text, high, rules, where="months", limit=high.value, months=months, off=months - high.value
        )
    text = _("The project lasts {months} months ({rule_set}, {heading}).")
    return passed("R-COMP-10", text, high, rules, months=months)


def inception_length(months: int, rules: Rules) -> Iterator[Finding]:
    usual = rules.value("inception_months")
    if not usual.known:
        return
    said = {"limit": usual.value, "months": months, "where": "months"}
    if months == usual.value:
        yield passed(
            "R-COMP-02", _("The inception lasts {months} months ({rule_set}, {heading})."), usual, rules, **said
        )
    else:
        text = _("An inception usually lasts {limit} months ({rule_set}, {heading}). Yours lasts {months}.")
        yield finding("R-COMP-02", text, usual, rules, severity=INFO, **said)


def add_on_length(months: int, rules: Rules) -> Iterator[Finding]:
    usual = rules.value("expansion_dissemination_months_max")
    if usual.known and months > usual.value:
        text = _("Usually at most {limit} months ({rule_set}, {heading}). Yours lasts {months}.")
        severity = usual.carries(INFO)
        yield finding(
            "R-COMP-31",
            text,
            usual,
            rules,
            heading="length",
            severity=severity,
            limit=usual.value,
            months=months,
            where="months",
        )


def about_a_core_area(facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    minimum = rules.value("core_areas_min")
    if facts.component not in ASKS_FOR_CORE_AREAS or not minimum.known:
        return
    said = {"limit": minimum.value, "chosen": len(facts.core_areas), "where": "core_areas"}
    if len(facts.core_areas) >= minimum.value:
        text = _("You have chosen {chosen} core areas; at least {limit} is asked for ({rule_set}, {heading}).")
        yield passed("R-COMP-12", text, minimum, rules, **said)
    else:
        text = _("Choose at least {limit} core area ({rule_set}, {heading}). You have chosen {chosen}.")
        yield finding("R-COMP-12", text, minimum, rules, **said)


def asked_for_by_the_steering_group(facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    asks = rules.value("project_asked_for_by_steering_group")
    if facts.component not in ASKS_FOR_A_MEETING or not asks.known or facts.asked_by_meeting.strip():
        return
    text = _("Say which meeting of the steering group asked for this ({rule_set}, {heading}). It may be left empty.")
    severity = INFO
    if asks.value == "require":
        text = _("Say which meeting of the steering group asked for this ({rule_set}, {heading}).")
        severity = asks.carries(WARN)
    yield finding("R-COMP-20", text, asks, rules, heading="steering", severity=severity, where="asked_by_meeting")


def with_a_letter_of_intent(facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    letter = rules.value("letter_of_intent_required")
    if facts.component not in ASKS_FOR_A_LETTER or not letter.value:
        return
    for party in facts.applicants:
        said = {"party": party.name, "where": "attachments"}
        if ("letter_of_intent", party.key) in facts.attachments or ("letter_of_intent", None) in facts.attachments:
            text = _("A letter of intent from {party} is attached ({rule_set}, {heading}).")
            yield passed("R-ELIG-10", text, letter, rules, **said)
        else:
            text = _("Attach a signed letter of intent from {party} ({rule_set}, {heading}).")
            yield finding("R-ELIG-10", text, letter, rules, **said)


def built_on_a_plan(facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    plan = rules.value("planning_tool_required")
    if facts.component != "project" or not plan.value:
        return
    if any(kind == "planning_tool" for kind, _party in facts.attachments):
        yield passed("R-ELIG-13", _("The finished planning tool is attached ({rule_set}, {heading})."), plan, rules)
    else:
        text = _("A project builds on a finished planning tool ({rule_set}, {heading}). Attach it.")
        yield finding("R-ELIG-13", text, plan, rules, where="attachments")


def summed_up_briefly(facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    limit = rules.value("summary_words_max")
    for language, words in facts.summary_words.items():
        if limit.known and words > limit.value:
            text = _(
                "The summary has at most {limit} words ({rule_set}, {heading}). Yours has {words}: {off} too many."
            )
            said = {"limit": limit.value, "words": words, "off": words - limit.value}
            yield finding("R-10.2", text, limit, rules, where=f"summary_{language}", **said)


CHECKS = (
    of_the_right_length, about_a_core_area, asked_for_by_the_steering_group, with_a_letter_of_intent, built_on_a_plan,
    summed_up_briefly,
)  # fmt: skip
