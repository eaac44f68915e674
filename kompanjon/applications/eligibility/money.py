"""What is asked for, held to ceilings, guide values and the list of what is paid for."""

from collections.abc import Iterator

from kompanjon.core.money import Ore
from kompanjon.core.problems import BLOCK, INFO
from kompanjon.core.words import _
from kompanjon.rounds.rulebook.costs import CATEGORIES, Category, Cost
from kompanjon.rounds.rulebook.rules import CapInForce, Rules, Value, weakest

from .facts import ApplicationFacts
from .findings import BROKEN, PASSED, Finding, as_value, finding, no_limit, passed, said_severity

CEILING = "project_two_party_max_per_year_sek"
WHAT = {
    ("inception", "two"): _("an inception between two parties"),
    ("inception", "three"): _("an inception between three parties"),
    ("inception", "multi"): _("an inception between more than three parties"),
    ("project", "two"): _("a project between two parties"),
    ("project", "three"): _("a project between three parties"),
    ("project", "multi"): _("a project between more than three parties"),
    ("steering_group", "two"): _("a steering group of two parties"),
    ("steering_group", "three"): _("a steering group of three parties"),
    ("steering_group", "multi"): _("a steering group of more than three parties"),
}
ADD_ONS = {"expansion": _("a development or expansion"), "dissemination": _("a dissemination")}


def what(facts: ApplicationFacts) -> str:
    return ADD_ONS.get(facts.component) or WHAT[facts.component, facts.party_form]


def within_the_ceiling(facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    cap = rules.cap(facts.component, facts.party_form, facts.bands)
    if cap is None:
        text = _("How much can be asked for: no limit has been set for {what} ({rule_set}, {heading}).")
        yield no_limit("R-BUD", text, Value(CEILING), rules, what=what(facts))
    elif cap.per == "grant":
        yield over_the_whole_time(cap, facts, rules)
    else:
        for year in facts.years:
            yield in_a_year(cap, year, facts, rules)
            yield from labour_in_a_year(cap, year, facts, rules)


def over_the_whole_time(cap: CapInForce, facts: ApplicationFacts, rules: Rules) -> Finding:
    asked, value = facts.asked(), as_value(cap, CEILING)
    words = {"asked_ore": asked, "limit_ore": cap.amount, "over_ore": Ore(asked - cap.amount), "what": what(facts)}
    if asked <= cap.amount:
        text = _("You ask for {asked_ore}. At most {limit_ore} in all for {what} ({rule_set}, {heading}).")
        return passed("R-BUD-04", text, value, rules, decided=cap.decided, **words)
    text = (
        _(
            "The guide value is {limit_ore} in all for {what} ({rule_set}, {heading}). You ask for {asked_ore}: {over_ore} above it. Say why."
        )
        if cap.kind == "guide"
        else _(
            "At most {limit_ore} in all for {what} ({rule_set}, {heading}). You ask for {asked_ore}: {over_ore} too much."
        )
    )
    return finding("R-BUD-04", text, value, rules, severity=cap.severity, decided=cap.decided, where="budget", **words)


def for_months(amount: Ore, months: int, rules: Rules) -> Ore:
    """A year's ceiling cut to the months that a project year fills, unless the office counts whole years."""
    by_month = rules.value("cap_prorata_unit").value == "month"
    return Ore(amount * months // 12) if by_month and months < 12 else amount


def in_a_year(cap: CapInForce, year: int, facts: ApplicationFacts, rules: Rules) -> Finding:
    months, asked = facts.months_of(year), facts.asked(year)
    limit = for_months(cap.amount, months, rules)
    words = {"asked_ore": asked, "limit_ore": limit, "over_ore": Ore(asked - limit), "what": what(facts), "year": year}
    words |= {"months": months, "cap_ore": cap.amount}
    value = as_value(cap, CEILING)
    decided = cap.decided and (limit == cap.amount or rules.value("cap_prorata_unit").decided)
    if asked <= limit:
        text = _("You ask for {asked_ore} in year {year}. At most {limit_ore} for {what} ({rule_set}, {heading}).")
        return passed("R-BUD-04", text, value, rules, decided=decided, **words)
    counted = BLOCK if limit == cap.amount else rules.value("cap_prorata_unit").strongest
    severity = weakest(cap.severity, counted)
    return finding(
        "R-BUD-04",
        too_much(cap, limit),
        value,
        rules,
        severity=severity,
        decided=decided,
        where=f"budget.{year}",
        **words,
    )


def too_much(cap: CapInForce, limit: Ore) -> str:
    if cap.kind == "guide":
        return _(
            "The guide value is {limit_ore} a year for {what} ({rule_set}, {heading}). You ask for {asked_ore} in year {year}: {over_ore} above it. Say why."
        )
    if limit != cap.amount:
        return _(
            "At most {limit_ore} for the {months} months of year {year}, from {cap_ore} a year for {what} ({rule_set}, {heading}). You ask for {asked_ore}: {over_ore} too much."
        )
    return _(
        "At most {limit_ore} a year for {what} ({rule_set}, {heading}). You ask for {asked_ore} in year {year}: {over_ore} too much."
    )


def labour_in_a_year(cap: CapInForce, year: int, facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    if cap.labour is None:
        return
    limit, asked = for_months(cap.labour, facts.months_of(year), rules), facts.asked(year, Cost.LABOUR)
    words = {"limit_ore": limit, "asked_ore": asked, "over_ore": Ore(asked - limit), "year": year}
    value, rule = as_value(cap, "labour_hourly_cap"), rules.value("labour_share_severity")
    if asked <= limit:
        text = _(
            "Of it {asked_ore} is labour cost in year {year}. The guide value is {limit_ore} ({rule_set}, {heading})."
        )
        yield passed("R-BUD-LABOUR", text, value, rules, decided=cap.decided, **words)
    else:
        text = _(
            "The guide value for labour cost is {limit_ore} a year ({rule_set}, {heading}; the page it was read from has no date). You ask for {asked_ore} in year {year}: {over_ore} above it. Say why."
        )
        severity = said_severity(rule, cap.severity)
        yield finding(
            "R-BUD-LABOUR", text, value, rules, severity=severity, decided=cap.decided, where=f"budget.{year}", **words
        )


def not_unusually_small(facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    usual = rules.value("project_typical_min_per_year_sek")
    limit = rules.ore("project_typical_min_per_year_sek")
    if facts.component != "project" or limit is None:
        return
    for year in facts.years:
        asked = facts.asked(year)
        if facts.months_of(year) == 12 and 0 < asked < limit:
            text = _(
                "Projects usually ask for at least {limit_ore} a year ({rule_set}, {heading}). You ask for {asked_ore} in year {year}, and may well do so."
            )
            yield finding("R-BUD-USUAL", text, usual, rules, severity=INFO, limit_ore=limit, asked_ore=asked, year=year)


def in_whole_kronor(facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    whole = rules.value("amounts_whole_kronor")
    broken = [line for line in facts.budget if line.amount % 100]
    if whole.value and broken:
        if len(broken) == 1:
            text = _("Write whole kronor ({rule_set}, {heading}). One amount has öre in it.")
        else:
            text = _("Write whole kronor ({rule_set}, {heading}). {count} amounts have öre in them.")
        yield finding("R-BUD-05", text, whole, rules, heading="money", severity=INFO, count=len(broken), where="budget")


def for_what_is_paid(facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    for code in sorted({line.category for line in facts.budget if line.amount}):
        category = CATEGORIES.get(code) or CATEGORIES[Cost.OTHER]
        asked = facts.asked(category=code)
        yield cost(category, asked, rules)


def cost(category: Category, asked: Ore, rules: Rules) -> Finding:
    value = rules.value(category.key)
    words = {"category": category.name, "asked_ore": asked}
    if not value.known:
        text = _("Whether it is paid for is not decided: {category} ({rule_set}, {heading}). You ask for {asked_ore}.")
        return no_limit("R-BUD-10", text, value, rules, heading="costs", **words)
    if value.value:
        text = _("Paid for: {category} ({rule_set}, {heading}). You ask for {asked_ore}.")
        return passed("R-BUD-10", text, value, rules, heading="costs", **words)
    text = _("Not paid for: {category} ({rule_set}, {heading}). You ask for {asked_ore}.")
    return finding("R-BUD-10", text, value, rules, heading="costs", where="budget", **words)


def not_for_the_partners_time(facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    value = rules.value("international_labour_eligible")
    for party in facts.parties:
        asked = sum(line.amount for line in facts.budget if line.party == party.key and line.category == Cost.LABOUR)
        if party.side != "swedish" and asked and value.value is False:
            text = _(
                "The working time of {party} is its own contribution and is not paid ({rule_set}, {heading}). You ask for {asked_ore}."
            )
            yield finding("R-BUD-14", text, value, rules, party=party.name, asked_ore=Ore(asked), where="budget")


def within_the_hourly_cost(facts: ApplicationFacts, rules: Rules) -> Iterator[Finding]:
    hourly, limit = rules.value("labour_hourly_cap"), rules.ore("labour_hourly_cap")
    lines = [line for line in facts.budget if line.category == Cost.LABOUR and line.amount]
    if not lines:
        return
    if limit is None:
        text = _("Highest labour cost per hour: no limit has been set ({rule_set}, {heading}).")
        yield no_limit("R-BUD-23", text, hourly, rules)
        return
    dearest = max((line.unit_cost or Ore(0) for line in lines), default=Ore(0))
    words = {"limit_ore": limit, "asked_ore": dearest, "over_ore": Ore(dearest - limit)}
    over = dearest > limit
    text = (
        _("At most {limit_ore} an hour ({rule_set}, {heading}). You count with {asked_ore}: {over_ore} too much.")
        if over
        else _("You count with {asked_ore} an hour at most. The limit is {limit_ore} ({rule_set}, {heading}).")
    )
    yield finding("R-BUD-23", text, hourly, rules, outcome=BROKEN if over else PASSED, where="budget", **words)


CHECKS = (
    within_the_ceiling, not_unusually_small, in_whole_kronor, for_what_is_paid, not_for_the_partners_time,
    within_the_hourly_cost,
)  # fmt: skip
