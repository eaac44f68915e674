"""Disclosure control of tables of counts: hide what is small, then what would give it away, then prove it.

The numbers are a wave's settings; the values here are defaults and the smallest allowed.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kompanjon.surveys.figures.bounds import cell_span
from kompanjon.surveys.figures.facts import half_up

OTHER = "OTHER"


@dataclass(frozen=True)
class Limits:
    base: int = 10  # answers a shown group needs
    entities: int = 3  # legal entities a shown group needs
    dominance: float = 0.5  # the largest part of a group's answers that may come from one legal entity
    cell: int = 5  # counts 1 to cell-1 are hidden; as many values must stay possible
    whole_below: int = 200  # public percentages are whole numbers below this base

    def __post_init__(self):
        if self.base < 10 or self.entities < 3 or self.cell < 5 or self.dominance > 0.5 or self.whole_below < 200:
            raise ValueError("The limits may be stricter than the defaults, never weaker")


DEFAULT = Limits()


@dataclass
class Table:
    """Counts by row and column, and what of them may be seen."""

    rows: list[str]
    columns: list[str]
    counts: list[list[int]]
    hidden: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)  # rows whose total is hidden
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[str] = field(default_factory=list)
    primary: int = 0
    withheld: bool = False
    answered: list[int] | None = None  # people in each row, where one may give several answers

    @property
    def sizes(self) -> list[int | None]:
        """Answers in each row; None where that is hidden."""
        whole = self.answered or [sum(counts) for counts in self.counts]
        return [None if self.withheld or r in self.hidden_rows else n for r, n in enumerate(whole)]

    def shown(self):
        """The table as the public sees it: a count, or None where it is hidden."""
        if self.withheld:
            return {name: [None] * len(self.columns) for name in self.rows}
        return {
            name: [None if (r, c) in self.hidden else n for c, n in enumerate(self.counts[r])]
            for r, name in enumerate(self.rows)
        }

    def spans(self):
        return {
            here: cell_span(self.counts, self.hidden, here, self.hidden_rows, self.hidden_columns)
            for here in self.hidden
        }


def group_problem(answers_by_entity: Mapping[str, int], limits: Limits = DEFAULT) -> str:
    """Why a group may not be shown alone: "base", "entities", "dominance", or nothing."""
    total = sum(answers_by_entity.values())
    if total < limits.base:
        return "base"
    if sum(1 for n in answers_by_entity.values() if n) < limits.entities:
        return "entities"
    return "dominance" if max(answers_by_entity.values()) > limits.dominance * total else ""


def merge_small(sizes: Mapping[str, int], limits: Limits = DEFAULT, refused: Sequence[str] = ()) -> list[str]:
    """The groups to put together as "Other": the small and the refused, and the next smallest when those are too few."""
    order = sorted(sizes, key=lambda g: (sizes[g], g))
    small = [g for g in order if sizes[g] < limits.base or g in refused]
    if not small:
        return []
    rest = [g for g in order if g not in small]
    while rest and (len(small) == 1 or sum(sizes[g] for g in small) < limits.base):
        small.append(rest.pop(0))
    return small


def protect(
    rows: Mapping[str, Sequence[int]],
    columns: Sequence[str],
    *,
    limits: Limits = DEFAULT,
    entities: Mapping[str, Mapping[str, int]] | None = None,
    sensitive: bool = False,
) -> Table:
    """The whole procedure for one table of group × answer."""
    rows, merged, too_few = merge_rows(rows, {name: sum(counts) for name, counts in rows.items()}, limits, entities)
    table = Table(list(rows), list(columns), list(rows.values()), merged=merged, withheld=too_few)
    if too_few:
        return table
    _hide_small(table, limits, sensitive)
    table.primary = len(table.hidden)
    _hide_more(table, limits)
    _audit(table, limits)
    return table


def merge_rows(rows, sizes, limits, entities=None) -> tuple[dict, list[str], bool]:
    """The rows with small and refused groups put together, which these are, and whether even together they are too few."""
    entities = entities or {}
    refused = [g for g in rows if g in entities and group_problem(entities[g], limits)]
    merged = merge_small(sizes, limits, refused)
    if not merged:
        return {name: list(counts) for name, counts in rows.items()}, [], False
    together = sum((Counter(entities.get(g, {})) for g in merged), Counter())
    kept = {name: list(counts) for name, counts in rows.items() if name not in merged}
    kept[OTHER] = [sum(column) for column in zip(*(rows[g] for g in merged), strict=True)]
    few = sum(sizes[g] for g in merged) < limits.base or bool(entities and group_problem(together, limits))
    return kept, merged, few


def protect_several(rows, columns, sizes, *, limits: Limits = DEFAULT, entities=None, sensitive=False) -> Table:
    """A table where one may give several answers: each option is its own yes or no among the people of a group.

    The groups are merged once for all options, and the people of a group are known beside every option.
    """
    rows, merged, too_few = merge_rows(rows, sizes, limits, entities)
    answered = [sum(sizes[g] for g in merged) if name == OTHER else sizes[name] for name in rows]
    table = Table(list(rows), list(columns), list(rows.values()), merged=merged, withheld=too_few, answered=answered)
    for c in range(len(columns) if not too_few else 0):
        told = {name: [counts[c], n - counts[c]] for (name, counts), n in zip(rows.items(), answered, strict=True)}
        pair = protect(told, ["yes", "no"], limits=limits, sensitive=sensitive)
        everything = pair.withheld or pair.hidden_rows or pair.hidden_columns  # the people of a group cannot be hidden
        table.hidden |= {(r, c) for r in range(len(table.rows)) if everything or {(r, 0), (r, 1)} & pair.hidden}
    return table


def _hide_small(table, limits, sensitive):
    for r, counts in enumerate(table.counts):
        in_one = sensitive and sum(1 for n in counts if n) == 1
        for c, n in enumerate(counts):
            if 0 < n < limits.cell or (in_one and len(counts) > 1):
                table.hidden.add((r, c))


def _lines(table):
    """Every row and column as its cells."""
    for r in range(len(table.rows)):
        yield ("row", r), [(r, c) for c in range(len(table.columns))]
    for c in range(len(table.columns)):
        yield ("column", c), [(r, c) for r in range(len(table.rows))]


def _hide_more(table, limits):
    """Complementary hiding, until nothing changes; after every hidden cell the lines are read from the first again."""
    while any(_gives_away(table, cells, limits) and _hide_next(table, line, cells) for line, cells in _lines(table)):
        pass


def _gives_away(table, cells, limits) -> bool:
    hidden = [x for x in cells if x in table.hidden]
    return bool(hidden) and (len(hidden) == 1 or sum(table.counts[r][c] for r, c in hidden) < limits.cell)


def _hide_next(table, line, cells) -> bool:
    """Hide the smallest visible cell that is not zero, or, when there is none, the total of the line."""
    visible = [(table.counts[r][c], r, c) for r, c in cells if (r, c) not in table.hidden and table.counts[r][c]]
    if visible:
        _n, r, c = min(visible)
        table.hidden.add((r, c))
        return True
    totals = table.hidden_rows if line[0] == "row" else table.hidden_columns
    if line[1] in totals:
        return False
    totals.add(line[1])
    return True


def _audit(table, limits):
    """No hidden cell may be known to within fewer values than the limit; where one is, go on hiding."""
    while True:
        spans = table.spans()
        narrow = {here: s.values for here, s in spans.items() if s.values < limits.cell}
        if not narrow:
            return
        r, c = min(narrow, key=lambda here: (narrow[here], here))
        lines = dict(_lines(table))
        if not (
            _hide_next(table, ("row", r), lines["row", r])
            or _hide_next(table, ("column", c), lines["column", c])
            or _hide_anything(table)
        ):
            table.withheld = True
            return
        _hide_more(table, limits)


def _hide_anything(table):
    """The last resort before withholding: the smallest visible cell anywhere."""
    return any(_hide_next(table, line, cells) for line, cells in _lines(table))


def hide_in(table, columns, limits, several=False) -> bool:
    """Hide one more cell in each of these columns, the smallest that is shown, and what must go with it."""
    before = set(table.hidden)
    for c in sorted(columns):
        shown = [
            (table.counts[r][c], r) for r in range(len(table.rows)) if (r, c) not in table.hidden and table.counts[r][c]
        ]
        if shown:
            table.hidden.add((min(shown)[1], c))
    if table.hidden == before:
        return False
    if not several:  # with several answers the rows do not add up, and each column stands alone
        _hide_more(table, limits)
        _audit(table, limits)
    return not table.withheld


def proposals(
    rows: Mapping[str, Sequence[int]], columns: Sequence[str], limits: Limits = DEFAULT, **known
) -> list[tuple]:
    """Merges of two answer categories by hidden cells saved, best first and the smallest answers before: (saved, pair, table)."""
    before = len(protect(rows, columns, limits=limits, **known).hidden)
    found = []
    for a in range(len(columns)):
        for b in range(a + 1, len(columns)):
            joined = {
                g: [n + (counts[b] if i == a else 0) for i, n in enumerate(counts) if i != b]
                for g, counts in rows.items()
            }
            names = [f"{columns[a]} + {columns[b]}" if i == a else name for i, name in enumerate(columns) if i != b]
            table = protect(joined, names, limits=limits, **known)
            saved = before - len(table.hidden)
            if saved > 0 and not table.withheld:
                found.append((saved, (columns[a], columns[b]), table))
    size = {name: sum(counts[i] for counts in rows.values()) for i, name in enumerate(columns)}
    return sorted(found, key=lambda f: (-f[0], size[f[1][0]] + size[f[1][1]], f[1]))


def too_close(shown: Mapping[str, frozenset], asked: frozenset, limits: Limits = DEFAULT) -> list[str]:
    """Groups already shown that contain, or lie in, the asked one with a difference of 1 to cell-1 answers."""
    return [
        name
        for name, members in shown.items()
        if members != asked
        and (members <= asked or asked <= members)
        and 0 < abs(len(members) - len(asked)) < limits.cell
    ]


def public_percent(value: float, n: int, limits: Limits = DEFAULT) -> str:
    """A percentage as the public sees it: whole below the limit, one decimal above."""
    return half_up(value * 100, 0 if n < limits.whole_below else 1)
