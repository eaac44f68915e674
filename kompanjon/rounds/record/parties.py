"""Organisations of the record: kinds, short names and former names, read from what the files say."""

import re

from kompanjon.people.organisations.kinds import Kind
from kompanjon.people.organisations.models import Organisation, OrganisationName

KINDS = {
    "SE": {
        "municipality": Kind.MUNICIPALITY, "region": Kind.REGION, "federation": Kind.REGIONAL_FEDERATION,
        "company": Kind.MUNICIPAL_COMPANY, "association": Kind.MUNICIPAL_ASSOCIATION,
    },
    "INT": {"region": Kind.FOREIGN_REGIONAL, "county": Kind.FOREIGN_REGIONAL, "province": Kind.FOREIGN_REGIONAL, "regency": Kind.FOREIGN_REGIONAL},
}  # fmt: skip
FORM_OF_BODY = re.compile(
    r"^(City of|Municipality of) | (Metropolitan |Local |District )?(Municipality|municipality|Town Council|City Council|"
    r"Municipal Council|District Council|Stad|stad|kommun)$|\s*\(.*\)$"
)


def kind_of(row):
    return KINDS[row["side"]].get(row["type"], Kind.FOREIGN_LOCAL if row["side"] == "INT" else Kind.OTHER)


def short_name(name):
    """Nelson Mandela Bay Municipality → Nelson Mandela Bay: what people call the place."""
    before = ""
    while before != name:
        before, name = name, FORM_OF_BODY.sub("", name).strip()
    return name


def apply_organisations(rows):
    for row in rows:
        kind = kind_of(row)
        known = Organisation.objects.filter(slug=row["id"]).first()
        organisation = known or Organisation(slug=row["id"], short_name=short_name(row["name"]), kind=kind)
        organisation.name, organisation.kind, organisation.kind_as_stated = row["name"], kind, row["type"]
        organisation.country_id, organisation.place = row["country_code"] or None, row["place"]
        organisation.code = row["se_code"] or organisation.code
        organisation.latitude, organisation.longitude = row["latitude"], row["longitude"]
        organisation.point_precision, organisation.point_source = row["coord_precision"], row["coord_source"]
        organisation.ended_year, organisation.note = row["valid_to_year"], row["note"] or organisation.note
        organisation.source_key, organisation.confidence = row["source_id"], row["confidence"]
        organisation.save()
        keep_former_names(organisation, row)


def keep_former_names(organisation, row):
    """Names valid until a year, where the file says one: `Tlokwe City Council (until 2016 merger …)`."""
    renamed = re.search(r"renamed (\d{4})", row["note"])
    for stated in row["former_names"]:
        name, _, remark = stated.partition(" (")
        until = re.search(r"\d{4}", remark) or (renamed and re.search(r"\d{4}", renamed[0]))
        OrganisationName.objects.update_or_create(
            organisation=organisation, name=name.strip(), defaults={"valid_to_year": int(until[0]) if until else None}
        )
    place = re.search(r"main city formerly named ([\w .'-]+)", row["note"])
    if place:
        OrganisationName.objects.update_or_create(
            organisation=organisation, name=place[1].strip(), defaults={"of_place": True}
        )


def wrong_codes(content, known):
    """Every Swedish code that is not the reference's code for that kind; `known` maps (kind, code) to a slug."""
    for row in content.rows.values():
        values = row.values
        kind = kind_of(values)
        if values["side"] != "SE" or kind not in (Kind.MUNICIPALITY, Kind.REGION):
            continue
        owner = known.get((str(kind), values["se_code"]))
        if owner is None:
            content.wrong(
                row.line,
                f"se_code: “{values['se_code']}” is no code of a Swedish {kind}. Look it up in the reference data.",
            )
        elif owner != values["id"]:
            content.wrong(row.line, f"se_code: {values['se_code']} belongs to “{owner}”, not to “{values['id']}”.")
