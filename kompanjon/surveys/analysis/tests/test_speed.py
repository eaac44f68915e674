"""A million answers take no longer than twice the sums themselves."""

import time

import numpy
import polars as pl

from kompanjon.surveys.analysis.estimates import Design, means


def _best(work, times=3):
    taken = []
    for _turn in range(times):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return min(taken)


def a_million():
    chance = numpy.random.default_rng(1)
    n = 1_000_000
    codes = chance.integers(0, 9, n)
    frame = pl.DataFrame(
        {
            "cls": pl.Series(codes.astype(str)),
            "grp": chance.integers(0, 5, n),
            "y": chance.integers(1, 6, n).astype(float),
            "w": 1.0 + codes,
        }
    )
    got = dict(frame["cls"].value_counts().iter_rows())
    return frame, Design({c: k * (1.0 + int(c)) + 1 for c, k in got.items()}, got)


def test_a_million_answers_in_five_groups_take_at_most_twice_the_bare_sums():
    frame, design = a_million()
    w, y = pl.col("w"), pl.col("y")

    def bare():
        sums = [
            pl.len(),
            w.sum().alias("w"),
            (w * y).sum().alias("wy"),
            (w * w).sum().alias("ww"),
            (w * w * y).sum().alias("wwy"),
            (w * w * y * y).sum().alias("wwyy"),
        ]
        frame.lazy().group_by("cls", "grp").agg(*sums).collect()

    def ours():
        found = means(frame, y, design, group="grp")
        assert len(found) == 5 and all(e.interval for e in found.values())

    assert _best(ours) < 2 * _best(bare) + 0.02
