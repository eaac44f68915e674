"""Rules 5 and 6 over all that a release says: two shown groups of which one contains the other may not differ by one to four answers.

It holds for everything that is shown of a question in a release: all who answered, every table of groups, the filters
of the figures, and the divisions that may be asked for on a page. They are taken in one fixed order, so that what is
refused does not depend on who asked first, and the language of the page makes no difference.
"""

from __future__ import annotations

from kompanjon.core.lazily import Lazily

from ..analysis.bases import eligible, holds
from ..analysis.microdata import Hidden
from ..analysis.published import BASES
from ..analysis.rates import ESTIMATED
from ..analysis.results import GROUPS_SHOWN, protected, shown_to_all
from .audit import systems
from .compute import answers_hold
from .disclosure import OTHER, hide_in, too_close

pl = Lazily("polars")

ON_REQUEST = ("nuts1", "position")  # divisions that pages offer beyond the tables of the release
EVERYBODY = "everybody"


def members(table, keep) -> frozenset:
    return frozenset(table.rows().filter(keep)["person_id"].to_list())


def groups_of(table, item, by, grid, limits) -> dict[str, frozenset]:
    """Who is in each group that a table shows, merged as the table merges, and who is in any of them."""
    if grid is None or grid.withheld:
        return {}
    base = table.base(item.code, item.base_rule) & pl.col(by).is_not_null()
    found: dict = {}
    for person, level in table.rows().filter(base).select("person_id", pl.col(by).cast(pl.String)).iter_rows():
        found.setdefault(OTHER if level in grid.merged else level, set()).add(person)
    shown = {f"{by} {g}": frozenset(m) for g, m in found.items() if len(m) >= limits.base}
    return shown | {by: frozenset().union(*found.values())}


def ledger(table, item, limits, asked=None) -> tuple[dict, dict]:
    """What of a question is shown: group → who answered in it, and variable → its table, for those that may be.

    `asked` adds the divisions on request, up to and with that one. A variable any of whose groups comes too close to
    what is shown before it is refused as a whole: its table is None. A table that would give a hidden cell away beside
    those before it hides more, and is refused when that is not enough.
    """
    variables = [*GROUPS_SHOWN, *(ON_REQUEST[: ON_REQUEST.index(asked) + 1] if asked in ON_REQUEST else ())]
    shown = {EVERYBODY: members(table, table.base(item.code, item.base_rule))}
    everybody = shown_to_all(table, item, limits)
    tables, kept = {}, {}
    for by in variables:
        if by not in table.frame.columns:
            continue
        grid = protected(table, item, by, limits)
        mine = groups_of(table, item, by, grid, limits)
        refused = any(
            too_close(shown | {k: m for k, m in mine.items() if k != name}, who, limits) for name, who in mine.items()
        )
        released = by in GROUPS_SHOWN and grid is not None and not grid.withheld
        refused = refused or (released and not keeps_secrets(table, item, kept | {by: grid}, grid, limits, everybody))
        tables[by] = None if refused else grid
        kept |= {by: grid} if released and not refused else {}
        shown |= {} if refused else mine
    return shown, tables


def hidden_by_tables(table, items, limits) -> Hidden:
    """What the tables of these questions hide, by group variable and among everybody."""
    by, answers = {}, {}
    for item in items:
        for variable, grid in ledger(table, item, limits)[1].items():
            if grid is None or grid.withheld or grid.hidden or grid.hidden_rows:
                by.setdefault(variable, []).append(item.code)
        few = [code for code, n in (shown_to_all(table, item, limits) or {}).items() if n is None]
        answers |= {item.code: few} if few else {}
    return Hidden(by, answers)


MOST_ROUNDS = 12


def keeps_secrets(table, item, grids, grid, limits, everybody) -> bool:
    """Hide in the newest table until all of them together give no cell away; False when that does not help."""
    for _round in range(MOST_ROUNDS):
        narrow = [n for s in systems(table, item, grids, limits, everybody=everybody) for n in s.narrow(limits)]
        if not narrow:
            return True
        columns = {grid.columns.index(option) for _by, _name, option in narrow if option in grid.columns}
        if not hide_in(grid, columns, limits, several=item.code in table.multi):
            return False
    return False


def too_close_figures(table, figures, items, limits) -> set[int]:
    """Figures whose base comes too close to a table of the release or to another figure on the same question.

    Response rates are held against each other and the weighting classes, by who was asked and by who answered.
    """
    close: set = set()
    for code, item in items.items():
        mine = [f for f in figures if f.definition.get("item") == code]
        strange = [f for f in mine if not set(f.definition.get("also") or {}) <= table.answer_columns]
        close.update(f.pk for f in strange)
        mine = [f for f in mine if f not in strange]
        if mine:
            shown, tables = ledger(table, item, limits)
            _judge(close, mine, shown, lambda f: _groups(table, f), limits)
            close |= telling(table, item, mine, tables, limits)
    rates = [f for f in figures if f.definition.get("stat") == "rate"]
    if rates:
        for part in (eligible(), pl.col("aapor").is_in(ESTIMATED)):
            frame = table.classed.filter(part)
            shown = {str(k): frozenset(v) for k, v in frame.group_by("cls").agg("person_id").iter_rows()}
            shown[EVERYBODY] = frozenset(frame["person_id"].to_list())

            def who(figure, frame=frame):
                return [frozenset(frame.filter(holds(figure.definition.get("where")))["person_id"].to_list())]

            _judge(close, rates, shown, who, limits)
    return close


def telling(table, item, figures, tables, limits) -> set[int]:
    """Figures that beside the tables, and the figures before them, tell what a hidden cell is."""
    everybody = shown_to_all(table, item, limits)
    grids = {by: grid for by, grid in tables.items() if grid is not None and not grid.withheld}
    told, found = [], set()
    for figure in figures:
        with_it = [*told, {"base": "answered", **figure.definition}]
        if any(s.narrow(limits) for s in systems(table, item, grids, limits, with_it, everybody)):
            found.add(figure.pk)
        else:
            told = with_it
    return found


def _groups(table, figure) -> list[frozenset]:
    """Whom a figure is about, and those among them whom its other questions pick out."""
    how = figure.definition
    keep = holds(how.get("where")) & table.base(how["item"], BASES[how.get("base", "answered")])
    found = [members(table, keep)]
    return [*found, members(table, keep & answers_hold(table, how["also"]))] if how.get("also") else found


def _judge(close, figures, shown, who, limits):
    """Mark every figure that is too close to what is shown, or to a figure before it, and that figure too."""
    shown = dict(shown)
    for figure in figures:
        mine = dict(enumerate(who(figure)))
        for part in mine.values():
            near = too_close({**shown, **{(None, k): m for k, m in mine.items()}}, part, limits)
            if near:
                close.add(figure.pk)
                close.update(name[0] for name in near if isinstance(name, tuple) and name[0] is not None)
        shown |= {(figure.pk, k): m for k, m in mine.items()}
