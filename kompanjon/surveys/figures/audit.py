"""What a reader can work out from everything a release says of one question, taken together.

A table alone may be safe and still give a cell away beside another table, or beside a figure. So the unknowns are the
answers in each combination of all the groups that are spoken of; every shown cell, every size of a group and every
figure is an equation over them; and what a hidden cell can be is found by a linear programme.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kompanjon.core.lazily import Lazily

from ..analysis.bases import EXCLUDE_DK, NOT_SUBSTANTIVE, is_one_of
from ..analysis.published import BASES
from .disclosure import OTHER
from .unknowns import System

pl = Lazily("polars")

YES, NO = "+", "-"
WITH_ITEM = ("share", "mean", "rank")


def systems(table, item, grids, limits, figures: Sequence = (), everybody=None) -> list[System]:
    """The equations of a question: one system, or one for each option where one may give several answers.

    `grids` are the shown tables by their variable, `figures` definitions, `everybody` option → count of all, None where hidden.
    """
    figures = [_told(table, how) for how in figures if how.get("item") == item.code and how["stat"] in WITH_ITEM]
    also = list(dict.fromkeys((c, tuple(map(str, v))) for how in figures for c, v in (how.get("also") or {}).items()))
    several = item.code in table.multi
    variables = list(dict.fromkeys([*grids, *(v for how in figures for v in how.get("where") or {})]))
    flags = [is_one_of(c, v, c in table.multi).cast(pl.String).alias(f"also{n}") for n, (c, v) in enumerate(also)]
    groups = [pl.col(v).cast(pl.String) for v in variables]
    frame = table.rows().filter(table.base(item.code)).select(*groups, *flags, pl.col(item.code).alias("answer"))
    known = [f"also{n}" for n in range(len(also))]
    atoms = _atoms(table, groups, frame, variables, known)
    codes = _codes(item, frame, several)
    found = []
    for code in codes if several else [None]:
        counted = _counted(frame, [*variables, *known], code)
        system = System(
            [YES, NO] if several else codes,
            atoms,
            [*variables, *known],
            counted,
            frozenset(table.meaning(item.code, "dont_know")),
        )
        _tell_tables(system, item, grids, everybody, code)
        for how in figures:
            _tell_figure(system, how, also, code, limits)
        found.append(system)
    return found


def _told(table, how):
    """A figure with the answers it counts: a first place is known with its share."""
    if how["stat"] != "rank":
        return how
    order = list(table.counts(how["item"], how.get("where"), BASES[how.get("base", "answered")]))
    place = int(how.get("rank", 1)) - 1
    return {**how, "values": order[place : place + 1]}


def _atoms(table, groups, frame, variables, flags):
    """Combinations of groups that the register has, or the answers; everybody may say the other questions or not."""
    registered = table.frame.select(*groups).unique().rows() if variables else [()]
    answered = frame.select(variables).unique().rows() if variables else [()]
    found = sorted({*registered, *answered}, key=str)
    for _flag in flags:
        found = [(*atom, flag) for atom in found for flag in ("0.0", "1.0")]
    return found


def _codes(item, frame, several):
    from ..analysis.results import options_of

    given = frame["answer"].explode(empty_as_null=True) if several else frame["answer"]
    seen = sorted(set(given.cast(pl.String).drop_nulls().to_list()) - set(NOT_SUBSTANTIVE))
    return list(dict.fromkeys([*(c for c, _label in options_of(item)), *seen]))


def _counted(frame, names, code):
    """People by combination and answer; with several answers, by whether they gave this one."""
    answer = (
        pl.col("answer").cast(pl.String)
        if code is None
        else pl.when(pl.col("answer").list.contains(code)).then(pl.lit(YES)).otherwise(pl.lit(NO)).alias("answer")
    )
    rows = frame.select(*names, answer).group_by([*names, "answer"]).len().iter_rows()
    return Counter({(tuple(row[:-2]), row[-2]): row[-1] for row in rows})


def _in_base(system, exclude):
    return [c for c in system.codes if not (exclude and c in system.unsure)]


def _tell_tables(system, item, grids, everybody, code):
    base = _in_base(system, item.base_rule == EXCLUDE_DK)
    if everybody is not None:
        system.tell(system.cells({}, base))
        for option, count in everybody.items():
            if code == option or (code is None and option in base):
                _tell_cell(system, {}, YES if code else option, count is None, ("", "", option))
    for by, grid in grids.items():
        levels = {a[system.variables.index(by)] for a in system.atoms} - {None}
        for r, name in enumerate(grid.rows):
            where = {by: {x for x in levels if x in grid.merged} if name == OTHER else {name}}
            if grid.sizes[r] is not None:
                system.tell(system.cells(where, base))
            for c, option in enumerate(grid.columns):
                if code == option or (code is None and option in base):
                    hidden = grid.withheld or (r, c) in grid.hidden
                    _tell_cell(system, where, YES if code else option, hidden, (by, name, option))


def _tell_cell(system, where, code, hidden, name):
    parts = system.cells(where, [code])
    if hidden:
        system.secrets[name] = parts
    else:
        system.tell(parts)


def _tell_figure(system, how, also, code, limits):
    """The base of a figure and the number behind it; small cells of its group become secrets."""
    where = {
        v: {str(x) for x in (w if isinstance(w, list | tuple) else [w])} for v, w in (how.get("where") or {}).items()
    }
    base = _in_base(system, how.get("base") == EXCLUDE_DK)
    mine = {c: tuple(map(str, v)) for c, v in (how.get("also") or {}).items()}
    picked = {f"also{n}": {"1.0"} for n, (c, v) in enumerate(also) if mine.get(c) == v}
    for group in [where, {**where, **picked}] if picked else [where]:
        system.tell(system.cells(group, base))
        for option in system.codes:
            parts = system.cells(group, [option])
            if 0 < system.total(parts) < limits.cell:
                system.secrets.setdefault(("figure", str(group), option if code is None else code + option), parts)
    if how["stat"] == "mean":
        _tell_mean(system, where)
        return
    values, group = [str(v) for v in how.get("values") or ()], {**where, **picked}
    if code is None:
        system.tell(system.cells(group, values))
        for side in (values, [c for c in base if c not in values]):
            _watch_line(system, group, side, limits)
    elif values == [code]:
        system.tell(system.cells(group, [YES]))


def _watch_line(system, group, codes, limits):
    """Rule 4 for the line a figure draws: one hidden cell alone in it, or a hidden sum that is too small."""
    lines = [system.cells(group, [c]) for c in codes]
    hidden = {parts for parts in lines if parts in system.secrets.values() and system.total(parts)}
    if hidden and (len(hidden) == 1 or sum(map(system.total, hidden)) < limits.cell):
        system.broken["line", str(group), *codes] = 1


def _tell_mean(system, where):
    """A mean times its base is a sum of the scale's numbers, each as often as it was answered."""
    numbers = {}
    for code in system.codes:
        try:
            numbers[code] = float(code.replace(",", "."))
        except ValueError:
            continue
    system.tell_sum({u: numbers[u[1]] for u in system.cells(where, numbers)})
