"""Answers as open data: few group variables, each combination large enough, everything that points at somebody taken out."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from random import SystemRandom

from kompanjon.core.lazily import Lazily

from .bases import NOT_SHOWN, eligible
from .wave import WaveTable

pl = Lazily("polars")

ALLOWED = ("org_type", "role", "size")  # type of organisation, role, grouped size where the register has it
SMALLEST_REGISTER, SMALLEST_ANSWERS = 10, 5
MONTH = "month"  # of the answer: checked as a group variable, and dropped where it would make a combination too small
LEFT_OUT = ("short_text", "long_text", "number", "organisation", "position", "consent")


@dataclass(frozen=True)
class Report:
    """How well the records hide each other: k is the smallest number of answers that share all group variables."""

    records: int
    variables_before: list
    k_before: int
    alone_before: int  # records that are the only one with their combination
    variables_after: list
    k_after: int
    register_after: int  # units of the register behind the smallest combination
    set_to_missing: int
    dropped: list  # variables that were dropped altogether
    hidden_by: dict = field(default_factory=dict)  # variables dropped for a released table → its questions
    withheld: dict = field(default_factory=dict)  # question → answers that are left out, because few gave them

    def as_dict(self):
        return asdict(self)


@dataclass(frozen=True)
class Hidden:
    """What the tables of the release hide: variable → questions with a hidden cell by it, question → hidden answers."""

    by: dict = field(default_factory=dict)
    answers: dict = field(default_factory=dict)


def open_microdata(table: WaveTable, kinds: dict[str, str], hidden=Hidden()) -> tuple[pl.DataFrame, Report]:
    """Records in random order with the allowed variables, the month, and the answers; and the report before and after.

    `kinds` are the items by code with their kind. Only complete and partial answers (1.1, 1.2) are among the records.
    A variable by which a table of the release hides a cell is not among theirs: they would give the cell back.
    """
    got, register = _with_month(table.rows()), table.frame.filter(eligible())
    before = [
        c for c in ("org_type", "role", "size", "position", "skr_group_2017", "nuts1", "has_partnership") if c in got
    ]
    counted = _combinations(got, before)
    variables = [c for c in ALLOWED if c in got.columns and got[c].n_unique() > 1]
    dropped = [v for v in variables if v in hidden.by or (v == "size" and hidden.by)]  # size tells type in some waves
    variables = [v for v in variables if v not in dropped]
    dropped += ["org_type"] if "org_type" in variables and _region_fails(got, register) else []
    variables = [v for v in variables if v not in dropped]
    if MONTH in got.columns and not _month_fits(got, register, variables):
        got, dropped = got.drop(MONTH), [*dropped, MONTH]
    variables += [MONTH] if MONTH in got.columns else []
    keys, missing = _large_enough(got, register, variables)
    columns = {v: [k and k[i] for k in keys] for i, v in enumerate(variables)}
    answers = [c for c, kind in kinds.items() if kind not in LEFT_OUT and c in got.columns]
    groups = {v: pl.Series(v, x, dtype=pl.String) for v, x in columns.items()}
    withheld = {c: hidden.answers[c] for c in answers if hidden.answers.get(c)}
    given = got.select([_told(c, withheld.get(c, ()), c in table.multi) for c in answers])
    given = given.with_columns(pl.all().replace(NOT_SHOWN, None))  # a route tells of the post; so does who is not on it
    frame = given.with_columns(**groups).select(*groups, *answers)
    order = list(range(frame.height))
    SystemRandom().shuffle(order)
    groups_only = [v for v in variables if v != MONTH]
    after, units = Counter(keys), _combinations(register, groups_only)
    report = Report(
        frame.height,
        before,
        min(counted.values(), default=0),
        sum(1 for n in counted.values() if n == 1),
        variables,
        min(after.values(), default=0),
        min((units[k[: len(groups_only)]] for k in after if k is not None), default=register.height),
        missing,
        dropped,
        {v: hidden.by[v] for v in dropped if v in hidden.by},
        withheld,
    )
    return frame[order], report


def _told(code, withheld, multi):
    """An answer as text, without those that are hidden even among all who answered."""
    if multi:
        return pl.col(code).list.eval(pl.element().filter(~pl.element().is_in(list(withheld)))).list.join("|")
    text = pl.col(code).cast(pl.String)
    return pl.when(~text.is_in(list(withheld))).then(text).alias(code)


def _combinations(frame, variables) -> Counter:
    """How many share each combination; with no variables they all share the empty one."""
    if not variables:
        return Counter({(): frame.height})
    return Counter(frame.select(pl.col(v).cast(pl.String) for v in variables).iter_rows())


def _small(got, register, variables) -> set:
    """Combinations with too few answers or units. The register knows no month: its units are those of the groups."""
    groups = [v for v in variables if v != MONTH]
    answers, units = _combinations(got, variables), _combinations(register, groups)
    return {k for k, n in answers.items() if n < SMALLEST_ANSWERS or units[k[: len(groups)]] < SMALLEST_REGISTER}


def _region_fails(got, register) -> bool:
    """Whether regions × role is too small, so that the type of organisation must go."""
    pair = [c for c in ("org_type", "role") if c in got.columns]
    return any("region" in key for key in _small(got, register, pair))


def _large_enough(got, register, variables) -> tuple[list, int]:
    """The combination of every record, None where it is set to missing; those without are at least five, or more join them."""
    if not variables:
        return [None] * got.height, 0
    keys = list(got.select(pl.col(v).cast(pl.String) for v in variables).iter_rows())
    small = _small(got, register, variables) | {k for k in keys if None in k}
    sizes = Counter(keys)
    while small and sum(sizes[k] for k in small) < SMALLEST_ANSWERS and len(small) < len(sizes):
        small.add(min((k for k in sizes if k not in small), key=lambda k: (sizes[k], k)))
    kept = [None if k in small else k for k in keys]
    return kept, kept.count(None)


def _with_month(got):
    """With the month of the answer, where the moment is known; nothing finer leaves the house."""
    if "responded_at" not in got.columns:
        return got
    months = [str(m)[:7] if m else None for m in got["responded_at"]]
    return got.with_columns(pl.Series(MONTH, months, dtype=pl.String)) if any(months) else got


def _month_fits(got, register, variables) -> bool:
    """Whether the month may stand beside the groups: no combination that is large enough without it becomes too small."""
    alone = set(_combinations(got, variables)) - _small(got, register, variables)
    return not {k[:-1] for k in _small(got, register, [*variables, MONTH])} & alone
