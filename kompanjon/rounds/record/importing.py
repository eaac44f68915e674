"""How each file of the record is carried in. Qualifiers, sources and confidence are kept as stated."""

from kompanjon.core.db import stored_key
from kompanjon.partnerships.register.models import GrantTag, Network, Partnership, Party, RecordedGrant, Side, Source
from kompanjon.people.organisations.models import Organisation

from ..calls.models import Round
from .models import Announcement, RecordedAward, RecordedDecision


def keys_to_pks(model, field):
    return dict(model.objects.values_list(field, "pk"))


def apply_sources(rows):
    for row in rows:
        Source.objects.update_or_create(
            key=row["id"],
            defaults={
                "address": row["url"],
                "title": row["title"],
                "language": row["language"],
                "seed_file": row["seed_file"],
            },
        )


def apply_networks(rows):
    sources = keys_to_pks(Source, "key")
    for row in rows:
        network, _ = Network.objects.update_or_create(
            slug=row["id"],
            defaults={name: row[name] for name in ("name_sv", "name_en", "start_year", "end_year", "note")},
        )
        network.countries.set(row["country_codes"])
        network.sources.set([sources[key] for key in row["source_ids"]])


def apply_partnerships(rows):
    sources, networks = keys_to_pks(Source, "key"), keys_to_pks(Network, "slug")
    organisations = Organisation.objects.select_related("country").in_bulk(field_name="slug")
    for row in rows:
        partnership, _ = Partnership.objects.update_or_create(
            slug=row["id"],
            defaults={
                "name": row["name"], "name_key": stored_key(row["name"]), "stated_status": row["status"],
                **{name: row[name] for name in (
                    "start_year", "start_year_basis", "end_year", "theme", "other_actors", "outcome_note", "confidence")},
            },
        )  # fmt: skip
        partnership.networks.set([networks[key] for key in row["network_ids"]])
        partnership.sources.set([sources[key] for key in row["source_ids"]])
        seat_parties(partnership, row, organisations)


def seat_parties(partnership, row, organisations):
    """The parties as the file names them: the leading Swedish one first. Parties no longer named leave the row."""
    swedish = [row["swedish_party_id"], *row["other_swedish_party_ids"]]
    named = list(dict.fromkeys([*swedish, *row["international_party_ids"]]))
    partnership.parties.exclude(organisation__slug__in=named).delete()
    partnership.parties.update(leads=False)
    for place, slug in enumerate(named):
        organisation = organisations[slug]
        Party.objects.update_or_create(
            partnership=partnership, organisation=organisation,
            defaults={"side": side_of(organisation, slug in swedish), "leads": place == 0, "place": place},
        )  # fmt: skip


def side_of(organisation, swedish):
    if swedish:
        return Side.SWEDISH
    third = organisation.country and organisation.country.role == "third_party"
    return Side.EU_THIRD if third else Side.INTERNATIONAL


def apply_projects(rows):
    sources, partnerships = keys_to_pks(Source, "key"), keys_to_pks(Partnership, "slug")
    for row in rows:
        same = ("title", "title_language", "theme", "start_year", "end_year", "amount_qualifier", "reference_number",
                "announced_on", "outcome_note", "confidence")  # fmt: skip
        grant, _ = RecordedGrant.objects.update_or_create(
            slug=row["id"],
            defaults={
                "partnership_id": partnerships[row["partnership_id"]], "round_key": row["round_id"],
                "component": row["programme_type"] or "unknown", "area": row["project_area"], "core_areas": sorted(set(row["core_areas"])),
                "goals": row["sdgs"], "months": row["duration_months"], "amount": row["amount_sek"],
                "source_id": sources.get(row["source_id"]), "source_address": row["source_url"],
                **{name: row[name] for name in same},
            },
        )  # fmt: skip
        grant.tags.all().delete()
        tags = [("area", code) for code in grant.core_areas] + [
            ("goal", str(number)) for number in sorted(set(grant.goals))
        ]
        GrantTag.objects.bulk_create([GrantTag(grant=grant, kind=kind, code=code) for kind, code in tags])


def apply_rounds(rows):
    sources = keys_to_pks(Source, "key")
    for row in rows:
        season, _ = Round.objects.update_or_create(
            slug=row["id"],
            defaults={"name_sv": row["name_sv"], "name_en": row["name_en"], "is_recorded": True, "mode": "window"},
            create_defaults={
                "name_sv": row["name_sv"], "name_en": row["name_en"], "is_recorded": True, "mode": "window", "state": None,
            },
        )  # fmt: skip
        announcement, _ = Announcement.objects.update_or_create(
            round=season,
            defaults={
                "approved_stated": row["applications_approved_stated"], "international_stated": row["international_parties_stated"],
                "total": row["total_sek"], "countries_most": row["country_codes_most"],
                **{name: row[name] for name in (
                    "year", "season", "announced_on", "announced_precision", "projects_stated", "swedish_awardees_stated",
                    "total_qualifier", "coverage", "note", "confidence")},
            },
        )  # fmt: skip
        announcement.sources.set([sources[key] for key in row["source_ids"]])


def apply_awards(rows):
    sources, partnerships = keys_to_pks(Source, "key"), keys_to_pks(Partnership, "slug")
    rounds, organisations = keys_to_pks(Round, "slug"), keys_to_pks(Organisation, "slug")
    for row in rows:
        RecordedAward.objects.update_or_create(
            key=row["id"],
            defaults={
                "round_id": rounds[row["round_id"]], "organisation_id": organisations[row["organisation_id"]],
                "name_as_stated": row["name_as_stated"], "amount": row["amount_sek"], "amount_qualifier": row["amount_qualifier"],
                "partnership_id": partnerships.get(row["partnership_id"]), "partnership_basis": row["partnership_basis"],
                "source_id": sources.get(row["source_id"]), "note": row["note"],
            },
        )  # fmt: skip


def apply_applications(rows):
    sources, partnerships = keys_to_pks(Source, "key"), keys_to_pks(Partnership, "slug")
    rounds, organisations = keys_to_pks(Round, "slug"), keys_to_pks(Organisation, "slug")
    for row in rows:
        RecordedDecision.objects.update_or_create(
            key=row["reference_number"],
            defaults={
                "reference_number": row["reference_number"], "round_id": rounds[row["round_id"]],
                "applicant_id": organisations.get(row["applicant_id"]), "country_id": row["country_code"] or None,
                "component": row["application_type"], "outcome": row["decision"], "page_in_source": row["page_in_source"],
                "partnership_id": partnerships.get(row["partnership_id"]), "source_id": sources.get(row["source_id"]),
            },
        )  # fmt: skip
