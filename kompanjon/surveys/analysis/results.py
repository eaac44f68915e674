"""One item's result as it may be shown: shares with interval, counts, base, what is hidden, what stood before."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from kompanjon.core.lazily import Lazily

from ..figures.disclosure import Limits, Table, proposals, protect
from .bases import holds, number
from .change import Comparable, between, is_comparable, option_rows, verdicts
from .intervals import NOTHING, Estimate, wilson
from .wave import WaveTable

pl = Lazily("polars")

ALL = "all"
GROUPS_SHOWN = ("org_type", "role", "has_partnership", "skr_group_2017")  # what the public may see a result divided by


@dataclass(frozen=True)
class Row:
    """One option: its unweighted count and its share; None where hidden or not asked."""

    code: str
    label: str
    count: int | None
    estimate: Estimate
    earlier: float | None = None
    asked_before: bool = True
    change: str = ""

    @property
    def hidden(self):
        return self.count is None


@dataclass
class Result:
    item: object
    n: int
    missing: int  # respondents who were asked and gave no answer in the base
    rows: list[Row]
    mean: Estimate | None = None
    weighted: bool = True
    multi: bool = False
    small: bool = False
    table: Table | None = None
    merges: list = field(default_factory=list)

    @property
    def hidden(self):
        return any(r.hidden for r in self.rows)

    @property
    def item_non_response(self):
        return self.missing / (self.missing + self.n) if self.missing + self.n else 0.0


def limits_of(wave) -> Limits:
    return Limits(base=wave.smallest_base, cell=wave.smallest_cell)


def options_of(item) -> list[tuple[str, str]]:
    """Codes and labels in their order; a scale's numbers when it has no options."""
    options = [(o.code, o.label) for o in item.options.all()]
    if item.kind in ("scale", "battery"):
        ends = {1: item.low_label, item.points: item.high_label}
        numbers = [(str(n), f"{n} {ends[n]}".strip() if ends.get(n) else str(n)) for n in range(1, item.points + 1)]
        return numbers + options
    return options


def is_scale(item):
    return item.kind in ("scale", "battery")


def item_result(table: WaveTable, item, limits: Limits, *, weighted=True, where=None, former=None) -> Result:
    """The distribution of one item, weighted or not, for everybody or a group."""
    n = table.n(item.code, where, item.base_rule)
    asked = table.rows().filter(holds(where)).height
    multi = item.code in table.multi
    result = Result(item, n, asked - n, [], weighted=weighted, multi=multi, small=n < limits.base)
    if result.small:
        return result
    counts = table.counts(item.code, where, item.base_rule)
    shares = table.shares(item.code, where, item.base_rule).get(None, {}) if weighted else {}
    codes = options_of(item)
    known = [c for c, _label in codes]
    codes += [(c, c) for c in counts if c not in known]
    shown = _shown_counts(counts, [c for c, _l in codes], n, multi, limits, item.sensitive)
    earlier = _earlier(former, item, weighted)
    for code, label in codes:
        estimate = shares.get(code) or (
            Estimate(0.0, None, 0, n, kind="share") if weighted else _plain(counts.get(code, 0), n)
        )
        before = earlier.get(code)
        result.rows.append(
            Row(
                code,
                label,
                shown[code],
                estimate if shown[code] is not None else NOTHING,
                before and before.value,
                not earlier or code in earlier,
                "",
            )
        )
    if earlier:
        result.rows = _with_change(result.rows, earlier)
    if is_scale(item):
        result.mean = table.mean(item.code, where, item.base_rule) if weighted else _plain_mean(table, item, where)
    return result


def _shown_counts(counts, codes, n, multi, limits, sensitive):
    """Counts with small ones hidden. With several answers each option is its own yes or no."""
    if multi:
        return {
            c: None
            if 0 < counts.get(c, 0) < limits.cell or 0 < n - counts.get(c, 0) < limits.cell
            else counts.get(c, 0)
            for c in codes
        }
    table = protect({ALL: [counts.get(c, 0) for c in codes]}, codes, limits=limits, sensitive=sensitive)
    return dict(zip(codes, table.shown()[table.rows[0]], strict=True))


def _plain(count, n):
    low, high = wilson(count, n) or (None, None)
    return Estimate(count / n if n else None, None, n - 1, n, low, high, "share")


def _plain_mean(table, item, where):
    column = (
        table.rows().filter(holds(where) & table.base(item.code, item.base_rule)).select(number(item.code)).to_series()
    )
    return Estimate(column.mean(), None, column.len() - 1, column.len())


def _earlier(former, item, weighted):
    """The former wave's shares by option, if the items may be compared."""
    if former is None:
        return {}
    table, old, code = former
    if old is None or not is_comparable(_comparable(old), _comparable(item), code):
        return {}
    return table.shares(item.code, base=item.base_rule).get(None, {}) if weighted else {}


def _comparable(item):
    return Comparable(
        item.code, (item.kind, item.points if is_scale(item) else 0), item.base_rule, frozenset(item.comparable_with)
    )


def _with_change(rows, earlier):
    said = verdicts(
        [between(earlier[r.code], r.estimate) if r.code in earlier and not r.hidden else None for r in rows]
    )
    offered = {
        code
        for code, was, _now in option_rows(earlier, {r.code: 1 for r in rows}, list(earlier), [r.code for r in rows])
        if was is not None
    }
    return [
        Row(r.code, r.label, r.count, r.estimate, r.earlier, r.code in offered, c if r.code in offered else "")
        for r, c in zip(rows, said, strict=True)
    ]


def cross(table: WaveTable, item, by: str, limits: Limits, where=None) -> Result:
    """Unweighted counts by group, protected; small groups merged, hidden cells audited."""
    frame = table.rows().filter(holds(where) & table.base(item.code, item.base_rule) & pl.col(by).is_not_null())
    multi = item.code in table.multi
    spread = frame.explode(item.code, empty_as_null=True) if multi else frame
    counted = {(str(g), str(v)): n for g, v, n in spread.group_by(by, item.code).len().iter_rows()}
    codes = [c for c, _label in options_of(item)]
    groups = sorted({g for g, _v in counted})
    rows = {g: [counted.get((g, c), 0) for c in codes] for g in groups}
    entity = "legal_entity" if "legal_entity" in frame.columns else "org_code"
    entities: dict = {}
    if frame.get_column(entity).drop_nulls().len():
        for g, e, n in frame.group_by(by, entity).len().iter_rows():
            entities.setdefault(str(g), Counter())[str(e)] = n
    if multi:
        return _cross_multi(frame, item, by, codes, rows, groups, limits)
    known = {"entities": entities, "sensitive": item.sensitive}
    protected = protect(rows, codes, limits=limits, **known)
    merges = proposals(rows, codes, limits, **known)[:3] if protected.hidden else []
    return Result(item, frame.height, 0, [], weighted=False, table=protected, merges=merges)


def _cross_multi(frame, item, by, codes, rows, groups, limits):
    """Several answers: each option against all the others, protected one at a time."""
    sizes = {str(g): n for g, n in frame.group_by(by).len().iter_rows()}
    table = Table(groups, codes, [rows[g] for g in groups])
    for c in range(len(codes)):
        pair = protect(
            {g: [rows[g][c], sizes[g] - rows[g][c]] for g in groups if sizes[g] >= limits.base},
            ["yes", "no"],
            limits=limits,
        )
        shown = pair.shown()
        table.hidden |= {(r, c) for r, g in enumerate(groups) if g not in shown or shown[g][0] is None}
    return Result(item, frame.height, 0, [], weighted=False, multi=True, table=table)
