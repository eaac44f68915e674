"""What is looked up about figures and releases."""

from dataclasses import dataclass

from ..analysis.bases import MISSING
from ..analysis.change import verdicts
from ..analysis.compare import former_of
from ..analysis.method import method_facts
from ..analysis.past import past_of
from ..analysis.results import is_scale, item_result, limits_of, options_of
from ..analysis.series import series
from ..analysis.tables import questionnaire_of, wave_table, weights_of
from ..analysis.weighting import CannotWeight
from .checks import check_all
from .differences import ledger
from .group_shares import group_shares
from .method_kept import keep
from .models import Release
from .told import questions_told


@dataclass(frozen=True)
class ReleaseFacts:
    figures: list
    read_by_id: int | None


def release_facts(release) -> ReleaseFacts:
    return ReleaseFacts(check_all(release.wave, list(release.figures.select_related("wave"))), release.read_by_id)


def published_releases():
    """All that is out, latest first: a few per wave."""
    return (
        Release.objects.filter(state="published")
        .defer("microdata", "frozen")
        .select_related("wave__survey")
        .order_by("-published_at")
    )


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
    told = [i for i in items if i.kind not in ("short_text", "long_text", "number")]
    past = past_of(wave)
    results = [r for r in (_result(wave, table, item, past) for item in told) if not r.small]
    judge_together(results)
    return {
        "wave": wave.code,
        "rates": {r: outcome.rate(r) for r in ("RR1", "RR2", "RR3", "RR4", "RR5", "RR6")},
        "invited": outcome.invited,
        "answered": outcome.answered,
        "figures": figures,
        "weights": weights_of(wave, table),
        "missing_codes": MISSING,
        "former": wave.former.code if wave.former else "",
        "questions": questions_told(items),
        "method": keep(method_facts(wave, table, list(items))),
        "items": [
            {**_frozen_item(table, result, limits_of(wave)), "series": series(wave, result.item, result, past)}
            for result in results
        ],
    }


def judge_together(results) -> None:
    """What may be said of each change when all comparisons of a release are judged together."""
    words = iter(verdicts([moved for result in results for moved in result.moves]))
    for result in results:
        mine = [next(words) for _moved in result.moves]
        if any(result.moves):
            result.say(mine)


def _result(wave, table, item, past):
    limits = limits_of(wave)
    before = next((p.table for p in past if p.wave.pk == wave.former_id), None)
    try:
        return item_result(table, item, limits, former=former_of(wave, item, before))
    except CannotWeight:
        return item_result(table, item, limits, weighted=False)


def _frozen_item(table, result, limits):
    item = result.item
    _shown, tables = ledger(table, item, limits)
    labels = {o.code: {"sv": o.label_sv, "en": o.label_en} for o in item.options.all()}
    coarse = result.hidden or any(found is None or found.withheld or found.hidden for found in tables.values())
    groups = [
        {
            "by": by,
            "merged": found.merged,
            "columns": found.columns,
            "rows": found.shown(),
            "sizes": found.sizes,
            "shares": group_shares(result, table, by, found, limits, coarse),
        }
        for by, found in tables.items()
        if found is not None and not found.withheld and len(found.rows) > 1
    ]
    return {
        "item": item.code,
        "text": {"sv": item.text_sv, "en": item.text_en},
        "n": result.n,
        "missing": result.missing,
        "weighted": result.weighted,
        "multi": result.multi,
        "base": item.base_rule,
        "scale": is_scale(item),
        "dont_know": any(o.meaning == "dont_know" for o in item.options.all()),
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
                "earlier": r.earlier,
                "asked_before": r.asked_before,
                "change": r.change,
            }
            for r in result.rows
        ],
        "groups": groups,
        "refused": [by for by, found in tables.items() if found is None],
        "broken": result.broken,
        "compared": any(r.change for r in result.rows),
    }


def _scale_label(item, code):
    ends = {"1": "low_label", str(item.points): "high_label"}
    return {lang: f"{code} {getattr(item, f'{ends[code]}_{lang}')}" if code in ends else code for lang in ("sv", "en")}
