"""Carrying the reference files into the register of places and organisations."""

import csv
from functools import cache

from django.conf import settings
from django.db import transaction

from kompanjon.core.sheets.actions import carry_in
from kompanjon.core.sheets.reading import read_sheet

from ..organisations.models import LegalBody, Organisation, OrganisationName
from .models import Country, County
from .sheets import COUNTRIES, MUNICIPALITIES


@cache
def country_facts():
    """Time zone and budget band per country: our own small file beside the record."""
    with (settings.REFERENCE_DIR / "reference" / "country_facts.csv").open(encoding="utf-8") as file:
        return {row["iso2"]: row for row in csv.DictReader(file)}


def apply_countries(rows):
    for row in rows:
        facts = country_facts().get(row["iso2"], {})
        Country.objects.update_or_create(
            code=row["iso2"],
            defaults={
                "iso3": row["iso3"], "numeric": row["numeric"], "name_sv": row["name_sv"], "name_en": row["name_en"],
                "cluster": row["cluster"], "role": row["role"], "listed_until_2019": row["listed_until_2019"],
                "listed_about_2020_2022": row["listed_about_2020_2022"],
                "listed_since_about_2023": row["listed_since_about_2023"],
                "list_sources": ";".join(row["eligible_source_ids"])[:200], "income_group": row["dac_income_group"],
                "income_list": row["dac_list"], "note": row["note"], "time_zone": facts.get("time_zone", ""),
                "continent_band": facts.get("band", ""),
            },
        )  # fmt: skip


def apply_municipalities(rows):
    for row in rows:
        County.objects.update_or_create(code=row["county_code"], defaults={"name": row["county_name"]})
        body = LegalBody.objects.get_or_create(number=row["org_number"])[0] if row["org_number"] else None
        organisation, _ = Organisation.objects.update_or_create(
            slug=row["id"],
            defaults={
                "name": row["name"], "short_name": row["name_short"], "kind": row["kind"], "country_id": "SE",
                "county_id": row["county_code"], "code": row["code"], "legal_body": body, "population": row["population"],
                "population_on": row["population_date"], "place": row["coord_place"], "latitude": row["latitude"],
                "longitude": row["longitude"], "point_precision": "place", "point_source": row["coord_source"],
                "note": row["note"],
            },
        )  # fmt: skip
        if row["former_name"]:
            OrganisationName.objects.update_or_create(
                organisation=organisation, name=row["former_name"], defaults={"valid_to_year": row["name_changed_year"]}
            )


REFERENCE = ((COUNTRIES, apply_countries), (MUNICIPALITIES, apply_municipalities))


@transaction.atomic
def load_reference():
    """Carry in data/reference; what is already there stays. Answers with counts per file."""
    folder = settings.REFERENCE_DIR / "reference"
    counts = {}
    for sheet, apply in REFERENCE:
        content = read_sheet(folder / sheet.file, sheet)
        if content.troubles:
            raise ValueError(str(content.troubles[0]))
        counts[sheet.name] = carry_in(content, apply).counts()
    return counts


def ensure_reference():
    """Load the reference data on a database that is only migrated."""
    if not Country.objects.filter(code="SE").exists() or Organisation.objects.filter(country_id="SE").count() < 311:
        load_reference()
