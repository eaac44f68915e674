"""Another program, written by others, computes the same: the package svy, which only the tests use."""

import polars as pl
import pytest

from kompanjon.surveys.analysis.association import rao_scott

pytestmark = pytest.mark.whole


@pytest.fixture(scope="module")
def both(wave):
    import svy  # seconds of imports, which only this file needs

    answers = wave.respondents.with_columns(
        y=pl.col("q1_awareness").cast(pl.Float64),
        d=(pl.col("q2_developing") == "ja").cast(pl.Float64),
        N=pl.col("cls").replace_strict(wave.classes.population, return_dtype=pl.Float64),
    ).select("cls", "w", "N", "y", "d", "role", "org_type", "q2_developing")
    return wave, answers, svy.Sample(answers, svy.Design(stratum="cls", wgt="w", pop_size="N"))


def test_mean_error_and_degrees_of_freedom_agree(both):
    wave, _answers, sample = both
    theirs, ours = sample.estimation.mean("y", drop_nulls=True).estimates[0], wave.mean("q1_awareness")
    assert (ours.value, ours.se, ours.df) == (
        pytest.approx(theirs.est, rel=1e-9),
        pytest.approx(theirs.se, rel=1e-9),
        theirs.df,
    )


def test_shares_in_groups_agree(both):
    wave, _answers, sample = both
    ours = wave.share("q2_developing", ["ja"], group="org_type")
    for theirs in sample.estimation.mean("d", by="org_type", drop_nulls=True).estimates:
        mine = ours[theirs.by_level[0]]
        assert (mine.value, mine.se, mine.df) == (
            pytest.approx(theirs.est, rel=1e-9),
            pytest.approx(theirs.se, rel=1e-9),
            theirs.df,
        )


def test_rao_scott_agrees(both):
    wave, answers, sample = both
    theirs = sample.categorical.tabulate("role", "q2_developing", drop_nulls=True).stats
    ours = rao_scott(
        answers["role"].to_list(),
        answers["q2_developing"].to_list(),
        answers["w"].to_list(),
        answers["cls"].to_list(),
        wave.design,
    )
    assert ours.chi2 == pytest.approx(theirs.chisq.value, rel=1e-9)
    assert (ours.df1, ours.df2) == (pytest.approx(theirs.f.df_num, rel=1e-5), pytest.approx(theirs.f.df_den, rel=1e-5))
    assert ours.f == pytest.approx(theirs.f.value, rel=5e-3)
