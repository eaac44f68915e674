"""The public tables as rows: plain functions from picture to (columns, rows), the same for CSV and JSON."""

from django.utils.translation import gettext

from kompanjon.partnerships.register.vocabulary import swedish_for

from ..filters.forms import GOAL_NAMES
from ..pages import words
from ..pages.round_views import register

PARTNERSHIPS = (
    "id", "name", "swedish_parties", "swedish_party_ids", "swedish_party_codes", "international_parties",
    "international_party_ids", "countries", "country_codes", "status", "status_name", "start_year", "start_year_basis", "end_year",
    "theme", "theme_sv", "core_areas_our_reading", "core_area_names", "sdgs", "sdg_names", "networks", "network_ids", "other_actors", "grants",
    "outcome_note", "confidence", "sources", "example", "address",
)  # fmt: skip
GRANTS = (
    "id", "partnership_id", "partnership", "round_id", "type", "type_name", "title", "title_language", "theme", "theme_sv", "area",
    "core_areas_our_reading", "core_area_names", "sdgs", "sdg_names", "start_year", "end_year", "months", "amount_sek", "amount_qualifier",
    "reference_number", "announced_on", "outcome_note", "confidence", "later_decision", "later_decision_on",
    "amounts_before_sek", "source_title", "source_publisher", "source_year", "source_address",
)  # fmt: skip
ORGANISATIONS = (
    "id", "name", "side", "side_name", "kind", "kind_name", "country", "country_code", "code", "county", "place", "latitude", "longitude",
    "former_names", "ended_year", "partnerships", "example", "address",
)  # fmt: skip
COUNTRIES = ("code", "name", "partnerships", "address")
ROUNDS = (
    "id", "name_sv", "name_en", "year", "season", "announced_on", "announced_precision", "projects_stated",
    "swedish_parties_stated", "total_sek", "total_qualifier", "coverage", "parties_named", "parties_not_named",
    "applications_granted", "applications_refused", "parties_not_granted", "sources", "address",
)  # fmt: skip
DECISIONS = (
    "id", "round_id", "round", "organisation_id", "organisation", "name_as_stated", "partnership_id", "partnership",
    "partnership_basis", "country_codes", "amount_sek", "amount_qualifier", "later_decision", "later_decision_on",
    "amounts_before_sek", "source_title", "source_publisher", "source_year", "source_address",
)  # fmt: skip


def joined(values):
    return ";".join(str(value) for value in values)


def kronor(ore):
    """Öre as kronor for machines; None stays empty, never 0."""
    if ore is None:
        return None
    return ore // 100 if ore % 100 == 0 else ore / 100


def cited(source):
    return (source.title, source.publisher, source.year, source.address) if source else ("", "", None, "")


def later(one):
    """changed, corrected or revoked; the day; what was granted before, the latest first."""
    if one.later is None:
        return ("", "", "")
    return one.later.change, one.later.on, joined(kronor(sum_) for sum_ in one.later.before)


def partnerships(found, address):
    for one in found:
        yield (
            one.slug, one.name, joined(party.name for party in one.here), joined(party.slug for party in one.here),
            joined(party.code for party in one.here), joined(party.name for party in one.there),
            joined(party.slug for party in one.there), joined(country.name for country in one.countries),
            joined(country.code for country in one.countries), one.status or "not known", words.status_word(one.status)[1], one.start_year,
            one.start_year_basis, one.end_year, one.theme, swedish_for(one.theme), *named_areas(sorted(one.core_areas)),
            *named_goals(sorted(one.goals, key=int)), joined(network.name for network in one.networks),
            joined(network.slug for network in one.networks), one.other_actors, one.project_count, one.outcome_note,
            one.confidence, joined(source.address for source in one.sources), one.example, address("partnership", one.slug),
        )  # fmt: skip


def grants(found, address):
    for one in found:
        for grant in one.grants:
            yield (
                grant.slug, one.slug, one.name, grant.round_slug,
                "not stated" if grant.component in ("", "unknown") else grant.component,
                words.component(grant.component), grant.title,
                grant.title_language, grant.theme, swedish_for(grant.theme), grant.area, *named_areas(grant.core_areas),
                *named_goals(grant.goals), grant.start_year, grant.end_year, grant.months, kronor(grant.amount),
                grant.amount_qualifier, grant.reference_number, grant.announced_on, grant.outcome_note,
                grant.confidence, *later(grant), *cited(grant.source),
            )  # fmt: skip


def named_areas(codes):
    """Codes, and what they are called in the reader's language."""
    return joined(codes), joined(words.core_area(code) for code in codes)


def named_goals(numbers):
    return joined(numbers), joined(gettext(GOAL_NAMES[str(number)]) for number in numbers)


def organisations(picture, found, address):
    for one in found:
        yield (
            one.slug, one.name, *(("SE", gettext("Swedish party")) if one.is_swedish else ("INT", gettext("International party"))),
            one.kind, words.kind(one), one.country.name if one.country else "",
            one.country.code if one.country else "", one.code, one.county, one.place, one.latitude, one.longitude,
            joined(name for name, *_ in one.former_names), one.ended_year, len(picture.of_organisation.get(one.key, ())),
            one.example, address("organisation", one.slug),
        )  # fmt: skip


def countries(picture, address):
    for country, number in picture.countries:
        yield country.code, country.name, number, address("country", country.code.lower())


def rounds(picture, address):
    for one in picture.rounds:
        yield (
            one.slug, one.name_sv, one.name_en, one.year, one.season, one.announced_on, one.announced_precision,
            one.projects_stated, one.awardees_stated, kronor(one.total), one.total_qualifier, one.coverage,
            len(one.awards), one.unnamed, one.granted or None, one.refused or None,
            joined(name for name, _outcome in one.turned_down),
            joined(source.address for source in one.sources), address("round", one.slug),
        )  # fmt: skip


def decisions(picture, query):
    for one, award in register(picture, query):
        partnership = award.partnership
        yield (
            award.key, one.slug, one.name, award.organisation.slug, award.organisation.name, award.name_as_stated,
            partnership.slug if partnership else "", partnership.name if partnership else "", award.basis,
            joined(country.code for country in partnership.countries) if partnership else "", kronor(award.amount),
            award.amount_qualifier, *later(award), *cited(award.source),
        )  # fmt: skip
