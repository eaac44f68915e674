"""What is looked up about waves and registers."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

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


def waves_listed():
    """All waves, latest first: some dozens in a programme's life."""
    return Wave.objects.select_related("survey").annotate(invited=Count("units")).order_by("-code")


def register_before(wave) -> dict:
    """(organisation, position) → (name, e-mail) as it stands, secondary posts included."""
    before = {}
    units = (
        RegisterUnit.objects.filter(wave=wave)
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
            [
                (names[code], *numbers, round(100 * numbers[0] / numbers[3]) if numbers[3] else 0)
                for code, numbers in rows.items()
            ],
        )
        for kind, rows in matrix(filled, organisations, positions).items()
    ]


def dual_roles(wave):
    """Persons invited once for several posts."""
    return (
        RegisterUnit.objects.filter(wave=wave, secondary__isnull=False)
        .distinct()
        .select_related("organisation", "position")
        .prefetch_related("secondary")
    )
