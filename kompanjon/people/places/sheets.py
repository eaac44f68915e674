"""The two reference files: countries, and the 290 municipalities and 21 regions."""

from kompanjon.core.sheets.columns import (
    Column,
    at_most,
    code,
    full_date,
    key,
    listed,
    one_of,
    within,
    year,
    yes_no,
)  # fmt: skip
from kompanjon.core.sheets.reading import Sheet


def alpha(length):
    def read(text):
        from kompanjon.core.sheets.columns import Wrong

        if text and not (len(text) == length and text.isascii() and text.isalpha() and text.isupper()):
            raise Wrong(f"“{text}” is not a country code of {length} capital letters.")
        return text

    return read


COUNTRIES = Sheet(
    "countries",
    (
        Column("iso2", alpha(2), required=True),
        Column("iso3", alpha(3), required=True),
        Column("numeric"),
        Column("name_sv", required=True),
        Column("name_en", required=True),
        Column("cluster"),
        Column("role", one_of("partner", "network", "third_party", "home", "none_found")),
        Column("listed_until_2019", yes_no),
        Column("listed_about_2020_2022", yes_no),
        Column("listed_since_about_2023", yes_no),
        Column("eligible_source_ids", listed(), many=True),
        Column("dac_income_group", one_of("LDC", "LIC", "LMIC", "UMIC")),
        Column("dac_list"),
        Column("dac_confidence", one_of("high", "medium", "low")),
        Column("partnership_count", at_most(9999)),
        Column("note"),
    ),
    key=lambda row: row["iso2"],
)

MUNICIPALITIES = Sheet(
    "municipalities_se",
    (
        Column("id", key, required=True),
        Column("kind", one_of("municipality", "region"), required=True),
        Column("code", required=True),
        Column("name", required=True),
        Column("name_short", required=True),
        Column("former_name"),
        Column("name_changed_year", year),
        Column("county_code", code(2), required=True),
        Column("county_name", required=True),
        Column("population", at_most(2_000_000_000)),
        Column("population_date", full_date),
        Column("org_number"),
        Column("latitude", within(-90, 90)),
        Column("longitude", within(-180, 180)),
        Column("coord_place"),
        Column("coord_source", str),
        Column("note"),
    ),
    key=lambda row: row["id"],
    rules=(lambda row: code_of_wrong_length(row),),
)


def code_of_wrong_length(row):
    length = 4 if row["kind"] == "municipality" else 2
    if len(row["code"]) != length or not row["code"].isdigit():
        yield f"code: “{row['code']}” is not a code of {length} digits. Keep leading zeros: read the column as text."
