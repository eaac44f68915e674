"""A list of published figures, computed again: the closed vocabulary `compute` of SURVEY.md."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kompanjon.core.lazily import Lazily
from kompanjon.surveys.analysis.bases import INCLUDE_DK, holds, is_one_of, number
from kompanjon.surveys.analysis.definitions import Names, sentence
from kompanjon.surveys.analysis.listed import OF_ITEMS, trouble_with
from kompanjon.surveys.analysis.wave import CLASSES, WaveTable

pl = Lazily("polars")

TOLERANCE = 1e-6
LIMITS: dict[str, tuple[str, Callable]] = {
    "accept_gte": ("≥", lambda v, x: v >= x),
    "accept_gt": (">", lambda v, x: v > x),
    "accept_lt": ("<", lambda v, x: v < x),
    "accept_lte": ("≤", lambda v, x: v <= x),
}
BASES = {"answered": INCLUDE_DK, "include_dk": INCLUDE_DK, "exclude_dk": "exclude_dk"}


@dataclass(frozen=True)
class Check:
    """One line of a verification."""

    id: str
    text: str
    value: object
    limits: str
    passed: bool | None  # None: cannot be computed from answers, told but not judged
    definition: str = ""

    @property
    def mark(self):
        return {True: "pass", False: "FAIL", None: "info"}[self.passed]


def check_published(wave: WaveTable, entries, names=Names(), smallest=0) -> list[Check]:  # noqa: B008  (frozen)
    """Every entry of a list. With `smallest` it may divide by groups only, and a group has at least so many answers."""
    if not isinstance(entries or [], list):
        return [Check("published", "", None, "", False, _("published must be a list of entries, each with an id."))]
    return [_checked(wave, entry, names, smallest) for entry in entries or []]


def _checked(wave, entry, names, smallest=0) -> Check:
    wrong = trouble_with(entry, wave, names, guarded=bool(smallest))
    if wrong:
        known = entry if isinstance(entry, Mapping) else {}
        return Check(str(known.get("id") or "–"), str(known.get("text", "")), None, "", False, wrong)
    how = entry["compute"]
    if how.get("stat") in OF_ITEMS and 0 < _answers(wave, how)[0].height < smallest:
        return Check(entry["id"], entry.get("text", ""), None, "", False, _("Too few answers to be shown."))
    try:
        compute = STATISTICS[how["stat"]]
    except KeyError:
        strange = _("The list asks for a statistic that is not known: {stat}.").format(stat=how.get("stat"))
        return Check(entry["id"], entry.get("text", ""), None, "", False, strange)
    try:
        value, passed, limits = compute(wave, how, entry)
    except (pl.exceptions.PolarsError, ArithmeticError, AttributeError, KeyError, TypeError, ValueError) as trouble:
        why = _("It cannot be computed: {why}").format(why=str(trouble).splitlines()[0])
        return Check(entry["id"], entry.get("text", ""), None, "", False, why)
    return Check(entry["id"], entry.get("text", ""), value, limits, passed, sentence(how, names))


def within(value, entry) -> tuple[bool, str]:
    """Whether a number lies inside its limits, and the limits in words; without limits it must equal the value."""
    limits = {k: v for k, v in entry.items() if k in LIMITS}
    if value is None:
        return False, _("a value")
    if not limits:
        return abs(value - entry["value"]) <= TOLERANCE, f"= {entry['value']}"
    words = _(" and ").join(f"{LIMITS[k][0]} {v}" for k, v in limits.items())
    return all(LIMITS[k][1](value, v) for k, v in limits.items()), words


def _rate(wave, how, entry):
    value = wave.outcome(how.get("where")).rate(how["rate"])
    return (value, *within(value, entry))


def _answers(wave, how):
    base = BASES[how.get("base", "answered")]
    frame = wave.rows(how.get("dispositions"))
    return frame.filter(holds(how.get("where")) & wave.base(how["item"], base)), base


def _weighted(wave, how):
    """The answers with the weights the list names, or None when the figure is unweighted.

    A wave where no weight set was kept has the weighting classes and nothing else, by whatever name.
    """
    name = how.get("weights") or "none"
    return None if name == "none" else wave.weighted_by(name if wave.sets else CLASSES)


def _weights_of(wave, how, frame):
    """A weight for each row, or None when the figure is unweighted."""
    weighted = _weighted(wave, how)
    if weighted is None:
        return None
    table = dict(weighted.respondents.select("person_id", "w").iter_rows())
    missing = [p for p in frame["person_id"] if p not in table]
    if missing:
        raise ValueError(f"{len(missing)} answers have no weight in {how['weights']}")
    return pl.Series([table[p] for p in frame["person_id"]], dtype=pl.Float64)


def _average(wave, how, y):
    frame, _base = _answers(wave, how)
    if not frame.height:
        return None
    values = frame.select(y.alias("y"))["y"]
    weights = _weights_of(wave, how, frame)
    if weights is None:
        return values.mean()
    return (values * weights).sum() / weights.filter(values.is_not_null()).sum()


def _mean(wave, how, entry):
    value = _average(wave, how, number(how["item"]))
    return (value, *within(value, entry))


def _share(wave, how, entry):
    value = _average(wave, how, is_one_of(how["item"], how["values"], how["item"] in wave.multi))
    return (value, *within(value, entry))


def _rank(wave, how, entry):
    weighted = _weighted(wave, how)
    if weighted is None:
        sizes = wave.counts(how["item"], how.get("where"), BASES[how.get("base", "answered")], how.get("dispositions"))
    else:
        shares = weighted.shares(how["item"], how.get("where"), BASES[how.get("base", "answered")]).get(None, {})
        sizes = {k: v.value for k, v in sorted(shares.items(), key=lambda x: -x[1].value)}
    place, times = int(how.get("rank", 1)), how.get("at_least_times_next")
    order = list(sizes)
    if len(order) < place:
        return None, False, f"= {entry['value']}"
    value = order[place - 1]
    shared = sum(1 for n in sizes.values() if n == sizes[value]) > 1
    following = sizes[order[place]] if len(order) > place else 0
    good = value == str(entry["value"]) and not shared and (not times or sizes[value] >= times * following)
    limits = f"= {entry['value']}" + (_(", at least {times} × the next").format(times=times) if times else "")
    return (_("{value} (shared)").format(value=value) if shared else value), good, limits


def _distinct(wave, how, entry):
    found = [_distinct_in(wave.frame, words) for words in how["of"]]
    return " / ".join(map(str, found)), found == list(how["equals"]), "= " + " / ".join(map(str, how["equals"]))


def _distinct_in(frame, words):
    """`column` or `column where a = b and c = d`."""
    column, _where, condition = words.partition(" where ")
    where = (
        dict(re.split(r"\s*=\s*", part.strip(), maxsplit=1) for part in condition.split(" and ")) if condition else {}
    )
    return frame.filter(holds(where)).get_column(column.strip()).drop_nulls().n_unique()


STATISTICS = {"rate": _rate, "mean": _mean, "share": _share, "rank": _rank, "distinct": _distinct}
