"""What the field manager looks up: rates by group with counts, the curve by day, where people leave."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.utils import timezone

from ..analysis.rates import DEFINITIONS, Outcome, adds_up, cumulative_curve
from ..analysis.weighting import SMALLEST_CLASS, ClassScheme
from ..answering.models import Response
from ..questionnaires.rules import pages_left
from ..sampling.models import RegisterUnit
from .closing import codes_now
from .models import Invitation

RATES = ("RR1", "RR2", "RR3", "RR4", "RR5", "RR6", "COOP1", "COOP2", "REF1", "CON1")
GROUPINGS = ("org_type", "role", "position", "skr_group_2017", "nuts1", "has_partnership")


@dataclass(frozen=True)
class Group:
    name: str
    outcome: Outcome

    @property
    def rr2(self):
        return self.outcome.rate("RR2") if self.outcome.shows_rate() else None

    @property
    def counts(self):
        return self.outcome.fraction("RR2")


def unit_codes(wave) -> dict[int, str]:
    """Codes by unit: those of the close, or as of now while the wave is open."""
    if wave.state in ("draft", "register_locked", "open"):
        return codes_now(wave)
    return dict(RegisterUnit.objects.filter(wave=wave).values_list("pk", "disposition"))


def outcome_of(wave) -> Outcome:
    return Outcome.of(unit_codes(wave).values())


def rates_of(outcome):
    """Each rate with its value, counts and definition."""
    return [(name, outcome.rate(name), *outcome.fraction(name), DEFINITIONS[name]) for name in RATES]


def rates_by_group(wave, codes=None):
    """{grouping: [Group]}; every grouping adds up to the whole, which is checked each time."""
    codes = codes if codes is not None else unit_codes(wave)
    whole, found = Outcome.of(codes.values()), {}
    rows = list(
        RegisterUnit.objects.filter(wave=wave).values_list(
            "pk", "groups", "position__code", "organisation__kind", "position__role"
        )
    )
    for grouping in GROUPINGS:
        counted: dict = {}
        for pk, groups, position, kind, role in rows:
            value = {
                "position": position,
                "org_type": groups.get("org_type") or kind,
                "role": groups.get("role") or role,
            }.get(grouping, groups.get(grouping))
            counted.setdefault(value or "", Counter())[codes[pk]] += 1
        parts = [Group(name, Outcome.from_counts(c)) for name, c in sorted(counted.items())]
        if not adds_up([p.outcome for p in parts], whole):
            raise ArithmeticError(f"The groups of {grouping} do not add up to the wave")
        if len(parts) > 1:
            found[grouping] = parts
    return found


def curve(wave):
    """Share of N answered by day since the first invitation, and the days of reminders."""
    sent = (
        Invitation.objects.filter(unit__wave=wave, sent_at__isnull=False)
        .order_by("sent_at")
        .values_list("sent_at", flat=True)
        .first()
    )
    start = timezone.localdate(sent) if sent else wave.opens_at and timezone.localdate(wave.opens_at)
    moments = Response.objects.filter(wave=wave, state="submitted", saved_at__isnull=False).values_list(
        "saved_at", flat=True
    )
    if not start:
        return [], []
    days = [max((timezone.localdate(m) - start).days, 0) for m in moments]
    reminders = {(timezone.localdate(s.begun_at) - start).days for s in wave.sendings.all() if s.number and s.begun_at}
    return cumulative_curve(days, wave.units.count()), sorted(reminders)


def classes_at_risk(wave, codes):
    """Weighting classes with fewer than ten answers so far."""
    scheme, got, big = ClassScheme(), Counter(), Counter()
    for pk, groups, position, kind, role in RegisterUnit.objects.filter(wave=wave).values_list(
        "pk", "groups", "position__code", "organisation__kind", "position__role"
    ):
        if codes[pk].startswith("4"):
            continue
        name = scheme.class_of(
            groups.get("org_type") or kind,
            position,
            groups.get("role") or role,
            int(groups.get("has_partnership") or 0),
        )
        big[name] += 1
        got[name] += codes[pk] in ("1.1", "1.2")
    return [(name, got[name], big[name]) for name in sorted(big) if got[name] < SMALLEST_CLASS]


def left_by_page(wave):
    """Where people leave: unfinished responses by the last page they answered."""
    responses = Response.objects.filter(wave=wave, state__in=["in_progress", "auto_closed"]).select_related(
        "questionnaire"
    )
    return sorted(Counter(pages_left(r.questionnaire, r.answers) for r in responses).items())


def invitation_states(wave):
    return dict(Invitation.objects.filter(unit__wave=wave).values_list("state").annotate(n=Count("pk")))
