"""What the field manager looks up: rates by group with counts, the curve by day, where people leave."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.utils import timezone

from kompanjon.core.words import _

from ..analysis.rates import DEFINITIONS, ESTIMATED, Outcome, adds_up, cumulative_curve
from ..analysis.tables import wave_table
from ..analysis.weighting import SMALLEST_CLASS, ClassScheme
from ..answering.models import Response
from ..figures.disclosure import protect
from ..questionnaires.models import Item
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
    """How the wave's cases stand."""
    return outcomes_of([wave])[wave.pk]


def outcomes_of(waves) -> dict[int, Outcome]:
    """How the cases of each wave stand, by its key: where the codes are settled all are counted in one statement."""
    settled = [w for w in waves if not w.anonymous and w.state not in ("draft", "register_locked", "open")]
    counted: dict = {wave.pk: {} for wave in settled}
    units = RegisterUnit.objects.filter(wave__in=settled).order_by().values_list("wave", "disposition")
    for wave, code, number in units.annotate(n=Count("pk")):
        counted[wave][code] = number
    found = {wave: Outcome.from_counts(codes) for wave, codes in counted.items()}
    return found | {w.pk: Outcome.of(row[-1] for row in cases(w)) for w in waves if w.pk not in found}


def cases(wave, codes=None) -> list[tuple[dict, str]]:
    """Each case with its groups and its code. After the close of an anonymous wave only type and role are known of it:
    which invitation came to which code is what nobody may find out.
    """
    if wave.anonymous and wave.state not in ("draft", "register_locked", "open"):
        rows = wave_table(wave).frame.select("org_type", "role", "aapor").rows()
        return [({"org_type": kind, "role": role}, code) for kind, role, code in rows]
    codes = codes if codes is not None else unit_codes(wave)
    units = RegisterUnit.objects.filter(wave=wave).values_list(
        "pk", "groups", "position__code", "organisation__kind", "position__role"
    )
    return [
        (
            {g: groups.get(g) for g in GROUPINGS}
            | {
                "position": position,
                "org_type": groups.get("org_type") or kind,
                "role": groups.get("role") or role,
            },
            codes[pk],
        )
        for pk, groups, position, kind, role in units
    ]


def rates_of(outcome):
    """Each rate with its value, counts and definition."""
    return [(name, outcome.rate(name), *outcome.fraction(name), DEFINITIONS[name]) for name in RATES]


GROUPS = (
    ("I", _("complete")),
    ("P", _("partial")),
    ("R", _("refusal and break-off")),
    ("NC", _("no contact")),
    ("O", _("other eligible")),
    ("UO", _("unknown eligibility")),
    ("NE", _("not eligible")),
)


def counts_of(outcome):
    """Each letter of the definitions with its word and its number of cases."""
    return [("U" if letter == "UO" else letter, word, getattr(outcome, letter)) for letter, word in GROUPS]


def rates_by_group(rows):
    """{grouping: [Group]}; every grouping adds up to the whole, which is checked each time."""
    whole, found = Outcome.of(code for _groups, code in rows), {}
    for grouping in GROUPINGS:
        counted: dict = {}
        for groups, code in rows:
            counted.setdefault(groups.get(grouping) or "", Counter())[code] += 1
        parts = [Group(name, Outcome.from_counts(c)) for name, c in sorted(counted.items())]
        if not adds_up([p.outcome for p in parts], whole):
            raise ArithmeticError(f"The groups of {grouping} do not add up to the wave")
        if len(parts) > 1:
            found[grouping] = parts
    return found


def protected_rates(rows, limits):
    """{grouping: [(group, asked, answered, RR2)]} for those who are not in the field: the rules for tables of answers.

    Groups of fewer than ten who are asked are merged, few who answered or did not are hidden, and more with them; a
    grouping any of whose groups would come within one to four of the whole is left out. None is a hidden number.
    """
    kept = [(groups, code) for groups, code in rows if not code.startswith("4")]
    found: dict = {}
    for grouping in GROUPINGS:
        counted: dict = {}
        for groups, code in kept:
            answered = code in ESTIMATED
            pair = counted.setdefault(str(groups.get(grouping) or ""), [0, 0])
            pair[0 if answered else 1] += 1
        if len(counted) < 2:
            continue
        table = protect(counted, ["answered", "silent"], limits=limits)
        whole = [sum(pair[n] for pair in counted.values()) for n in (0, 1)]
        near = any(0 < whole[n] - row[n] < limits.cell for row in table.counts for n in (0, 1))
        if not table.withheld and not near:
            found[grouping] = [_shown_rate(name, pair) for name, pair in table.shown().items()]
    return found


def _shown_rate(name, pair):
    answered, silent = pair
    hidden = None in pair
    asked = None if hidden else answered + silent
    return (name, asked, answered, None if hidden else answered / asked)


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


def classes_at_risk(rows):
    """Weighting classes with fewer than ten answers so far."""
    scheme, got, big = ClassScheme(), Counter(), Counter()
    for groups, code in rows:
        if code.startswith("4") or "position" not in groups:
            continue
        partnership = int(groups["has_partnership"] or 0)
        name = scheme.class_of(groups["org_type"], groups["position"], groups["role"], partnership)
        big[name] += 1
        got[name] += code in ESTIMATED
    return [(name, got[name], big[name]) for name in sorted(big) if got[name] < SMALLEST_CLASS]


def left_by_page(wave):
    """Where people leave: unfinished responses by the last page they answered."""
    unfinished = Response.objects.filter(wave=wave, state__in=["in_progress", "auto_closed"])
    pages: dict = {}
    for version, code, page in Item.objects.filter(questionnaire__wave=wave).values_list(
        "questionnaire", "code", "page"
    ):
        pages.setdefault(version, {})[code] = page
    found = Counter(
        pages_left(pages.get(version, {}), answers)
        for version, answers in unfinished.values_list("questionnaire", "answers")
    )
    return sorted(found.items())


def invitation_states(wave):
    return dict(Invitation.objects.filter(unit__wave=wave).values_list("state").annotate(n=Count("pk")))


def next_planned(wave):
    """The message that goes next by itself, if its time has not passed; `ready` says whether it will go."""
    waiting = [s for s in wave.sendings.all() if s.planned_at and not s.begun_at and s.planned_at > timezone.now()]
    return min(waiting, key=lambda s: s.planned_at, default=None)
