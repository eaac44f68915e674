"""All that a release says of a question, solved together: what an attacker with a pencil gets out of it."""

from types import SimpleNamespace

import polars as pl
import pytest

from kompanjon.surveys.analysis.wave import WaveTable
from kompanjon.surveys.figures.audit import systems
from kompanjon.surveys.figures.compute import compute
from kompanjon.surveys.figures.differences import ledger, telling, too_close_figures
from kompanjon.surveys.figures.disclosure import Limits, protect

from .small_waves import REGION, a_table, an_item, figure

LIMITS = Limits()


@pytest.fixture
def hiding():
    """Regions: 40 a, 3 b, 2 c, 1 d. Municipalities: many of each."""
    cells = [("region", "t", "a", 40), ("region", "t", "b", 3), ("region", "t", "c", 2), ("region", "t", "d", 1)]
    return a_table([*cells, ("kommun", "t", "a", 90), *(("kommun", "t", c, 60) for c in "bcd")])


def test_all_the_other_answers_together_do_not_tell_the_hidden_one(wave):
    how = {"stat": "share", "item": "q4_reason_against", "where": {"org_type": "region"}, "base": "include_dk"}
    counts = wave.counts("q4_reason_against", {"org_type": "region"})
    hidden = next(code for code, n in counts.items() if n == 3)
    assert compute(wave, how | {"values": [c for c in counts if c != hidden]}, "none", LIMITS).suppressed


def test_a_union_that_leaves_too_little_of_what_is_hidden_is_found(hiding):
    item = an_item("q", *"abcd")
    _shown, tables = ledger(hiding, item, LIMITS)
    assert tables["org_type"].hidden == {(r, c) for r in (0, 1) for c in (1, 2, 3)}
    assert too_close_figures(hiding, [figure(1, "bc", **REGION)], {"q": item}, LIMITS) == {1}
    assert too_close_figures(hiding, [figure(1, "a", **REGION)], {"q": item}, LIMITS) == set()


def test_two_figures_that_are_safe_alone_are_not_both_shown():
    cells = [("region", "t", c, n) for c, n in zip("abcde", (30, 4, 4, 4, 4), strict=True)]
    table = a_table(cells + [("kommun", "t", c, 60) for c in "abcde"])
    item = an_item("q", *"abcde")
    first, second = figure(1, "bc", **REGION), figure(2, "cd", **REGION)
    third = figure(3, "bd", **REGION)
    assert too_close_figures(table, [first], {"q": item}, LIMITS) == set()
    assert too_close_figures(table, [first, second, third], {"q": item}, LIMITS) == {3}  # b, c and d solve exactly


def test_a_mean_is_one_more_equation():
    cells = [("region", "t", c, n) for c, n in zip("12345", (2, 3, 20, 20, 20), strict=True)]
    table = a_table(cells + [("kommun", "t", c, 60) for c in "12345"])
    item = an_item("q", *"12345")
    _shown, tables = ledger(table, item, LIMITS)
    assert {(1, 0), (1, 1)} <= tables["org_type"].hidden
    mean = SimpleNamespace(pk=1, definition={"stat": "mean", "item": "q", "base": "include_dk", **REGION})
    assert telling(table, item, [mean], tables, LIMITS) == {1}  # with a sum and a sum of squares two unknowns are known


def test_a_table_beside_another_hides_on_until_neither_gives_the_other_away():
    cells = [("region", "p", "x", 3), ("region", "t", "x", 17), ("region", "p", "y", 30), ("region", "t", "y", 30)]
    cells += [("kommun", r, c, 60) for r in "pt" for c in "xy"]
    table = a_table(cells)
    marked = pl.when(pl.col("org_type") == "region").then(pl.col("role")).alias("skr_group_2017")
    table = WaveTable(table.frame.with_columns(marked), asked=frozenset({"q"}))
    item = an_item("q", "x", "y")
    _shown, tables = ledger(table, item, LIMITS)
    grids = {by: grid for by, grid in tables.items() if grid is not None}
    assert not any(s.narrow(LIMITS) for s in systems(table, item, grids, LIMITS))
    assert any(grid.hidden for grid in grids.values()) or None in tables.values()


def test_without_what_is_hidden_more_the_cells_would_come_back():
    """What two tables give away that are each safe alone: the region's row is the municipal groups taken from all."""
    cells = [("region", "t", "x", 3), ("region", "t", "y", 4), ("region", "t", "z", 40)]
    cells += [("kommun", r, c, 40) for r in "pt" for c in "xyz"]
    table = a_table(cells)
    group = pl.when(pl.col("org_type") == "kommun").then(pl.col("role")).alias("skr_group_2017")
    table = WaveTable(table.frame.with_columns(group), asked=frozenset({"q"}))
    item = an_item("q", "x", "y", "z")
    everybody = {"x": 83, "y": 84, "z": 120}
    alone = {
        "org_type": protect({"kommun": [80, 80, 80], "region": [3, 4, 40]}, list("xyz")),
        "skr_group_2017": protect({"p": [40, 40, 40], "t": [40, 40, 40]}, list("xyz")),
    }
    given_away = [n for s in systems(table, item, alone, LIMITS, everybody=everybody) for n in s.narrow(LIMITS)]
    assert ("org_type", "region", "x") in given_away
    _shown, tables = ledger(table, item, LIMITS)
    kept = {by: grid for by, grid in tables.items() if grid is not None}
    assert not any(s.narrow(LIMITS) for s in systems(table, item, kept, LIMITS, everybody=everybody))


def test_each_option_of_several_is_an_equation_of_its_own():
    lists = {"kommun": [["x"]] * 40 + [["x", "y"]] * 40, "region": [["x"]] * 37 + [["y"]] * 3}
    cells = [(kind, "t", str(n), 1) for kind, given in lists.items() for n in range(len(given))]
    table = a_table(cells)
    column = pl.Series("q", lists["kommun"] + lists["region"], dtype=pl.List(pl.String))
    table = WaveTable(table.frame.with_columns(column), frozenset({"q"}), asked=frozenset({"q"}))
    item = an_item("q", "x", "y", kind="multi")
    _shown, tables = ledger(table, item, LIMITS)
    assert {(0, 1), (1, 1)} <= tables["org_type"].hidden
    assert too_close_figures(table, [figure(1, "y", where={"org_type": "kommun"})], {"q": item}, LIMITS) == {1}


def test_the_reference_wave_is_safe_as_a_whole(wave):
    item = an_item("q4_reason_against", *wave.counts("q4_reason_against"))
    _shown, tables = ledger(wave, item, LIMITS)
    assert tables["org_type"].hidden and None not in tables.values()
    assert telling(wave, item, [figure(1, ["saknar_resurser"], "q4_reason_against", **REGION)], tables, LIMITS) == set()
