"""The block `synthetic_reference` of a list: every value in it computed again, found by its name."""

from __future__ import annotations

import re
from dataclasses import replace

from django.utils.translation import gettext

from kompanjon.core.lazily import Lazily
from kompanjon.core.words import _
from kompanjon.surveys.analysis.bases import holds, is_one_of, number
from kompanjon.surveys.analysis.intervals import wilson
from kompanjon.surveys.analysis.published import TOLERANCE, Check
from kompanjon.surveys.analysis.sensitivity import non_response
from kompanjon.surveys.analysis.wave import GROUP_COLUMNS, WaveTable

pl = Lazily("polars")

TOP2, LOWEST, YES, YES_NO = ("4", "5"), ("1",), "ja", ("ja", "nej", "vet_ej")
NOT_FIGURES = ("note", "rule", "method")
WHO = {"municipalities": "kommun", "regions": "region"}


def check_reference(wave: WaveTable, block) -> list[Check]:
    """All of the block, section by section. What has no known name fails, so that nothing is passed over."""
    if not isinstance(block or {}, dict):
        strange = gettext("synthetic_reference must have named sections, such as aapor and unweighted.")
        return [Check("synthetic_reference", "", None, "", False, strange)]
    wave = _as_listed(wave, block)
    checks = []
    for section, given in (block or {}).items():
        try:
            checks += _section(wave, section, given)
        except (pl.exceptions.PolarsError, ArithmeticError, AttributeError, KeyError, TypeError, ValueError) as trouble:
            why = gettext("It cannot be computed: {why}").format(why=(str(trouble) or "–").splitlines()[0])
            checks.append(Check(str(section), "", None, "", False, why))
    return checks


def _section(wave, section, given) -> list[Check]:
    if section == "population_truth":
        return _truth(wave, given)
    compute = SECTIONS.get(section)
    return list(_compare(section, given, compute(wave, given) if compute else {}))


def _as_listed(wave, block):
    """With the list's own classes when it names them all; otherwise small classes are merged as usual."""
    weighted = (block or {}).get("weighted")
    listed = set((weighted.get("classes") or {}) if isinstance(weighted, dict) else {})
    unmerged = set(wave.classed["cls"].unique())
    return replace(wave, merge=False) if listed and listed == unmerged else wave


def _compare(path, given, found):
    if isinstance(given, dict):
        for key, value in given.items():
            if str(key) not in NOT_FIGURES:
                inner = found.get(str(key)) if isinstance(found, dict) else None
                yield from _compare(f"{path}.{key}", value, inner)
        return
    yield Check(path, "", found, f"= {given}", _same(given, found))


def _same(given, found):
    if isinstance(given, list):
        return isinstance(found, (list, tuple)) and len(given) == len(found) and all(map(_same, given, found))
    if isinstance(given, float):
        return isinstance(found, (int, float)) and abs(given - found) <= TOLERANCE
    return given == found


def _aapor(wave, given):
    outcome = wave.outcome()
    found = {
        "invited": outcome.invited,
        "not_eligible": outcome.NE,
        "NE": outcome.NE,
        "e": outcome.e,
        "U": outcome.UO,
        "UH": 0,
    }
    for name in ("I", "P", "R", "NC", "O", "UO"):
        found[name] = getattr(outcome, name)
    return found | {name: outcome.rate(name) for name in given if re.fullmatch(r"RR[1-6]|COOP[12]|REF1|CON1", name)}


def _by_group(wave, given):
    found = {}
    for column in given:
        outcomes = wave.outcomes_by(column) if column in GROUP_COLUMNS and column in wave.frame.columns else {}
        found[column] = {
            str(level): {"invited": o.invited, "respondents": o.answered, "eligible": o.eligible}
            | {r: o.rate(r) for r in ("RR1", "RR2", "RR5", "RR6")}
            for level, o in outcomes.items()
        }
    return found


def named(wave, name):
    """Item, filter, base and statistic from a name such as developing_region_excl_dont_know or awareness_top2."""
    for item in sorted(wave.items, key=len, reverse=True):
        short = re.sub(r"^q\d+_", "", item)
        if name == short or name.startswith(short + "_"):
            break
    else:
        return None
    rest = name[len(short) :]
    where = next(({"org_type": kind} for kind in ("kommun", "region") if f"_{kind}" in rest), {})
    base = "exclude_dk" if "excl_dont_know" in rest else "include_dk"
    return item, where, base, rest.rsplit("_", 1)[-1]


def _unweighted(wave, given):
    found = {}
    for name in given:
        if not (meant := named(wave, name)):
            continue
        item, where, base, _stat = meant
        counts, n = wave.counts(item, where, base), wave.n(item, where, base)
        values = (
            wave.rows()
            .filter(holds(where) & wave.base(item, base))
            .select(number(item) if item not in wave.multi else pl.lit(None))
        )
        column = values.to_series()
        found[name] = {
            "base": n,
            "counts": counts,
            "mean": column.mean(),
            "sd": column.std(),
            **_share_of(counts, n, [YES]),
            "top2": _share_of(counts, n, TOP2),
            "lowest": _share_of(counts, n, LOWEST),
        }
        offered = given[name].get("counts", {}) if isinstance(given[name], dict) else {}
        found[name]["counts"] = {str(c): counts.get(str(c), 0) for c in offered}
    return found


def _share_of(counts, n, values):
    count = sum(counts.get(v, 0) for v in values)
    return {"count": count, "base": n, "share": count / n if n else None, "wilson95": list(wilson(count, n) or ())}


def _wrong_base(wave, given):
    item = named(wave, "awareness")[0]
    column = wave.frame.filter(wave.base(item)).select(number(item)).to_series()
    return {"n": column.len(), "mean": column.mean()}


def _weighted(wave, given):
    classes = wave.classes
    found = {
        "classes": {c: {"N": classes.population[c], "n": classes.respondents[c]} for c in classes.population},
        "estimates": {},
    }
    for name in given.get("estimates") or {}:
        if not (meant := named(wave, name)):
            continue
        item, where, base, stat = meant
        values = {"top2": TOP2, "lowest": LOWEST}.get(stat, (YES,))
        e = wave.mean(item, where, base) if stat == "mean" else wave.share(item, values, where, base)
        interval = list(e.interval or ())
        found["estimates"][name] = {
            "estimate": e.value,
            "se": e.se,
            "df": e.df,
            "base": e.n,
            "wald95_t": interval,
            "logit95_t": interval,
        }
    return found


def _suppression(wave, given):
    from kompanjon.surveys.figures.disclosure import protect

    found = {}
    for title in given.get("tables") or {}:
        parsed = re.fullmatch(r"\S+ (\w+): (\w+) x (\w+)(?: \((.+)\))?", title)
        meant = parsed and (named(wave, parsed[3]) or named(wave, re.sub(r"^q\d+_", "", parsed[3])))
        if not meant or parsed[2] not in GROUP_COLUMNS:
            continue
        groups = [_values(part) for part in parsed[4].split(" / ")] if parsed[4] else [[v] for v in YES_NO]
        rows = cross_counts(wave, parsed[2], meant[0], groups, {"org_type": WHO[parsed[1]]})
        table = protect(rows, [" ".join(g) for g in groups])
        found[title] = {
            "rows_merged_into_OTHER": table.merged,
            "primary_hidden": table.primary,
            "hidden_total": len(table.hidden),
            "table": {name: ["x" if n is None else n for n in line] for name, line in table.shown().items()},
        }
    return {"tables": found}


def _values(part):
    low, _dash, high = part.partition("-")
    return [str(v) for v in range(int(low), int(high) + 1)] if high.isdigit() else [part]


def cross_counts(wave, row, item, groups, where=None) -> dict[str, list[int]]:
    """Unweighted answers by a grouping column and groups of values, rows in order of their code."""
    frame = wave.rows().filter(holds(where) & wave.base(item) & pl.col(row).is_not_null())
    counted = {(r, str(v)): n for r, v, n in frame.group_by(row, item).len().iter_rows()}
    return {
        r: [sum(counted.get((r, v), 0) for v in values) for values in groups] for r in sorted({r for r, _v in counted})
    }


def _majority(wave, given):
    item = named(wave, "developing")[0]
    frame = wave.rows().filter(holds({"org_type": "kommun"}) & wave.base(item))
    by = frame.group_by("org_code").agg((pl.col(item).cast(pl.String) == YES).mean().alias("share"))
    yes = by.filter(pl.col("share") > 0.5).height
    return {
        "municipalities_with_answer": by.height,
        "majority_yes": yes,
        "share": yes / by.height if by.height else None,
    }


TRUTH = _(
    "The weighted estimate passes when its interval, or its range for non-response, holds the truth, or when it is nearer to the truth than the unweighted one."
)


def _truth(wave, given) -> list[Check]:
    """What is known because the population is invented, held against what the answers say of it.

    N must agree. An estimate cannot: weighting reduces the bias and does not remove it. It fails when the truth lies
    outside both its interval and the range for non-response, and weighting has moved away from it.
    """
    checks = []
    for name, truth in given.items():
        path = f"population_truth.{name}"
        if name == "N":
            found = wave.outcome().eligible
            checks.append(Check(path, "", found, f"= {truth}", found == truth))
        elif str(name) not in NOT_FIGURES:
            weighted, plain, width = _both(wave, name)
            passed = weighted is not None and weighted.known and _explained(wave, truth, weighted, plain, width)
            checks.append(
                Check(
                    path,
                    "",
                    weighted and weighted.value,
                    gettext("the truth is {value}").format(value=truth),
                    passed,
                    gettext(TRUTH),
                )
            )
    return checks


def _both(wave, name):
    """The weighted and the unweighted estimate of a name, and the width of its scale."""
    if not (meant := named(wave, name)):
        return None, None, 1.0
    item, where, base, stat = meant
    rows = wave.rows().filter(holds(where) & wave.base(item, base))
    if stat == "mean":
        column = rows.select(number(item)).to_series()
        return wave.mean(item, where, base), column.mean(), (column.max() or 1) - (column.min() or 0)
    values = {"top2": TOP2, "lowest": LOWEST}.get(stat, (YES,))
    plain = rows.select(is_one_of(item, values, item in wave.multi)).to_series().mean()
    return wave.share(item, values, where, base), plain, 1.0


def _explained(wave, truth, weighted, plain, width) -> bool:
    outcome = wave.outcome()
    reach = non_response(weighted.value, outcome.answered, outcome.eligible, width=width)
    inside = weighted.low is not None and weighted.low <= truth <= weighted.high
    return inside or reach.low <= truth <= reach.high or abs(weighted.value - truth) <= abs(plain - truth)


SECTIONS = {
    "aapor": _aapor,
    "response_by_group": _by_group,
    "unweighted": _unweighted,
    "wrong_base_check": _wrong_base,
    "weighted": _weighted,
    "suppression": _suppression,
    "other_unit_of_analysis": _majority,
}
