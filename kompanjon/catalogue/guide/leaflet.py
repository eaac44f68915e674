"""The leaflet: two pages on paper, tagged, written from the same rules as the pages. Typst sets it."""

import json
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext

from kompanjon.core import speech
from kompanjon.rounds.rulebook.saying import in_my_language

from ..pages.words import capital

FORM = Path(__file__).with_name("leaflet.typ")
STANDARDS = ["ua-1", "a-2a"]


def made(guide, rounds, office, examples, today, language):
    """The file, made once for the same words."""
    return pressed(
        json.dumps(words(guide, rounds, office, examples, today, language), ensure_ascii=False, sort_keys=True)
    )


@lru_cache(maxsize=8)
def pressed(data):
    import typst  # heavy: loaded the first time somebody asks for paper

    return typst.compile(FORM.read_bytes(), format="pdf", sys_inputs={"data": data}, pdf_standards=STANDARDS)


def words(guide, rounds, office, examples, today, language):
    return {
        "language": language[:2],
        "title": gettext("Municipal partnerships: how it works"),
        "programme": office.name,
        "lead": gettext("A Swedish municipality or region and its counterpart in another country work together as equals on a challenge they share, and both develop their local democracy by it."),
        "sections": [section for section in sections(guide, rounds, office, examples) if section["lines"]],
        "foot": gettext("Written {day} from {rules}. What is marked * has not yet been decided by the office.").format(
            day=speech.day(today), rules=guide.rules.name.get(language[:2], "")
        ),
    }  # fmt: skip


def sections(guide, rounds, office, examples):
    yield {"head": gettext("What a partnership is"), "lines": being(guide)}
    yield {
        "head": gettext("Who may apply"),
        "lines": [
            listed(guide.kinds) + star(guide.applicant_kinds),
            gettext("A Swedish party and a counterpart abroad apply together. Neither comes first."),
        ],
    }
    countries = ", ".join(
        f"{country.name} ({in_my_language(standing.since)})" if standing.since else country.name
        for country, standing in guide.countries
    )
    yield {
        "head": gettext("With which countries, and since when"),
        "lines": [countries + star(guide.rules.value("country_list_in_force"))] if countries else [],
    }
    yield {"head": gettext("How long, how often"), "lines": lasting(guide)}
    yield {
        "head": gettext("What is paid"),
        "lines": [", ".join(gettext(label) + star(value) for label, value in guide.costs[0])],
    }
    yield {"head": gettext("What it costs you"), "lines": cost(guide)}
    yield {"head": gettext("How much"), "lines": much(guide)}
    yield {
        "head": gettext("How a round goes"),
        "lines": [
            gettext("Find a partner, agree on a challenge, write together, hand in before the last day."),
            *assessing(guide),
            gettext(
                "The office decides within the budget frame and writes to both parties. Who was granted something is published."
            ),
            *(ahead(one) for one in rounds),
        ],
    }
    yield {"head": gettext("Examples from the record"), "lines": [one.name for one in examples]}
    yield {
        "head": gettext("Whom to ask"),
        "lines": [office.contact] if office.contact else [gettext("The office that runs the programme.")],
    }


def star(value):
    return "" if value.decided or not value.known else " *"


def listed(kinds):
    return ", ".join(gettext(kind) for kind in kinds)


def assessing(guide):
    number = guide.assessors
    if not number.known:
        return []
    said = gettext("Each application is assessed by {number} people, each on their own; then they talk it over.")
    return [said.format(number=number.value) + star(number)]


def lasting(guide):
    low, high, meetings, first = (
        guide.project_months_min,
        guide.project_months_max,
        guide.meetings_per_year_min,
        guide.inception_months,
    )
    lines = []
    if low.known and high.known:
        lines.append(
            gettext("A project lasts {low} to {high} months.").format(low=low.value, high=high.value) + star(high)
        )
    if first.known:
        lines.append(
            gettext("A new partnership usually begins with an inception of {months} months.").format(months=first.value)
            + star(first)
        )
    if meetings.known:
        lines.append(
            gettext("The parties meet at least {number} times a year.").format(number=meetings.value) + star(meetings)
        )
    return lines


def cost(guide):
    lines = []
    if guide.swedish_own_cost_sek.known:
        sum_ = guide.rules.ore("swedish_own_cost_sek")
        said = gettext("In cash: {sum}.").format(sum=speech.kr(sum_)) if sum_ else gettext("Nothing in cash.")
        lines.append(said + star(guide.swedish_own_cost_sek))
    if guide.swedish_labour_eligible.value:
        lines.append(gettext("The Swedish party's working time is paid.") + star(guide.swedish_labour_eligible))
    if guide.international_labour_eligible.value is False:
        lines.append(gettext("The counterpart gives its time.") + star(guide.international_labour_eligible))
    return lines


def being(guide):
    lines = [
        gettext("Two places choose each other. Politicians and officials of both meet, see how the other does it, try things at home and tell what came of it. Some partnerships last a year, some more than twenty, through many projects.")
    ]  # fmt: skip
    if guide.steering_required.value:
        lines.append(
            gettext("A steering group with politicians of both the majority and the opposition, and leading officials, holds it together on each side.")
            + star(guide.steering_required)
        )  # fmt: skip
    return lines


def much(guide):
    """The ceilings and guide values between two and three parties, and what most ask for."""
    lines = [
        gettext("{support}, {parties}, partner in {place}: {sum} ({effect})").format(
            support=capital(row.of), parties=row.between, place=row.where, sum=row.sum, effect=row.effect
        ) + star(row)
        for row in guide.ceilings if row.known and row.parties != "multi"
    ]  # fmt: skip
    usual = guide.project_typical_min_per_year_sek
    if usual.known:
        lines.append(
            gettext("Most ask for at least {sum} a year.").format(sum=speech.kr(guide.rules.ore(usual.key)))
            + star(usual)
        )
    return lines


def ahead(one):
    if one.closes_at is None:
        return gettext("{round}: one may apply at any time.").format(round=one.name)
    return gettext("{round}: last day {day}.").format(round=one.name, day=speech.deadline(one.closes_at)["day"])
