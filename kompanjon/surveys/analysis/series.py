"""One question over all the waves that asked it: points with intervals, and where the series breaks."""

from __future__ import annotations

from collections.abc import Sequence

from .compare import is_same_question
from .intervals import NOTHING
from .past import Past
from .results import item_result, limits_of
from .weighting import CannotWeight

HIDDEN, NOT_ASKED, OTHER_SCALE = "hidden", "not_asked", "other_scale"
SHARE, MEAN = "share", "mean"


def series(wave, item, found, past: Sequence[Past]) -> dict | None:
    """The item's points in every wave, oldest first, as plain data that a release can freeze. None without a past.

    A scale has one line, its mean; another question one line for each option. `found` is the result of this wave.
    """
    asked = [(p.wave, p.items.get(item.code), p.table) for p in reversed(past)]
    if not any(old for _w, old, _t in asked):
        return None
    mean = item.kind in ("scale", "battery")
    columns = [_column(w, old, t, item, mean, found.weighted) for w, old, t in asked] + [_points(found, mean)]
    items = [old for _w, old, _t in asked] + [item]
    waves = [w for w, _old, _t in asked] + [wave]
    return {
        "kind": MEAN if mean else SHARE,
        "floor": 1 if mean else 0,
        "top": item.points if mean else _round_up(columns),
        "weighted": found.weighted,
        "synthetic": any(w.synthetic for w in waves),
        "waves": [
            {"wave": w.code, "n": column["n"], "broken": _broken(waves, items, place)}
            for place, (w, column) in enumerate(zip(waves, columns, strict=True))
        ],
        "lines": [
            {
                "option": code,
                "label": label,
                "points": [c["points"].get(code, {"state": NOT_ASKED}) for c in columns],
                **_moved(found, code, mean),
            }
            for code, label in _lines(item, found, mean)
        ],
    }


def _lines(item, found, mean):
    if mean:
        return [("", {"sv": item.text_sv, "en": item.text_en})]
    labels = {o.code: {"sv": o.label_sv, "en": o.label_en} for o in item.options.all()}
    return [(r.code, labels.get(r.code, {"sv": r.code, "en": r.code})) for r in found.rows]


def _column(wave, old, table, item, mean, weighted):
    """What a former wave adds: nothing where it did not ask, no mean where its scale was another."""
    if old is None:
        return {"n": 0, "points": {}}
    if mean and (old.kind not in ("scale", "battery") or old.points != item.points):
        return {"n": table.n(old.code, None, old.base_rule), "points": {"": {"state": OTHER_SCALE}}}
    try:
        found = item_result(table, old, limits_of(wave), weighted=weighted)
    except CannotWeight:
        found = item_result(table, old, limits_of(wave), weighted=False)
    return _points(found, mean, [o.code for o in old.options.all()])


def _points(found, mean, offered=()):
    if found.small:
        return {"n": found.n, "points": {code: {"state": HIDDEN} for code in (*offered, *([""] if mean else []))}}
    if mean:
        return {"n": found.n, "points": {"": _point(found.mean or NOTHING)}}
    return {"n": found.n, "points": {r.code: {"state": HIDDEN} if r.hidden else _point(r.estimate) for r in found.rows}}


def _point(estimate):
    if estimate.value is None:
        return {"state": HIDDEN}
    return {"state": "", "value": estimate.value, "low": estimate.low, "high": estimate.high}


def _broken(waves, items, place):
    """The nearest earlier wave that asked, when it asked in a way that cannot be compared; else nothing."""
    before = next((k for k in range(place - 1, -1, -1) if items[k] is not None), None)
    if items[place] is None or before is None:
        return ""
    return "" if is_same_question(items[before], items[place], waves[before].code) else waves[before].code


def _moved(found, code, mean):
    row = None if mean else next(r for r in found.rows if r.code == code)
    moved, word = (found.mean_moved, found.mean_change) if mean else (row.moved, row.change)
    return {
        "change": word,
        "difference": {"value": moved.difference, "low": moved.low, "high": moved.high} if moved else None,
    }


def _round_up(columns):
    known = [p for c in columns for p in c["points"].values() if not p["state"]]
    top = max([p["value"] if p["high"] is None else p["high"] for p in known], default=1.0)
    return next((step for step in (0.1, 0.2, 0.4, 0.6, 0.8) if top <= step), 1.0)
