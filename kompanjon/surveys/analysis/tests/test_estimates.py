"""The published anchors of other software, and the ends of every scale."""

from math import sqrt

import numpy
import polars as pl
import pytest

from kompanjon.surveys.analysis.association import rao_scott
from kompanjon.surveys.analysis.calibration import calibrated, post_stratify, rake
from kompanjon.surveys.analysis.distributions import f_above, t_quantile
from kompanjon.surveys.analysis.estimates import Design, Sums, estimate, means
from kompanjon.surveys.analysis.intervals import exact_end, finished, wilson
from kompanjon.surveys.analysis.weighting import CannotWeight, ClassScheme, build, usable


def test_students_t_and_fishers_f_are_the_printed_ones():
    assert t_quantile(62) == pytest.approx(1.998972, abs=1e-6)
    assert t_quantile(1244) == pytest.approx(1.9618728, abs=1e-7)
    assert f_above(4.0, 1, 62) == pytest.approx(2 * (1 - 0.9750547), abs=1e-4)


def test_wilson_gives_the_published_examples():
    assert wilson(42, 65) == pytest.approx((0.524751, 0.751245), abs=1e-6)
    assert wilson(1039, 1188) == pytest.approx((0.854530, 0.892213), abs=1e-6)
    assert wilson(0, 0) is None


def test_stratified_sample_of_schools_gives_mean_and_error_as_printed():
    strata = {
        "E": (100, 4421, 674.43, 15687.419293),
        "H": (50, 755, 625.82, 11947.089388),
        "M": (50, 1018, 636.60, 13824.857143),
    }
    parts = {}
    for name, (n, big, mean, variance) in strata.items():
        w, y, y2 = big / n, n * mean, (n - 1) * variance + n * mean**2
        parts[name] = Sums(n, n * w, w * y, n * w * w, w * w * y, w * w * y2)
    found = estimate(parts, Design({k: v[1] for k, v in strata.items()}, {k: v[0] for k, v in strata.items()}))
    assert (round(found.value, 2), round(found.se, 4)) == (662.29, 9.4089)


EIGHT = pl.DataFrame(
    {"x": [2.8, 4.1, 6.8, 6.8, 9.2, 3.7, 6.6, 4.2], "cls": ["1"] * 5 + ["2"] * 3, "w": [3.0] * 5 + [4.0] * 3}
)


def test_eight_rows_with_and_without_finite_population():
    got = {"1": 5, "2": 3}
    with_it = means(EIGHT, pl.col("x"), Design({"1": 15, "2": 12}, got))[None]
    without = means(EIGHT, pl.col("x"), Design({"1": float("inf"), "2": float("inf")}, got))[None]
    assert (round(with_it.value, 4), round(with_it.se, 4), round(without.se, 4)) == (5.4481, 0.6160, 0.7413)


def test_those_outside_a_group_stay_in_the_sums():
    design = Design({"1": 15, "2": 12}, {"1": 5, "2": 3})
    part = means(EIGHT, pl.col("x"), design, keep=pl.col("x") > 4)[None]
    z = (
        numpy.where(EIGHT["x"].to_numpy() > 4, EIGHT["w"].to_numpy() * (EIGHT["x"].to_numpy() - part.value), 0)
        / EIGHT.filter(pl.col("x") > 4)["w"].sum()
    )
    by_hand = sum(
        (1 - n / big) * n / (n - 1) * ((z[a:b] - z[a:b].mean()) ** 2).sum()
        for a, b, n, big in ((0, 5, 5, 15), (5, 8, 3, 12))
    )
    assert part.se == pytest.approx(sqrt(by_hand), rel=1e-12)
    assert part.df == 6 - 2


RAKING = {
    "counts": [[20, 40, 40], [50, 140, 310], [100, 50, 50], [30, 100, 70]],
    "population": [[80, 40, 55], [60, 150, 340], [170, 60, 200], [55, 165, 125]],
}


def _raking_sample():
    rows, columns = [], []
    for r, line in enumerate(RAKING["counts"]):
        for c, n in enumerate(line):
            rows += [r] * n
            columns += [c] * n
    population = numpy.array(RAKING["population"], float)
    return rows, columns, dict(enumerate(population.sum(1))), dict(enumerate(population.sum(0)))


def test_raking_gives_the_printed_ratios():
    rows, columns, by_row, by_column = _raking_sample()
    raked = rake({"row": (rows, by_row), "column": (columns, by_column)}, [1.0] * len(rows))
    found = {(r, c): round(float(w), 2) for r, c, w in zip(rows, columns, raked.weights, strict=True)}
    printed = [[1.81, 1.45, 2.02], [1.08, 0.87, 1.21], [2.20, 1.76, 2.45], [1.83, 1.47, 2.04]]
    assert found == {(r, c): v for r, line in enumerate(printed) for c, v in enumerate(line)}
    assert raked.outside == 0


def test_raking_errors_name_the_level():
    with pytest.raises(CannotWeight, match="different totals"):
        rake({"a": (["x", "y"], {"x": 1, "y": 1}), "b": (["x", "y"], {"x": 1, "y": 9})}, [1.0, 1.0])
    with pytest.raises(CannotWeight, match="empty for y"):
        rake({"a": (["x", "y"], {"x": 1, "y": 0})}, [1.0, 1.0])
    with pytest.raises(CannotWeight, match="nobody answered in z"):
        rake({"a": (["x", "y"], {"x": 1, "y": 1, "z": 3})}, [1.0, 1.0])


def test_post_stratification_is_the_weighting_of_classes(wave):
    respondents = wave.respondents
    targets = {c: float(n) for c, n in wave.classes.population.items()}
    weights = post_stratify(respondents["cls"].to_list(), [1.0] * respondents.height, targets)
    assert weights == pytest.approx(respondents["w"].to_numpy())
    y = respondents["q1_awareness"].cast(pl.Float64)
    found = calibrated(
        y.fill_null(0).to_numpy(),
        y.is_not_null().to_numpy(),
        weights,
        [respondents["cls"].to_list()],
        wave.design,
        respondents["cls"].to_list(),
    )
    plain = wave.mean("q1_awareness")
    assert (found.value, found.se) == pytest.approx((plain.value, plain.se), rel=1e-9)


def test_rao_scott_is_the_ordinary_test_when_everybody_weighs_the_same():
    rows = ["a"] * 60 + ["b"] * 40
    columns = ["ja"] * 40 + ["nej"] * 20 + ["ja"] * 15 + ["nej"] * 25
    found = rao_scott(rows, columns, [1.0] * 100, ["all"] * 100, Design({"all": float("inf")}, {"all": 100}))
    ordinary = 100 * (40 * 25 - 20 * 15) ** 2 / (60 * 40 * 55 * 45)
    assert found.chi2 == pytest.approx(ordinary)
    assert found.f == pytest.approx(ordinary, rel=0.02) and found.df1 == pytest.approx(1)
    assert found.p < 0.01


def test_an_interval_is_never_of_width_zero():
    assert finished("share", 1.0, 0.0, 20, 21, 100).interval == pytest.approx((0.8866, 1.0), abs=0.05)
    assert exact_end(0.0, 10, 10) is None
    alone = finished("mean", 3.0, 0.0, 0, 1, 100)
    assert alone.value == 3.0 and alone.interval is None
    assert not finished("mean", None, None, 0, 0, 100).known


def test_classes_merge_along_the_tree():
    scheme = ClassScheme()
    population = {"k-int-0": 60, "k-int-1": 12, "k-tj-0": 200, "r-tj": 40}
    classes = build(population, {"k-int-0": 20, "k-int-1": 3, "k-tj-0": 50, "r-tj": 12}, scheme.neighbours)
    assert classes.home["k-int-1"] == classes.home["k-int-0"] == "k-int-0+k-int-1"
    assert classes.population["k-int-0+k-int-1"] == 72
    assert classes.merged == (("k-int-1", 12, 3, "k-int-0"),)


def test_a_heavy_class_joins_its_neighbour():
    classes = build(
        {"k-tj-0": 900, "k-tj-1": 100, "k-pol-0": 100},
        {"k-tj-0": 30, "k-tj-1": 50, "k-pol-0": 40},
        ClassScheme().neighbours,
    )
    assert classes.home["k-tj-0"] == "k-tj-0+k-tj-1"


def test_impossible_classes_stop_with_their_names():
    with pytest.raises(CannotWeight, match=r"r-pol"):
        build({"r-pol": 5}, {"r-pol": 6})
    with pytest.raises(CannotWeight, match=r"r-pol \(N 5\)"):
        build({"r-pol": 5, "r-tj": 40}, {"r-tj": 20}, ClassScheme().neighbours)
    with pytest.raises(CannotWeight, match="Only one answer"):
        build({"r-pol": 5}, {"r-pol": 1})
    with pytest.raises(CannotWeight, match="2 weights"):
        usable([1.0, None, -2.0])


def test_nobody_one_and_all_alike_give_no_division_errors():
    design = Design({"1": 10}, {"1": 2})
    empty = pl.DataFrame({"x": [None, None], "cls": ["1", "1"], "w": [5.0, 5.0]}, schema_overrides={"x": pl.Float64})
    assert means(empty, pl.col("x"), design) == {}
    one = means(empty.with_columns(x=pl.Series([4.0, None])), pl.col("x"), design)[None]
    assert (one.value, one.n, one.interval) == (4.0, 1, None)
    alike = means(empty.with_columns(x=pl.Series([4.0, 4.0])), pl.col("x"), design)[None]
    assert alike.interval is None


def test_the_bound_beside_a_share_of_nought_knows_the_size_of_its_own_group():
    """Ten of twelve answered here, of a wave of a thousand: the two who are left cannot change much."""
    here = estimate({"region": Sums(10, 12.0, 0.0, 14.4, 0.0, 0.0)}, A_SMALL_CLASS, "share")
    effective = 10 / (1 - 10 / 12)
    assert here.interval == (0.0, pytest.approx(1 - 0.025 ** (1 / effective)))


A_SMALL_CLASS = Design({"region": 12, "kommun": 988}, {"region": 10, "kommun": 300})
