"""Who is not with us: every municipality and region, how far the contact has come, as told to the office.

The list is made from the register of organisations and the office's own contact notes. No answers of any organisation
are read here; beside the list stand figures for groups that may be shown, and none of them decides the order.
"""

from django.db.models import Max, Prefetch

from kompanjon.core.db import swedish
from kompanjon.core.words import _
from kompanjon.partnerships.register.models import Party
from kompanjon.people.organisations.kinds import Kind
from kompanjon.people.organisations.models import ContactNote, Organisation

from ..analysis.results import limits_of
from ..analysis.tables import wave_table
from ..sampling.models import Wave
from .compute import compute

STAGES = {
    "never": _("never contacted"),
    "contacted": _("contacted"),
    "inception": _("partnership in inception"),
    "active": _("active partnership"),
    "lapsed": _("lapsed"),
}
LACK, UNKNOWING = "saknar_resurser", "1"


ACTIVE, PREPARING, OVER = ("active",), ("prospective", "in_inception"), ("dormant", "suspended", "ended")


def stage_of(notes: int, partnerships) -> str:
    """How far it has come: an active partnership first, then one being prepared, then one that has been."""
    said = {p.state or p.stated_status or ("ended" if p.end_year else "active") for p in partnerships}
    for stage, states in (("active", ACTIVE), ("inception", PREPARING), ("lapsed", OVER)):
        if said & set(states):
            return stage
    return "contacted" if notes else "never"


def standing(stage="") -> dict:
    """All municipalities and regions: at most 311 rows."""
    parties = Party.objects.select_related("partnership")
    latest = ContactNote.objects.order_by("-on")
    found = (
        Organisation.objects.filter(
            country_id="SE", kind__in=[Kind.MUNICIPALITY, Kind.REGION], is_example=False, ended_year__isnull=True
        )
        .annotate(last=Max("contact_notes__on"))
        .prefetch_related(Prefetch("parties", parties), Prefetch("contact_notes", latest))
        .order_by("kind", swedish("name"))
    )
    rows, counts = [], dict.fromkeys(STAGES, 0)
    for organisation in found:
        notes = list(organisation.contact_notes.all())
        at = stage_of(len(notes), [p.partnership for p in organisation.parties.all()])
        counts[at] += 1
        if not stage or stage == at:
            rows.append((organisation, STAGES[at], organisation.last, notes[0] if notes else None))
    return {
        "rows": rows,
        "counts": [(code, STAGES[code], counts[code]) for code in STAGES],
        "stage": stage,
        "beside": beside(),
    }


def beside() -> list[tuple]:
    """For each allowed group: the share that says "no resources" and does not know the programme at all. A stand-in."""
    wave = Wave.objects.filter(state__in=["released", "archived"]).order_by("-code").first()
    if wave is None:
        return []
    table, out = wave_table(wave), []
    if not {"q4_reason_against", "q1_awareness"} <= set(table.frame.columns):
        return []
    for kind in ("kommun", "region"):
        how = {
            "stat": "share",
            "item": "q4_reason_against",
            "values": [LACK],
            "where": {"org_type": kind},
            "also": {"q1_awareness": [UNKNOWING]},
        }
        found = compute(table, how, "none", limits_of(wave))
        out.append((kind, wave, None if found.suppressed else found.estimate))
    return out
