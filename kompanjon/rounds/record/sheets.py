"""The files of the public record: which columns, which keys, what refers to what."""

from kompanjon.core.sheets.columns import (
    Column,
    Wrong,
    address,
    at_most,
    key,
    kronor,
    listed,
    one_of,
    short_date,
    within,
    year,
    yes_no,
)  # fmt: skip
from kompanjon.core.sheets.reading import Sheet

CONFIDENCE = one_of("high", "medium", "low")
QUALIFIER = one_of("exact", "at_least", "about", "not_later_than")
ONE_AREA = {"equality": "equity", "inclusion": "equity", "equity": "equity"}
AREAS = (*ONE_AREA, "participation", "transparency", "accountability")


def core_area(text):
    """`equality` and `inclusion` are two wordings of the same first area; both are kept as `equity`."""
    one_of(*AREAS)(text)
    return ONE_AREA.get(text, text)


def goal(text):
    if not text.isdigit() or not 1 <= int(text) <= 17:
        raise Wrong(f"“{text}” is not one of the 17 global goals. Write its number, 1 to 17.")
    return int(text)


def years_in_order(row):
    if row.get("start_year") and row.get("end_year") and row["end_year"] < row["start_year"]:
        yield f"end_year {row['end_year']} comes before start_year {row['start_year']}."


def amount_and_qualifier(amount, qualifier):
    def rule(row):
        if row.get(qualifier) and row.get(amount) is None:
            yield f"{qualifier} is “{row[qualifier]}” but {amount} is empty. Fill in the amount or empty both."

    return rule


def by_id(row):
    return row["id"]


SOURCES = Sheet(
    "sources",
    (
        Column("id", key, required=True),
        Column("url", address),
        Column("title", required=True),
        Column("language"),
        Column("seed_file"),
    ),
    key=by_id,
)
NETWORKS = Sheet(
    "networks",
    (
        Column("id", key, required=True), Column("name_sv", required=True), Column("name_en", required=True),
        Column("start_year", year), Column("end_year", year), Column("country_codes", listed(), refers="countries", many=True),
        Column("source_ids", listed(), refers="sources", many=True), Column("note"),
    ),
    key=by_id, rules=(years_in_order,),
)  # fmt: skip
ORGANISATIONS = Sheet(
    "organisations",
    (
        Column("id", key, required=True), Column("name", required=True), Column("side", one_of("SE", "INT"), required=True),
        Column("type", one_of("municipality", "region", "federation", "city", "district", "county", "province", "ward", "regency", "company", "association"), required=True),
        Column("country_code", refers="countries"), Column("se_code"), Column("place"),
        Column("latitude", within(-90, 90)), Column("longitude", within(-180, 180)),
        Column("coord_precision", one_of("place", "approx")), Column("coord_source"), Column("former_names", listed()),
        Column("valid_to_year", year), Column("note"), Column("source_id", refers="sources"), Column("confidence", CONFIDENCE),
    ),
    key=by_id,
)  # fmt: skip
PARTNERSHIPS = Sheet(
    "partnerships",
    (
        Column("id", key, required=True), Column("name", required=True),
        Column("swedish_party_id", required=True, refers="organisations"),
        Column("swedish_party_type", one_of("municipality", "region", "federation", "company", "association")),
        Column("other_swedish_party_ids", listed(), refers="organisations", many=True),
        Column("international_party_ids", listed(), required=True, refers="organisations", many=True),
        Column("country_codes", listed(), refers="countries", many=True), Column("multi_party", yes_no),
        Column("start_year", year), Column("start_year_basis", one_of("stated", "derived", "first_documented")),
        Column("end_year", year), Column("status", one_of("active", "ended")), Column("theme"),
        Column("network_ids", listed(), refers="networks", many=True), Column("other_actors"), Column("outcome_note"),
        Column("source_ids", listed(), refers="sources", many=True), Column("source_url", address), Column("confidence", CONFIDENCE),
    ),
    key=by_id, rules=(years_in_order,),
)  # fmt: skip
ROUNDS = Sheet(
    "rounds",
    (
        Column("id", key, required=True), Column("name_sv", required=True), Column("name_en", required=True),
        Column("year", year, required=True), Column("season", one_of("spring", "autumn", "other"), required=True),
        Column("announced_on", short_date), Column("announced_precision", one_of("day", "month", "not_later_than", "unknown")),
        Column("projects_stated", at_most(9999)), Column("applications_approved_stated", at_most(9999)), Column("swedish_awardees_stated", at_most(9999)),
        Column("international_parties_stated", at_most(9999)), Column("total_sek", kronor), Column("total_qualifier", QUALIFIER),
        Column("country_codes_most"), Column("coverage", one_of("full list of awardees", "some awardees", "single grants")),
        Column("source_ids", listed(), refers="sources", many=True), Column("source_url", address), Column("note"),
        Column("confidence", CONFIDENCE),
    ),
    key=by_id, rules=(amount_and_qualifier("total_sek", "total_qualifier"),),
)  # fmt: skip
PROJECTS = Sheet(
    "projects",
    (
        Column("id", key, required=True), Column("partnership_id", required=True, refers="partnerships"),
        Column("round_id", refers="rounds"),
        Column("programme_type", one_of("project", "inception", "steering_group", "development_expansion", "dissemination", "communication", "unknown")),
        Column("title"), Column("title_language", one_of("sv", "en")), Column("theme"), Column("project_area"),
        Column("core_areas", listed(core_area)), Column("sdgs", listed(goal)), Column("start_year", year), Column("end_year", year),
        Column("duration_months", at_most(240)), Column("amount_sek", kronor), Column("amount_qualifier", QUALIFIER),
        Column("reference_number"), Column("announced_on", short_date), Column("outcome_note"),
        Column("source_id", refers="sources"), Column("source_url", address), Column("confidence", CONFIDENCE),
    ),
    key=by_id, rules=(years_in_order, amount_and_qualifier("amount_sek", "amount_qualifier")),
)  # fmt: skip
AWARDS = Sheet(
    "round_awards",
    (
        Column("id", key, required=True), Column("round_id", required=True, refers="rounds"),
        Column("organisation_id", required=True, refers="organisations"), Column("name_as_stated"), Column("amount_sek", kronor),
        Column("amount_qualifier", QUALIFIER), Column("partnership_id", refers="partnerships"),
        Column("partnership_basis", one_of("stated", "inferred")), Column("source_id", refers="sources"), Column("note"),
    ),
    key=by_id, rules=(amount_and_qualifier("amount_sek", "amount_qualifier"),),
)  # fmt: skip
APPLICATIONS = Sheet(
    "applications",
    (
        Column("reference_number", required=True), Column("round_id", required=True, refers="rounds"),
        Column("applicant_id", refers="organisations"), Column("country_code", refers="countries"),
        Column("application_type", one_of("project", "inception", "steering_group", "development_expansion", "dissemination")),
        Column("decision", one_of("approved", "rejected"), required=True), Column("page_in_source", at_most(9999)),
        Column("partnership_id", refers="partnerships"), Column("source_id", refers="sources"),
    ),
    key=lambda row: row["reference_number"],
)  # fmt: skip
