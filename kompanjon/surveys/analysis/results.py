"""One item's result as it may be shown: shares with interval, counts, base, what is hidden, what stood before."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kompanjon.core.lazily import Lazily

from ..figures.disclosure import OTHER, Limits, Table, proposals, protect, protect_several
from .association import Association, rao_scott
from .bases import holds, is_one_of, number
from .change import HOLM_ABOVE, Change, option_rows, verdicts
from .compare import change
from .entities import entities_in, most_in
from .intervals import NOTHING, Estimate, wilson
from .wave import WaveTable
from .weighting import CannotWeight

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
    moved: Change | None = None

    @property
    def hidden(self):
        return self.count is None


@dataclass
class Result:
    item: object
    n: int
    missing: int  # respondents who were shown the question and did not answer it
    rows: list[Row]
    mean: Estimate | None = None
    mean_moved: Change | None = None
    mean_change: str = ""
    weighted: bool = True
    multi: bool = False
    small: bool = False
    table: Table | None = None
    merges: list = field(default_factory=list)
    gone: list = field(default_factory=list)  # (label, former share) of options that are no longer offered
    broken: str = ""  # the former wave, where it asked in another way
    association: Association | None = None
    cells: dict = field(default_factory=dict)  # (group, option) → weighted share, where the count may be shown
    sizes: dict = field(default_factory=dict)  # group → answers in it

    @property
    def adjusted(self):
        """Whether so many comparisons stand here that Holm's adjustment decides."""
        return sum(1 for moved in self.moves if moved) > HOLM_ABOVE

    @property
    def moves(self):
        """Every comparison with the former wave: the options', and last that of the mean."""
        return [*(r.moved for r in self.rows), self.mean_moved]

    def say(self, words):
        """Keep what may be said of each comparison, in the order of `moves`. An option that is new says nothing."""
        *of_rows, of_mean = words
        self.rows = [
            replace(r, change=word if r.asked_before else "") for r, word in zip(self.rows, of_rows, strict=True)
        ]
        self.mean_change = of_mean if self.mean_moved else ""

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
    multi = item.code in table.multi
    result = Result(
        item, n, table.unanswered(item.code, where), [], weighted=weighted, multi=multi, small=n < limits.base
    )
    if result.small:
        return result
    counts = table.counts(item.code, where, item.base_rule)
    shares = table.shares(item.code, where, item.base_rule).get(None, {}) if weighted else {}
    outside = table.outside(item.code, item.base_rule)
    codes = [(c, label) for c, label in options_of(item) if c not in outside]
    known = [c for c, _label in codes]
    codes += [(c, c) for c in counts if c not in known]
    shown = _shown_counts(counts, [c for c, _l in codes], n, multi, limits, item.sensitive)
    earlier = {}
    if former and former.comparable(item):
        earlier = _earlier(former, limits, weighted)
    elif former:
        result.broken = former.code
    nobody = table.nobody(item.code, where, item.base_rule) if weighted else None
    for code, label in codes:
        estimate = shares.get(code) or nobody or _plain(counts.get(code, 0), n)
        before = earlier.get(code)
        moved = None
        if before and weighted and shown[code] is not None:
            moved = change(former, table, before, estimate, [code], where)
        shown_as = estimate if shown[code] is not None else NOTHING
        result.rows.append(
            Row(code, label, shown[code], shown_as, before and before.value, not earlier or code in earlier, "", moved)
        )
    if earlier:
        old = dict(options_of(former.item))
        offered = option_rows({}, {}, list(earlier), [c for c, _label in codes])
        result.gone = [(old[c], earlier[c].value) for c, _was, now in offered if now is None]
    if is_scale(item):
        result.mean = table.mean(item.code, where, item.base_rule) if weighted else _plain_mean(table, item, where)
        if earlier and weighted:
            before = former.table.mean(item.code, None, item.base_rule)
            result.mean_moved = change(former, table, before, result.mean, None, where)
    if earlier and weighted:
        result.say(verdicts(result.moves))
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


def shown_to_all(table, item, limits) -> dict:
    """The count of each option among all who answered, None where it is hidden; nothing where too few answered."""
    n, counts = table.n(item.code, None, item.base_rule), table.counts(item.code, None, item.base_rule)
    codes = list(dict.fromkeys([*(c for c, _label in options_of(item)), *counts]))
    if n < limits.base:
        return None
    return _shown_counts(counts, codes, n, item.code in table.multi, limits, item.sensitive)


def _plain(count, n):
    low, high = wilson(count, n) or (None, None)
    return Estimate(count / n if n else None, None, n - 1, n, low, high, "share")


def _plain_mean(table, item, where):
    column = (
        table.rows().filter(holds(where) & table.base(item.code, item.base_rule)).select(number(item.code)).to_series()
    )
    return Estimate(column.mean(), None, column.len() - 1, column.len())


def _earlier(former, limits, weighted):
    """The former wave's share of every option it offered; nothing where it had too few answers to be shown."""
    item, table = former.item, former.table
    n, codes = table.n(item.code, None, item.base_rule), [c for c, _label in options_of(item)]
    if n < limits.base:
        return {}
    counts = table.counts(item.code, None, item.base_rule)
    shown = _shown_counts(counts, codes, n, item.code in table.multi, limits, item.sensitive)
    shares = table.shares(item.code, None, item.base_rule).get(None, {}) if weighted else {}
    if not weighted:
        shares = {c: _plain(counts.get(c, 0), n) for c in codes}
    zero = table.nobody(item.code, None, item.base_rule) if weighted else _plain(0, n)
    return {c: shares.get(c, zero) if shown[c] is not None else NOTHING for c in codes}


def cross(table: WaveTable, item, by: str, limits: Limits, where=None, across="row", grid=None) -> Result:
    """Counts by group, protected: small groups merged, hidden cells audited. Weighted shares of row or column beside.

    `grid` is the table as it was protected beside others.
    """
    given = _given(table, item, by, where)
    grid = grid or _protected(given, limits)
    found = Result(item, given.frame.height, 0, [], weighted=False, multi=given.multi, table=grid)
    if given.multi:
        return found
    found.merges = proposals(given.rows, given.codes, limits, **given.known)[:3] if grid.hidden else []
    if not grid.withheld:
        _weigh(found, table, item, by, holds(where) & table.base(item.code, item.base_rule), across)
    return found


def protected(table: WaveTable, item, by: str, limits: Limits) -> Table:
    """The counts by group alone, as they may be shown."""
    return _protected(_given(table, item, by), limits)


@dataclass(frozen=True)
class _Given:
    """The answers to an item by group, before anything is hidden."""

    frame: pl.DataFrame
    by: str
    codes: list
    rows: dict
    multi: bool
    known: dict


def _given(table, item, by, where=None) -> _Given:
    frame = table.rows().filter(holds(where) & table.base(item.code, item.base_rule) & pl.col(by).is_not_null())
    multi = item.code in table.multi
    spread = frame.explode(item.code, empty_as_null=True) if multi else frame
    counted = {(str(g), str(v)): n for g, v, n in spread.group_by(by, item.code).len().iter_rows()}
    codes = [c for c, _label in options_of(item)]
    rows = {g: [counted.get((g, c), 0) for c in codes] for g in sorted({g for g, _v in counted})}
    answered = frame.with_columns(pl.col(by).cast(pl.String)).partition_by(by, as_dict=True)
    entities = {g: entities_in(part, most_in(table, {**(where or {}), by: g})) for (g,), part in answered.items()}
    entities = entities if any(entities.values()) else {}
    return _Given(frame, by, codes, rows, multi, {"entities": entities, "sensitive": item.sensitive})


def _protected(given: _Given, limits) -> Table:
    if given.multi:
        sizes = {str(g): n for g, n in given.frame.group_by(given.by).len().iter_rows()}
        return protect_several(given.rows, given.codes, sizes, limits=limits, **given.known)
    return protect(given.rows, given.codes, limits=limits, **given.known)


def _weigh(found, table, item, by, keep, across):
    """Weighted shares of the cells that are shown, and whether group and answer go together (Rao and Scott)."""
    grid, merged = found.table, dict.fromkeys(found.table.merged, OTHER)
    group = pl.col(by).cast(pl.String).replace(merged)
    keep = keep & pl.col(by).is_not_null()
    try:
        frame = table.respondents.select(
            group.alias("g"), pl.col(item.code).cast(pl.String).alias("a"), "w", "cls", keep.fill_null(False).alias("k")
        )
    except CannotWeight:
        return
    inside = [(g, a) if k else (None, None) for g, a, k in frame.select("g", "a", "k").iter_rows()]
    groups, answers = [g for g, _a in inside], [a for _g, a in inside]
    found.association = rao_scott(
        groups, answers, frame["w"].to_list(), frame["cls"].to_list(), table.design, table.margin_codes
    )
    found.sizes = {g: n for g, n in zip(grid.rows, grid.sizes, strict=True) if n is not None}
    for c, option in enumerate(grid.columns):
        answered = is_one_of(item.code, [option])
        for r, name in enumerate(grid.rows):
            if (r, c) in grid.hidden:
                continue
            here = (group == name).fill_null(False)
            y, domain = (
                (answered, keep & here) if across == "row" else (here.cast(pl.Float64), keep & (answered == 1.0))
            )
            found.cells[name, option] = table.estimates(y, domain, "share").get(None, NOTHING)
