from datetime import date

from kompanjon.assessment.reviews.criteria import criteria_of
from kompanjon.assessment.reviews.rules import (
    ReviewFacts,
    all_scored,
    assessors_wanted,
    disqualifies,
    free_of_conflict,
    in_time,
    joint_mean,
    lowest_score,
    mean_so_far,
    spread,
    statement_given,
    suggestion,
    weighted_mean,
)

CRITERIA = criteria_of(
    [{"key": "a", "weight": 50, "name_en": "A"}, {"key": "b", "weight": 30, "name_en": "B"}, {"key": "c", "weight": 20}]
)


def facts(**changes):
    full = {
        "asked": 1, "statement": (), "criteria": CRITERIA, "scores": {"a": 4, "b": 3, "c": 2},
        "reasons": {"a": "x", "b": "x", "c": "x"}, "recommendation": "approve",
    }  # fmt: skip
    return ReviewFacts(**{**full, **changes})


def test_mean_weighs_each_criterion():
    assert weighted_mean({"a": 4, "b": 3, "c": 2}, CRITERIA) == 330


def test_mean_is_rounded_half_up_once():
    thirds = criteria_of([{"key": key, "weight": 1} for key in "abc"])
    assert weighted_mean({"a": 5, "b": 5, "c": 4}, thirds) == 467
    assert weighted_mean({"a": 1, "b": 1, "c": 2}, thirds) == 133


def test_mean_waits_for_every_criterion():
    assert weighted_mean({"a": 4, "b": 3}, CRITERIA) is None
    assert mean_so_far({"a": 4, "b": 3}, CRITERIA) == 363


def test_no_criteria_give_no_mean():
    assert weighted_mean({}, ()) is None


def test_joint_mean_counts_each_assessor_alike():
    assert joint_mean([{"a": 5, "b": 5, "c": 5}, {"a": 2, "b": 2, "c": 2}], CRITERIA) == 350
    assert joint_mean([], CRITERIA) is None


def test_spread_is_highest_less_lowest_and_needs_two():
    assert spread([410, 270, 300]) == 140
    assert spread([410]) is None


def test_lowest_score_is_sought_in_all_reviews():
    assert lowest_score([{"a": 4}, {"a": 2, "b": 5}]) == 2
    assert lowest_score([]) is None


def test_suggestion_is_information_only():
    for mean, lowest in ((300, 2), (299, 5), (500, 1)):
        [problem] = suggestion(mean, lowest, 3.0, 2, decided=False)
        assert problem.severity == "info" and not problem.decided and not problem.blocks
    assert "Suggested" in suggestion(300, 2, 3.0, 2)[0].text
    assert "Not suggested" in suggestion(299, 2, 3.0, 2)[0].text
    assert "Not suggested" in suggestion(400, 1, 3.0, 2)[0].text


def test_unknown_limit_suggests_nothing():
    assert suggestion(400, 3, None, 2) == []


def test_advice_is_declared_and_does_not_disqualify():
    assert not disqualifies(["advised"])
    assert disqualifies(["advised", "kin"]) and disqualifies(["employed"])


def test_review_begins_with_a_statement_and_no_conflict():
    assert statement_given(facts(statement=None), None)
    assert not statement_given(facts(statement=()), None)
    assert not free_of_conflict(facts(statement=("advised",)), None)
    assert free_of_conflict(facts(statement=("employed",)), None)


def test_everything_that_is_missing_is_told_at_once():
    told = all_scored(facts(scores={"a": 4}, reasons={"a": " "}, recommendation=""), None)
    assert [problem.where for problem in told] == ["a_why", "b", "b_why", "c", "c_why", "recommendation"]
    assert not all_scored(facts(), None)


def test_it_is_said_when_nobody_is_left_to_ask():
    assert assessors_wanted(2, 2, 0) == []
    assert len(assessors_wanted(1, 2, 1)) == 1
    assert [problem.rule for problem in assessors_wanted(0, 2, 1)] == ["R-ASSESSORS-1", "R-ASSESSORS-2"]


def test_review_is_late_the_day_after():
    assert not in_time(date(2027, 1, 10), date(2027, 1, 10))
    assert in_time(date(2027, 1, 10), date(2027, 1, 11))


def test_the_scale_is_that_of_the_anchors_until_the_office_decides_another():
    kept = [
        {"key": "democracy", "weight": 1, "anchors": [{"sv": "Svagt", "en": "Weak"}, {"sv": "Starkt", "en": "Strong"}]}
    ]
    assert criteria_of(kept)[0].scale == (1, 2)
    assert criteria_of([{"key": "bare", "weight": 1}])[0].scale == (1, 2, 3, 4, 5)
    [wider] = criteria_of(kept, 4)
    assert wider.scale == (1, 2, 3, 4) and [anchor.en for anchor in wider.anchors] == ["Weak", "Strong", "", ""]
    assert criteria_of(kept, 1)[0].scale == (1,)
