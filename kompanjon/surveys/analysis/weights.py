"""Weight sets of a wave: made by classes, post-stratification or raking, kept, compared, one of them official."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.db import transaction

from kompanjon.core.lazily import Lazily
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _

from .bases import eligible
from .calibration import BOUNDS, post_stratify, rake, raked, trimmed
from .models import WeightSet
from .wave import CLASSES, CROSSED, UNITS, Calibration, WaveTable, levels
from .weighting import CannotWeight

numpy, pl = Lazily("numpy"), Lazily("polars")

POST_STRATA, RAKING = "post_strata", "raking"
METHODS = {
    CLASSES: _("Weighting classes"),
    POST_STRATA: _("Post-stratification"),
    RAKING: _("Raking"),
}
GROUPS = ("org_type", "role", "has_partnership", "skr_group_2017", "nuts1", "position")
MOST_LEVELS = 60


@dataclass(frozen=True)
class Recipe:
    """What an analyst asks for. `variables` are crossed for post-stratification and one margin each for raking."""

    name: str
    method: str = CLASSES
    variables: tuple[str, ...] = ()
    targets: Mapping[str, Mapping[str, float]] = field(
        default_factory=dict
    )  # margin → level → persons; else the register's
    classed: bool = True
    bounds: tuple[float, float] = BOUNDS
    trim: bool = False

    @property
    def margins(self) -> tuple[tuple[str, ...], ...]:
        return (self.variables,) if self.method == POST_STRATA else tuple((v,) for v in self.variables)


def margin_name(margin) -> str:
    return CROSSED.join(margin)


def variables_of(table: WaveTable) -> list[str]:
    """Group variables of the register that those who answered have too, in a known order."""
    if not table.frame.height:
        return []
    answers = set(table.answer_columns)
    own = [c for c in table.frame.columns if c not in UNITS and c not in answers and c != "legal_entity"]
    everybody, got = table.frame.filter(eligible()), table.rows()
    return [
        c
        for c in (*GROUPS, *own)
        if c in table.frame.columns and 1 < everybody[c].n_unique() <= MOST_LEVELS and got[c].drop_nulls().len()
    ]


def register_totals(table: WaveTable, margin) -> dict[str, int]:
    """How many in the register, not known to be ineligible, there are in each level of a margin."""
    asked = table.frame.filter(eligible())
    counted: dict = {}
    for level in levels(asked, margin):
        counted[level] = counted.get(level, 0) + 1
    return dict(sorted(counted.items()))


def computed(table: WaveTable, recipe: Recipe) -> dict:
    """The result that is kept of a recipe. Whatever stops it is a CannotWeight that names the level."""
    if recipe.method == CLASSES:
        classes = table.weighted_by(CLASSES).classes
        return {
            "population": classes.population,
            "respondents": classes.respondents,
            "home": classes.home,
            "merged": [list(m) for m in classes.merged],
            "effect": classes.design_effect,
        }
    if not recipe.variables:
        raise CannotWeight(_("Choose at least one group to meet the counts of."))
    plain = table.weighted_by(CLASSES) if recipe.classed else _alike(table)
    frame = plain.respondents
    targets = {
        margin_name(m): dict(recipe.targets.get(margin_name(m)) or register_totals(table, m)) for m in recipe.margins
    }
    margins = {margin_name(m): (levels(frame, m), targets[margin_name(m)]) for m in recipe.margins}
    start = frame["w"].to_list()
    if recipe.method == POST_STRATA:
        ((of, wanted),) = margins.values()
        weights = post_stratify(of, start, wanted, margin_name(recipe.variables))
        if recipe.trim:
            weights = trimmed(weights, numpy.asarray(start), recipe.bounds)
        got = raked(weights, start, 1, recipe.bounds, recipe.trim)
    else:
        got = rake(margins, start, bounds=recipe.bounds, trim=recipe.trim)
    return {
        "margins": [list(m) for m in recipe.margins],
        "classed": recipe.classed,
        "targets": targets,
        "cells": _cells(frame, recipe, got.weights),
        "sweeps": got.sweeps,
        "outside": got.outside,
        "trimmed": got.trimmed,
        "ratios": [float(got.ratios.min()), float(got.ratios.max())],
        "effect": kish(got.weights),
    }


def _alike(table):
    """Everybody begins with the same weight: N/n of the whole wave."""
    outcome = table.outcome()
    if not outcome.answered:
        raise CannotWeight(_("Nobody answered in: {classes}."), classes=outcome.eligible)
    one = Calibration((), {("all",): outcome.eligible / outcome.answered}, classed=False)
    return replace(table, sets={"alike": one}, chosen="alike")


def _cells(frame, recipe, weights) -> list:
    """[class, levels …, weight, n]: all who are alike in these weigh the same, so persons need not be kept."""
    columns = [levels(frame, (v,)) for v in dict.fromkeys(recipe.variables)]
    cells: dict = {}
    for key, w in zip(zip(frame["cls"].to_list(), *columns, strict=True), weights.tolist(), strict=True):
        cells.setdefault(key, [w, 0])[1] += 1
    return [[*key, w, n] for key, (w, n) in sorted(cells.items())]


def kish(weights) -> float:
    """The design effect of weights after Kish: 1 + cv²."""
    return float(len(weights) * (weights**2).sum() / weights.sum() ** 2)


def calibration_of(kept: WeightSet) -> Calibration | None:
    """A kept set as the wave's table uses it; None for weighting classes."""
    if kept.method == CLASSES:
        return None
    cells = {tuple(key): w for *key, w, _answers in kept.result["cells"]}
    return Calibration(tuple(tuple(m) for m in kept.result["margins"]), cells, kept.result["classed"])


def digest_of(table: WaveTable, recipe: Recipe) -> str:
    """A checksum of what the weights are made from: how many asked and answered in each class and level."""
    classed = table.classed.filter(eligible())
    columns = [c for c in dict.fromkeys(("cls", *recipe.variables)) if c in classed.columns]
    counted = classed.group_by(*columns, "aapor").len()
    rows = sorted(["–" if x is None else str(x) for x in row] for row in counted.iter_rows())
    data = [recipe.method, {k: dict(v) for k, v in recipe.targets.items()}, rows]
    return hashlib.sha256(json.dumps(data, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def recipe_of(kept: WeightSet) -> Recipe:
    """How a kept set was made, so that it can be made again."""
    given = {k: v for k, v in kept.definition.items() if k in Recipe.__dataclass_fields__}
    tuples = {k: tuple(given[k]) for k in ("variables", "bounds") if k in given}
    return Recipe(**{**given, **tuples, "name": kept.name, "method": kept.method})


@transaction.atomic
def keep(wave, table: WaveTable, recipe: Recipe, *, by) -> WeightSet:
    """Compute the weights and keep them beside the wave's others; the first of a wave is not official by itself."""
    result = computed(table, recipe)
    made = WeightSet.objects.create(
        wave=wave,
        name=recipe.name,
        method=recipe.method,
        definition={
            "variables": list(recipe.variables),
            "targets": recipe.targets,
            "classed": recipe.classed,
            "bounds": list(recipe.bounds),
            "trim": recipe.trim,
        },
        result=result,
        design_effect=result["effect"],
        digest=digest_of(table, recipe),
    )
    note(wave, "survey_weights.make", by=by, what={"name": made.name, "method": made.method, "digest": made.digest})
    return made


@transaction.atomic
def make_official(kept: WeightSet, *, by, reason: str) -> WeightSet:
    """One set of a wave is official: results, figures, exports and the method page use it and say so."""
    from ..figures.standing import look_again

    WeightSet.objects.filter(wave=kept.wave, official=True).exclude(pk=kept.pk).update(official=False)
    kept.official, kept.reason = True, reason[:300]
    kept.save(update_fields=["official", "reason"])
    look_again(kept.wave)
    note(kept.wave, "survey_weights.choose", by=by, what={"name": kept.name, "digest": kept.digest}, text=reason)
    return kept
