"""The reference wave: what was published, and every value computed from the invented answers."""

import time

import pytest

from kompanjon.surveys.analysis.published import check_published
from kompanjon.surveys.analysis.reference import check_reference
from kompanjon.surveys.analysis.sensitivity import non_response
from kompanjon.surveys.analysis.wave import WaveTable


def test_every_published_figure_lies_within_its_limits(wave, listed):
    checks = check_published(wave, listed["published"])
    assert [c.id for c in checks] == [f"F{n}" for n in range(1, 11)]
    assert [c.id for c in checks if not c.passed] == []


def test_every_reference_value_is_met_to_a_millionth(wave, listed):
    checks = check_reference(wave, listed["synthetic_reference"])
    assert [c for c in checks if not c.passed] == []
    assert len(checks) > 190 and sum(c.id.startswith("population_truth.") for c in checks) == 6


def test_the_truth_of_the_invented_population_is_judged(wave):
    truth = {"N": 4850, "awareness_mean": 1.821237, "developing_region": 0.534050}
    assert [c.passed for c in check_reference(wave, {"population_truth": truth})] == [True] * 3
    wrong = {"N": 4851, "awareness_mean": 2.4, "developing_region": 0.95, "happiness": 0.5}
    checks = check_reference(wave, {"population_truth": wrong})
    assert [c.passed for c in checks] == [False] * 4
    assert checks[1].value == pytest.approx(2.019302, abs=1e-6)


def test_break_offs_and_late_answers_by_mistake_fail(wave, listed):
    entry = next(e for e in listed["published"] if e["id"] == "F2")
    wrong = entry | {"compute": entry["compute"] | {"dispositions": ["1.1", "1.2", "2.12", "2.27"]}}
    (check,) = check_published(wave, [wrong])
    assert check.value == pytest.approx(2.105585, abs=1e-6)
    assert check.passed is False


def test_a_name_nobody_knows_fails_and_is_not_passed_over(wave):
    checks = check_reference(wave, {"unweighted": {"happiness": {"mean": 4.0}}, "horoscope": {"sign": 1}})
    assert [c.passed for c in checks] == [False, False]


def test_an_unknown_statistic_or_item_is_an_answer_and_not_a_crash(wave):
    checks = check_published(
        wave,
        [
            {"id": "X1", "compute": {"stat": "guess"}},
            {"id": "X2", "value": 1, "compute": {"stat": "mean", "item": "q77"}},
        ],
    )
    assert [c.passed for c in checks] == [False, False]


def test_weighted_figures_can_be_listed_too(wave):
    entry = {"id": "W", "value": 2.019302, "compute": {"stat": "mean", "item": "q1_awareness", "weights": "official"}}
    assert check_published(wave, [entry])[0].passed


def test_weighting_reduces_the_bias_and_does_not_remove_it(wave):
    unweighted, weighted, truth = 2.121309, wave.mean("q1_awareness").value, 1.821237
    assert truth < weighted < unweighted
    spread = non_response(weighted, 1261, 4850, width=4)
    assert spread.low < truth + 0.15 < spread.high


def test_a_real_wave_answers_in_fifty_milliseconds(wave):
    fresh = WaveTable(wave.frame, wave.multi)
    fresh.mean("q1_awareness")
    begun = time.perf_counter()
    fresh.mean("q1_awareness", group="role")
    fresh.shares("q2_developing", group="org_type")
    assert time.perf_counter() - begun < 0.05
