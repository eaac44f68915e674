import pytest

from kompanjon.surveys.analysis.change import (
    Comparable,
    between,
    holm,
    is_comparable,
    matched_covariance,
    option_rows,
    verdicts,
)
from kompanjon.surveys.analysis.estimates import Design
from kompanjon.surveys.analysis.intervals import Estimate
from kompanjon.surveys.analysis.rates import Course, Outcome, adds_up, cumulative_curve, disposition, group_of
from kompanjon.surveys.analysis.rules import impossible_duration, repeated, straight_lined


@pytest.mark.parametrize(
    ("course", "code"),
    [
        (Course(8, 8), "1.1"),
        (Course(7, 8), "1.1"),
        (Course(4, 5), "1.2"),  # exactly 80 % is not above it
        (Course(4, 8), "1.2"),
        (Course(3, 8), "2.12"),
        (Course(0, 8, opened=True), "2.11"),
        (Course(5, 8, declined=True), "2.11"),
        (Course(0, 8, opened=True, late=True), "2.27"),
        (Course(0, 8), "2.20"),
        (Course(0, 8, undeliverable=True), "3.30"),
        (Course(8, 8, ineligible=True), "4.10"),
        (Course(0, 0), "2.20"),
    ],
)
def test_each_course_has_its_code(course, code):
    assert disposition(course) == code


def test_thresholds_are_the_waves_and_the_silent_may_be_unknown():
    assert disposition(Course(7, 10), complete_above=0.6) == "1.1"
    assert disposition(Course(), silent_is_unknown=True) == "3.19"


def test_moving_the_silent_changes_rr3_to_rr6_and_not_rr1_and_rr2():
    known = Outcome(I=30, P=5, R=10, NC=55, NE=2)
    moved = Outcome(I=30, P=5, R=10, UO=55, NE=2)
    assert all(known.rate(r) == moved.rate(r) for r in ("RR1", "RR2"))
    assert all(known.rate(r) != moved.rate(r) for r in ("RR3", "RR4", "RR5", "RR6"))


def test_the_third_digit_decides_nothing():
    assert group_of("2.20") == group_of("2.27") == "NC"
    assert group_of("3.19") == group_of("3.30") == "UO"
    assert group_of("2.12") == "R" and group_of("4.10") == "NE"


def test_no_cases_have_no_rate():
    assert Outcome().rate("RR2") is None and Outcome().e is None


def test_a_group_below_ten_shows_counts_only():
    assert not Outcome(I=4, NC=5).shows_rate() and Outcome(I=5, NC=5).shows_rate()


def test_groups_add_up_to_the_wave(wave):
    assert adds_up(wave.outcomes_by("role").values(), wave.outcome())


def test_the_curve_ends_at_the_final_rate():
    assert cumulative_curve([0, 0, 2], 6) == [(0, 2 / 6), (1, 2 / 6), (2, 3 / 6)]


def _estimate(value, se):
    return Estimate(value, se, 1000, 1000)


def test_change_is_said_only_when_the_interval_leaves_zero():
    assert between(_estimate(0.50, 0.01), _estimate(0.56, 0.01)).verdict == "risen"
    assert between(_estimate(0.50, 0.03), _estimate(0.56, 0.03)).verdict == "uncertain"
    assert between(_estimate(0.50, None), _estimate(0.56, 0.03)) is None


def test_matched_persons_make_the_change_surer():
    design = Design({"a": 1000}, {"a": 4})
    earlier, later = {1: 0.1, 2: -0.1, 3: 0.05, 9: 5.0}, {1: 0.1, 2: -0.1, 3: 0.05}
    covariance = matched_covariance(earlier, later, {1: "a", 2: "a", 3: "a"}, design)
    assert covariance > 0
    alone, paired = (between(_estimate(0.5, 0.2), _estimate(0.9, 0.2), c) for c in (0, covariance))
    assert paired.se < alone.se


def test_six_comparisons_are_judged_together():
    assert holm([0.001, 0.04, 0.03]) == [True, False, False]
    few = [between(_estimate(0.5, 0.01), _estimate(0.53, 0.01))] * 2
    assert set(verdicts(few)) == {"risen"}
    many = [
        between(_estimate(0.5, 0.01), _estimate(0.53, 0.01)),
        *[between(_estimate(0.5, 0.01), _estimate(0.5, 0.01))] * 6,
    ]
    assert set(verdicts(many)) == {"uncertain"}


def test_an_option_not_offered_is_not_asked_and_never_nought():
    assert option_rows({"a": 3}, {"a": 2, "b": 1}, ["a"], ["a", "b"]) == [("a", 3, 2), ("b", None, 1)]


def test_items_compare_only_when_said_so():
    old = Comparable("q1", ("1", "2"), "include_dk")
    assert is_comparable(old, Comparable("q1", ("1", "2"), "include_dk", frozenset({"2020"})), "2020")
    assert not is_comparable(old, Comparable("q1", ("1", "2", "3"), "include_dk", frozenset({"2020"})), "2020")
    assert not is_comparable(old, Comparable("q1", ("1", "2"), "include_dk"), "2020")


def test_odd_answers_are_found():
    assert straight_lined([3, 3, 3, 3, 3]) and not straight_lined([3, 3, 3, 3, 4]) and not straight_lined([3, 3])
    fast = impossible_duration([300, 400, 200])
    assert fast(20) and not fast(100) and not fast(None)
    assert repeated({"a": (1, "x"), "b": (2, "x"), "c": (1, "x")}) == [("a", "c")]
