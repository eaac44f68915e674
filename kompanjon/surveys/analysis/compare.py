"""The former wave beside this one: whether an item may be compared, and what is known from those who answered both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kompanjon.core.lazily import Lazily

from ..answering.models import Response
from .bases import holds, is_one_of, number
from .change import Change, Comparable, between, is_comparable, matched_covariance
from .rates import ESTIMATED
from .wave import WaveTable

pl = Lazily("polars")

CONSENT, YES = (
    "match_waves",
    ("ja", "yes"),
)  # the item, of kind consent, that allows answers to be matched with the former wave's


@dataclass(frozen=True)
class Former:
    """The former wave's answers to the same item; `pairs` are (key then, key now) of persons who may be matched."""

    code: str
    table: WaveTable
    item: object
    pairs: Sequence[tuple[str, str]] = ()

    def comparable(self, item) -> bool:
        return is_same_question(self.item, item, self.code)


def is_same_question(earlier, later, earlier_wave: str) -> bool:
    """Whether two waves asked the same: same code, scale and base rule, and said to be comparable."""
    return is_comparable(_comparable(earlier), _comparable(later), earlier_wave)


def _comparable(item):
    scale = item.points if item.kind in ("scale", "battery") else 0
    return Comparable(item.code, (item.kind, scale), item.base_rule, frozenset(item.comparable_with))


def former_of(wave, item, table=None) -> Former | None:
    """The former wave's table and item of the same code, when there are such."""
    from .tables import questionnaire_of, wave_table

    if wave.former is None:
        return None
    questionnaire = questionnaire_of(wave.former)
    old = questionnaire and questionnaire.items.prefetch_related("options").filter(code=item.code).first()
    if old is None:
        return None
    return Former(wave.former.code, table or wave_table(wave.former), old, matched(wave.former, wave))


def matched(earlier, later) -> list[tuple[str, str]]:
    """Persons who answered both waves and said in the later that their answers may be matched; only in confidence."""
    if any(w.anonymous or w.links_gone_on for w in (earlier, later)):
        return []
    then = {person: key for person, key, _answers in _persons(earlier)}
    return [(then[p], key) for p, key, given in _persons(later) if p in then and given.get(CONSENT) in YES]


def _persons(wave):
    unit = "link__invitation__unit__"
    return Response.objects.filter(
        **{"wave": wave, "exclusion": None, f"{unit}addressee__isnull": False, f"{unit}disposition__in": ESTIMATED}
    ).values_list(f"{unit}addressee", f"{unit}key", "answers")


def linearised(table: WaveTable, y: pl.Expr, keep: pl.Expr) -> dict[str, float]:
    """What each respondent adds to a weighted mean: w(y − m)/W in the base, nothing outside it."""
    got = table.respondents.select("person_id", "w", y.alias("y"), keep.fill_null(False).alias("keep"))
    inside = got.filter(pl.col("keep") & pl.col("y").is_not_null())
    total = inside["w"].sum()
    if not total:
        return {}
    mean = (inside["w"] * inside["y"]).sum() / total
    z = pl.when(pl.col("keep") & pl.col("y").is_not_null()).then(pl.col("w") * (pl.col("y") - mean) / total)
    return dict(got.select("person_id", z.otherwise(0.0)).iter_rows())


def covariance(former: Former, table: WaveTable, values=None, where_then=None, where_now=None) -> float:
    """The covariance of two estimates of the same item, from the matched persons: a share of `values`, or a mean."""
    if not former.pairs:
        return 0.0
    parts = []
    for source, item, where in ((former.table, former.item, where_then), (table, former.item, where_now)):
        code = item.code
        y = number(code) if values is None else is_one_of(code, values, code in source.multi)
        parts.append(linearised(source, y, holds(where) & source.base(code, item.base_rule)))
    then = {now: parts[0][key] for key, now in former.pairs if key in parts[0]}
    classes = dict(table.respondents.select("person_id", "cls").iter_rows())
    return matched_covariance(then, parts[1], classes, table.design)


def change(former: Former, table: WaveTable, earlier, later, values=None, where=None) -> Change | None:
    """Later minus earlier, with what the matched persons have in common."""
    return between(earlier, later, covariance(former, table, values, where, where))
