"""Painting the picture: the only place that decides what is public, in a fixed number of queries."""

from collections import defaultdict

from django.db.models import Count, Exists, OuterRef, Q

from kompanjon.awards.decisions.models import Award
from kompanjon.core.db import sorting_key
from kompanjon.partnerships.register.models import Network, Partnership, RecordedGrant
from kompanjon.people.organisations.models import Organisation
from kompanjon.rounds.calls.models import Round
from kompanjon.rounds.record.models import RecordedAward

from . import memory, picture
from . import sources as shown
from .decided import as_grant, decided, paint_decided_rounds, said_of_the_public, without_amounts
from .withheld import hidden

AT_A_TIME = 200
"""Records that are read at once: the picture is small, and making it should be too."""


def the_picture(examples=False):
    """Today's picture, remembered as long as nothing public has changed."""
    return memory.remembered("picture", examples, lambda: paint(examples))


def public_organisations(examples=False):
    """Organisations that may be named."""
    found = Organisation.objects.filter(withheld=False)
    return found if examples else found.filter(is_example=False)


def public_partnerships(examples=False):
    """Partnerships that may be shown: neither withheld themselves nor, through their names, giving a withheld party away."""
    found = Partnership.objects.filter(withheld=False).exclude(parties__organisation__withheld=True)
    granted = Award.objects.told_grants().filter(application__partnership=OuterRef("pk"))
    found = found.exclude(Q(state="prospective", stated_status="", is_example=False) & ~Exists(granted))
    return found if examples else found.filter(is_example=False).exclude(parties__organisation__is_example=True)


def paint(examples=False):
    secret = hidden()
    organisations = paint_organisations(examples)
    publishers = {one.slug: one.name for one in organisations.values()}
    networks = {
        one.pk: picture.Network(one.slug, one.name_sv, one.name_en, one.start_year, one.end_year)
        for one in Network.objects.order_by("start_year", "slug")
    }
    amounts, named = said_of_the_public()
    awards = decided(examples) if amounts else without_amounts(decided(examples))
    partnerships = paint_partnerships(organisations, networks, publishers, secret, examples, awards)
    rounds = paint_decided_rounds(awards, partnerships, amounts=amounts, named=named) + paint_rounds(
        organisations, partnerships, publishers, secret
    )
    return picture.Picture(
        tuple(sorted(partnerships.values(), key=lambda one: sorting_key(one.name))),
        tuple(sorted(organisations.values(), key=lambda one: sorting_key(one.name))),
        rounds,
        tuple(networks.values()),
    )


def paint_organisations(examples):
    shown_somewhere = Q(parties__partnership__in=public_partnerships(examples)) | Q(recorded_awards__isnull=False)
    known = public_organisations(examples).filter(shown_somewhere).distinct()
    rows = known.select_related("county", "country").prefetch_related("names").iterator(AT_A_TIME)
    return {row.pk: paint_organisation(row, former_names(row)) for row in rows}


def former_names(row):
    return tuple(
        (name.name, name.valid_from_year, name.valid_to_year) for name in row.names.all() if name.name != row.name
    )


def paint_country(row):
    return picture.Country(row.pk, row.name_sv, row.name_en) if row else None


def paint_organisation(row, former_names):
    seen = not row.place_withheld
    return picture.Organisation(
        row.pk, row.slug, row.name, row.label, row.kind, row.kind_as_stated, paint_country(row.country),
        row.county.name if row.county else "", row.code, row.place if seen else "",
        row.latitude if seen else None, row.longitude if seen else None, row.population,
        former_names, row.ended_year, row.is_example,
    )  # fmt: skip


def paint_source(row, publishers):
    return picture.Source(
        row.key,
        row.title,
        shown.publisher(row.address, publishers),
        shown.year(row.address, row.title, row.key),
        row.address,
        row.language,
    )


def paint_sources(rows, publishers, secret):
    return tuple(paint_source(row, publishers) for row in rows if not secret.gives_away(row.title, row.address))


def paint_one_source(row, publishers, secret):
    return next(iter(paint_sources([row] if row else [], publishers, secret)), None)


def paint_partnerships(organisations, networks, publishers, secret, examples, awards):
    grants = defaultdict(list)
    recorded = RecordedGrant.objects.select_related("source").order_by("start_year", "announced_on", "pk")
    for grant in recorded.iterator(AT_A_TIME):
        grants[grant.partnership_id].append(paint_grant(grant, publishers, secret))
    for award in awards:
        grants[award.partnership].append(as_grant(award))
    rows = (
        public_partnerships(examples).distinct().prefetch_related("parties", "networks", "sources").iterator(AT_A_TIME)
    )
    return {row.pk: paint_partnership(row, organisations, networks, publishers, secret, grants[row.pk]) for row in rows}


def paint_partnership(row, organisations, networks, publishers, secret, grants):
    parties = [
        (party.side, organisations[party.organisation_id])
        for party in row.parties.all()
        if party.organisation_id in organisations
    ]
    return picture.Partnership(
        row.pk, row.slug, row.name,
        tuple(one for side, one in parties if side == "swedish"),
        tuple(one for side, one in parties if side != "swedish"),
        stated(row, grants), row.start_year, row.start_year_basis, row.end_year, secret.clean(row.theme),
        secret.clean(row.other_actors), secret.clean(row.outcome_note),
        row.confidence, tuple(networks[one.pk] for one in row.networks.all()), tuple(grants),
        paint_sources(row.sources.all(), publishers, secret), row.is_example,
    )  # fmt: skip


def stated(row, grants):
    """What is said of the partnership: the office's own state once it has taken it over, else what the record says."""
    own = {
        "active": "active",
        "in_inception": "active",
        "prospective": "active" if any(not grant.revoked for grant in grants) else "",
        "dormant": "resting",
        "suspended": "resting",
        "ended": "ended",
    }
    return own.get(row.state or "") or row.stated_status


def paint_grant(row, publishers, secret):
    return picture.Grant(
        row.slug, row.component, secret.clean(row.title), row.title_language, secret.clean(row.theme), row.area, tuple(row.core_areas), tuple(map(str, row.goals)),
        row.start_year, row.end_year, row.months, row.amount, row.amount_qualifier, row.reference_number, row.announced_on,
        secret.clean(row.outcome_note), row.round_key, paint_one_source(row.source, publishers, secret), row.confidence,
    )  # fmt: skip


def paint_rounds(organisations, partnerships, publishers, secret):
    """The rounds of the public record, latest first."""
    awards = defaultdict(list)
    for row in RecordedAward.objects.select_related("source").order_by("pk"):
        awards[row.round_id].append(row)
    rows = Round.objects.filter(is_recorded=True, is_example=False).select_related("announcement")
    rows = rows.prefetch_related("announcement__sources").annotate(
        granted=Count("recorded_decisions", filter=Q(recorded_decisions__outcome="approved")),
        refused=Count("recorded_decisions", filter=Q(recorded_decisions__outcome="rejected")),
    )
    painted = [
        paint_round(row, awards[row.pk], organisations, partnerships, publishers, secret)
        for row in rows
        if hasattr(row, "announcement")
    ]
    return tuple(sorted(painted, key=lambda one: (one.year or 0, when(one)), reverse=True))


def when(one):
    """Within a year: what was announced last comes first, and autumn after spring."""
    season = {"winter": "02", "spring": "06", "autumn": "12"}.get(one.season, "07")
    return one.announced_on or f"{one.year}-{season}"


def paint_round(row, awards, organisations, partnerships, publishers, secret):
    said = row.announcement
    named = [
        paint_award(award, organisations, partnerships, publishers, secret)
        for award in awards
        if award.organisation_id in organisations
    ]
    return picture.Round(
        row.slug, secret.clean(row.name_sv) or str(said.year), secret.clean(row.name_en) or str(said.year), said.year, said.season, said.announced_on, said.announced_precision,
        said.projects_stated, said.swedish_awardees_stated, said.approved_stated, said.international_stated,
        said.total, said.total_qualifier, said.countries_most, said.coverage, secret.clean(said.note), said.confidence,
        tuple(sorted(named, key=lambda award: sorting_key(award.organisation.label))), len(awards) - len(named),
        row.granted, row.refused,
        paint_sources(said.sources.all(), publishers, secret),
    )  # fmt: skip


def paint_award(row, organisations, partnerships, publishers, secret):
    return picture.Award(
        row.key, organisations[row.organisation_id], row.name_as_stated, row.amount, row.amount_qualifier,
        partnerships.get(row.partnership_id), row.partnership_basis if row.partnership_id in partnerships else "",
        paint_one_source(row.source, publishers, secret),
    )  # fmt: skip
