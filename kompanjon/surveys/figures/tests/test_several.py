"""Tables where one may give several answers: no masked group comes back by subtraction."""

from types import SimpleNamespace

import polars as pl
import pytest

from kompanjon.surveys.analysis.results import protected
from kompanjon.surveys.analysis.wave import WaveTable
from kompanjon.surveys.figures.disclosure import OTHER, Limits, protect_several

LIMITS = Limits()
AREAS = ("agenda2030", "miljo_klimat", "demokrati_medborgardialog", "social_omsorg", "utbildning_unga")
AREAS += ("manskliga_rattigheter", "stadsplanering", "naringsliv", "jamlik_halsa", "kultur_fritid")


@pytest.fixture(scope="module")
def areas():
    options = [SimpleNamespace(code=c, label=c) for c in AREAS]
    return SimpleNamespace(
        code="q5_areas",
        kind="multi",
        base_rule="include_dk",
        sensitive=False,
        options=SimpleNamespace(all=lambda: options),
    )


def with_nine_left(wave, level="A1"):
    """The wave with nine answers left in one group."""
    got = wave.rows().filter((pl.col("skr_group_2017") == level) & wave.base("q5_areas"))["person_id"].to_list()
    silent = pl.when(pl.col("person_id").is_in(got[9:])).then(pl.lit("2.20")).otherwise(pl.col("aapor"))
    return WaveTable(wave.frame.with_columns(silent.alias("aapor")), wave.multi)


def test_a_group_of_nine_is_not_the_municipalities_less_the_other_groups(wave, areas):
    grid = protected(with_nine_left(wave), areas, "skr_group_2017", LIMITS)
    assert "A1" in grid.merged and "A1" not in grid.rows and OTHER in grid.rows
    assert all(n >= LIMITS.base for n in grid.sizes)


def test_a_group_of_one_legal_entity_is_merged(wave, areas):
    one = pl.when(pl.col("skr_group_2017") == "A1").then(pl.lit("K208")).otherwise(pl.col("org_code"))
    table = WaveTable(wave.frame.with_columns(one.alias("legal_entity")), wave.multi)
    assert "A1" in protected(table, areas, "skr_group_2017", LIMITS).merged


def test_an_option_that_few_chose_or_few_did_not_is_hidden_with_another_group():
    rows = {"a": [3, 20], "b": [30, 40], "c": [28, 59]}
    grid = protect_several(rows, ["x", "y"], {"a": 60, "b": 60, "c": 60})
    assert {(0, 0), (2, 1)} <= grid.hidden
    for c in range(2):
        assert sum((r, c) in grid.hidden for r in range(3)) > 1


def test_too_few_even_together_are_withheld():
    grid = protect_several({"a": [3], "b": [4]}, ["x"], {"a": 4, "b": 5})
    assert grid.withheld and grid.shown() == {OTHER: [None]} and grid.sizes == [None]
