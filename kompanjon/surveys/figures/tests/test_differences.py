"""Rule 6: what one table hides, the difference from another may not tell."""

from types import SimpleNamespace

import polars as pl
import pytest

from kompanjon.surveys.analysis.wave import WaveTable
from kompanjon.surveys.figures.differences import ledger, too_close_figures
from kompanjon.surveys.figures.disclosure import Limits

LIMITS = Limits()


@pytest.fixture(scope="module")
def item():
    options = [SimpleNamespace(code=c, label=c) for c in ("ja", "nej", "vet_ej")]
    return SimpleNamespace(
        code="q2_developing",
        kind="yes_no",
        base_rule="include_dk",
        sensitive=False,
        options=SimpleNamespace(all=lambda: options),
    )


def figure(pk, **definition):
    return SimpleNamespace(pk=pk, definition={"stat": "share", "item": "q2_developing", "values": ["ja"], **definition})


def a_close_variable(wave, few=3):
    """A wave whose SKR group lacks a few more than the regions, so that it and the type differ by as many."""
    frame = wave.frame.with_row_index("place")
    municipal = frame.filter(
        (pl.col("org_type") == "kommun") & (pl.col("aapor") == "1.1") & (pl.col("q2_developing") == "ja")
    )
    places = municipal["place"].head(few).to_list()
    gone = pl.when(pl.col("place").is_in(places)).then(None).otherwise(pl.col("skr_group_2017")).alias("skr_group_2017")
    return WaveTable(frame.with_columns(gone).drop("place"), wave.multi)


def test_the_tables_of_the_reference_wave_may_stand_side_by_side(wave, item):
    _shown, tables = ledger(wave, item, LIMITS, "position")
    assert all(grid is not None for grid in tables.values()) and "position" in tables


def test_a_table_that_differs_by_three_from_a_shown_group_is_refused(wave, item):
    _shown, tables = ledger(a_close_variable(wave), item, LIMITS)
    assert tables["skr_group_2017"] is None and tables["org_type"] is not None
    _shown, tables = ledger(a_close_variable(wave, few=6), item, LIMITS)
    assert tables["skr_group_2017"] is not None


def test_what_is_refused_does_not_depend_on_what_was_asked_for(wave, item):
    close = a_close_variable(wave)
    for asked in (None, "nuts1", "position"):
        assert ledger(close, item, LIMITS, asked)[1]["skr_group_2017"] is None


def test_a_figure_is_held_against_the_tables_and_the_other_figures(wave, item):
    items = {item.code: item}
    region = figure(1, where={"org_type": "region"})
    assert too_close_figures(wave, [region], items, LIMITS) == set()
    persons = (
        wave.rows().filter((pl.col("org_type") == "region") & (pl.col("q2_developing") == "ja"))["person_id"].to_list()
    )
    own = pl.when(pl.col("person_id").is_in(persons[:2])).then(pl.lit("x")).otherwise(pl.col("org_type")).alias("own")
    odd = WaveTable(wave.frame.with_columns(own), wave.multi)
    assert too_close_figures(odd, [figure(2, where={"own": "region"})], items, LIMITS) == {2}
    also_odd = odd.frame.with_columns(
        pl.when(pl.col("person_id").is_in(persons[2:9])).then(pl.lit("y")).otherwise(pl.col("own")).alias("own")
    )
    table = WaveTable(also_odd, wave.multi)
    assert too_close_figures(table, [figure(3, where={"own": "region"})], items, LIMITS) == set()
    pair = [figure(4, where={"own": ["region"]}), figure(5, where={"own": ["region", "x"]})]
    assert too_close_figures(table, pair, items, LIMITS) == {4, 5}


def test_a_base_without_those_who_do_not_know_counts_as_another_group(wave, item):
    pair = [figure(1, where={"org_type": "region"}), figure(2, where={"org_type": "region"}, base="exclude_dk")]
    assert too_close_figures(wave, pair, {item.code: item}, LIMITS) == set()  # six do not know
    unsure = wave.rows().filter((pl.col("org_type") == "region") & (pl.col("q2_developing") == "vet_ej"))
    changed = pl.when(pl.col("person_id").is_in(unsure["person_id"].head(3).to_list())).then(pl.lit("nej"))
    few = wave.frame.with_columns(
        changed.otherwise(pl.col("q2_developing")).alias("q2_developing")
    )  # three do not know
    assert too_close_figures(WaveTable(few, wave.multi), pair, {item.code: item}, LIMITS) == {1, 2}


def test_response_rates_follow_the_same_rule(wave):
    def rate(pk, **where):
        return SimpleNamespace(pk=pk, definition={"stat": "rate", "rate": "RR2", "where": where})

    both = [rate(1), rate(2, org_type="kommun"), rate(3, org_type="region")]
    assert too_close_figures(wave, both, {}, LIMITS) == set()
    asked = wave.frame.filter(pl.col("aapor") == "2.20")["person_id"].head(2).to_list()
    own = pl.when(pl.col("person_id").is_in(asked)).then(pl.lit("no")).otherwise(pl.lit("yes")).alias("own")
    table = WaveTable(wave.frame.with_columns(own), wave.multi)
    assert too_close_figures(table, [rate(4, own="yes")], {}, LIMITS) == {4}
