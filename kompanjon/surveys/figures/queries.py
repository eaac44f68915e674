"""What is looked up about figures and releases."""

from dataclasses import dataclass

from ..analysis.bases import MISSING
from ..analysis.results import GROUPS_SHOWN, cross, item_result, limits_of, options_of
from ..analysis.tables import questionnaire_of, wave_table
from ..analysis.weighting import CannotWeight
from .checks import check_all
from .models import Release


@dataclass(frozen=True)
class ReleaseFacts:
    figures: list
    read_by_id: int | None


def release_facts(release) -> ReleaseFacts:
    return ReleaseFacts(check_all(release.wave, list(release.figures.select_related("wave"))), release.read_by_id)


def published_releases():
    """All that is out, latest first: a few per wave."""
    return Release.objects.filter(state="published").select_related("wave__survey").order_by("-published_at")


def frozen(release) -> dict:
    """Everything the public page and the open data are made of, so that neither changes afterwards."""
    wave = release.wave
    table = wave_table(wave)
    questionnaire = questionnaire_of(wave)
    outcome = table.outcome()
    checked = {c.figure.pk: c for c in check_all(wave, list(release.figures.select_related("wave")))}
    figures = [
        {
            "code": f.code,
            "title": {"sv": f.title_sv, "en": f.title_en},
            "claim": {"sv": f.claim_sv, "en": f.claim_en},
            "definition": f.definition,
            "value": f.value,
            "answer": f.answer,
            "n": f.n,
            "low": f.low,
            "high": f.high,
            "weights": f.weights,
            "unit": f.unit,
            "stand_in": f.stand_in,
            "base": dict(checked[f.pk].facts.base),
        }
        for f in release.figures.all()
    ]
    items = questionnaire.items.prefetch_related("options") if questionnaire else []
    return {
        "wave": wave.code,
        "rates": {r: outcome.rate(r) for r in ("RR1", "RR2", "RR3", "RR4", "RR5", "RR6")},
        "invited": outcome.invited,
        "answered": outcome.answered,
        "figures": figures,
        "missing_codes": MISSING,
        "items": [
            x
            for item in items
            if item.kind not in ("short_text", "long_text", "number")
            for x in [_frozen_item(wave, table, item)]
            if x
        ],
    }


def _frozen_item(wave, table, item):
    limits = limits_of(wave)
    try:
        result = item_result(table, item, limits)
    except CannotWeight:
        result = item_result(table, item, limits, weighted=False)
    if result.small:
        return None
    labels = {o.code: {"sv": o.label_sv, "en": o.label_en} for o in item.options.all()}
    groups = []
    for by in GROUPS_SHOWN:
        found = cross(table, item, by, limits).table
        if found is not None and not found.withheld and len(found.rows) > 1:
            groups.append({"by": by, "merged": found.merged, "columns": found.columns, "rows": found.shown()})
    return {
        "item": item.code,
        "text": {"sv": item.text_sv, "en": item.text_en},
        "n": result.n,
        "missing": result.missing,
        "weighted": result.weighted,
        "multi": result.multi,
        "mean": result.mean and {"value": result.mean.value, "low": result.mean.low, "high": result.mean.high},
        "rows": [
            {
                "option": r.code,
                "label": labels.get(r.code) or {"sv": r.code, "en": r.code}
                if r.code not in dict(options_of(item)) or r.code in labels
                else _scale_label(item, r.code),
                "count": r.count,
                "value": r.estimate.value,
                "low": r.estimate.low,
                "high": r.estimate.high,
                "hidden": r.hidden,
            }
            for r in result.rows
        ],
        "groups": groups,
    }


def _scale_label(item, code):
    ends = {"1": "low_label", str(item.points): "high_label"}
    return {lang: f"{code} {getattr(item, f'{ends[code]}_{lang}')}" if code in ends else code for lang in ("sv", "en")}
