"""What is looked up about waves and registers."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.db.models import Count

from kompanjon.core.words import _

from .models import Position, RegisterUnit, SurveyedOrganisation, Wave
from .registers import matrix
from .rules import promises_anonymity


@dataclass(frozen=True)
class WaveFacts:
    """What the guards of a wave's steps must know."""

    units: int
    published_version: int | None
    closes_at: datetime | None
    anonymity_promised: bool
    figures: int
    red_figures: int


def wave_facts(wave) -> WaveFacts:
    published = (
        wave.questionnaires.filter(published_at__isnull=False)
        .order_by("-version")
        .values_list("version", flat=True)
        .first()
    )
    texts = [t for s in wave.sendings.all() for t in (s.subject_sv, s.subject_en, s.body_sv, s.body_en)]
    texts += [wave.survey.purpose_sv, wave.survey.purpose_en, wave.title_sv, wave.title_en]
    figures = wave.figures.count()
    red = wave.figures.filter(suppressed=True).count()
    return WaveFacts(
        wave.units.count(), published, wave.closes_at, not wave.anonymous and promises_anonymity(*texts), figures, red
    )


def before_opening(wave, facts) -> list[tuple]:
    """What a wave needs before it can open: (what, whether it is there, the page where it is done)."""
    if wave.state not in ("draft", "register_locked"):
        return []
    return [
        (_("The register is filled, by the field manager"), bool(facts.units), "sampling:register"),
        (
            _("The questions are read and published, by the reviewer of texts"),
            bool(facts.published_version),
            "questionnaires:editor",
        ),
        (_("There is a day when it closes, set by the owner"), facts.closes_at is not None, "sampling:wave"),
        (_("No text promises anonymity in a confidential wave"), not facts.anonymity_promised, "fieldwork:messages"),
        (_("The register is locked, by the field manager"), wave.state == "register_locked", "sampling:wave"),
    ]


def waves_listed():
    """All waves, latest first: some dozens in a programme's life."""
    return (
        Wave.objects.select_related("survey")
        .prefetch_related("sendings")
        .annotate(invited=Count("units"))
        .order_by("-code")
    )


def register_before(wave) -> dict:
    """(organisation, position) → (name, e-mail) as it stands, secondary posts included."""
    before = {}
    units = (
        RegisterUnit.objects.filter(wave=wave)
        .exclude(disposition__startswith="4")
        .select_related("organisation", "position", "addressee")
        .prefetch_related("secondary")
    )
    for unit in units:
        person = (unit.addressee.name, unit.addressee.email) if unit.addressee else ("", "")
        for position in (unit.position, *unit.secondary.all()):
            before[unit.organisation.code, position.code] = person
    return before


def known_codes():
    """Organisations by code with their kind; posts by code with the kinds they exist in."""
    organisations = dict(SurveyedOrganisation.objects.values_list("code", "kind"))
    positions = {
        code: tuple(kinds)
        for code, kinds in Position.objects.order_by("role", "code").values_list("code", "applies_to")
    }
    return organisations, positions


def coverage(wave):
    """The matrix of a wave: how many posts are filled, vacant or unknown, by kind and position."""
    organisations, positions = known_codes()
    asked = set(RegisterUnit.objects.filter(wave=wave).values_list("organisation__code", flat=True))
    organisations = {code: kind for code, kind in organisations.items() if code in asked}
    filled = {
        (o, p): s
        for o, p, s in RegisterUnit.objects.filter(wave=wave).values_list(
            "organisation__code", "position__code", "state"
        )
    }
    for org, code in RegisterUnit.objects.filter(wave=wave, secondary__isnull=False).values_list(
        "organisation__code", "secondary__code"
    ):
        filled[org, code] = "filled"
    names = {p.code: p for p in Position.objects.all()}
    return [
        (
            kind,
            [(names[code], *numbers, _percent(numbers)) for code, numbers in rows.items()],
            (*(total := tuple(map(sum, zip(*rows.values(), strict=True)))), _percent(total)),
        )
        for kind, rows in matrix(filled, organisations, positions).items()
    ]


def _percent(numbers):
    filled, _vacant, _unknown, should = numbers
    return round(100 * filled / should) if should else 0


PLACES_SHOWN = 30


def places(wave, kind, number):
    """A page of the matrix of one kind of organisation: (page of (organisation, states by post), posts).

    A state is filled, vacant, unknown (nobody has said), dual (held by somebody who is asked for another post), or
    empty where the post does not exist there.
    """
    asked = SurveyedOrganisation.objects.filter(units__wave=wave, kind=kind).distinct().order_by("code")
    page = Paginator(asked, PLACES_SHOWN).get_page(number)
    posts = [p for p in Position.objects.order_by("role", "code") if kind in p.applies_to]
    units = RegisterUnit.objects.filter(wave=wave, organisation__in=[o.pk for o in page])
    found = {(o, p): state for o, p, state in units.values_list("organisation", "position", "state")}
    for place in units.filter(secondary__isnull=False).values_list("organisation", "secondary"):
        found.setdefault(place, "dual")
    page.object_list = [(o, [found.get((o.pk, p.pk), "unknown") for p in posts]) for o in page]
    return page, posts


def dual_roles(wave):
    """Persons invited once for several posts."""
    return (
        RegisterUnit.objects.filter(wave=wave, secondary__isnull=False)
        .distinct()
        .select_related("organisation", "position")
        .prefetch_related("secondary")
    )


def values_of(unit) -> dict:
    """What conditions may ask of a unit: its groups as they are frozen, with what its organisation and its post say."""
    return {
        "org_type": unit.organisation.kind,
        "role": unit.position.role,
        "position": unit.position.code,
        **unit.groups,
    }
