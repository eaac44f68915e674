from datetime import date
from types import SimpleNamespace

from kompanjon.awards.decisions.rules import (
    DecisionFacts,
    RoundStanding,
    YearStanding,
    four_eyes,
    impartial,
    money_left,
    proposal_complete,
    report_dates,
    somebody_left,
    who_may_decide,
    within_frame,
)
from kompanjon.rounds.frames.rules import budget_year

ANN, BO, CY = (SimpleNamespace(pk=number) for number in (1, 2, 3))
FRAME = RoundStanding((YearStanding(2027, 100), YearStanding(2028, 50, promised=50)))


def facts(**changes):
    full = {"outcome": "grant", "asked": 200, "amounts": {2027: 100}, "proposed_by": 1, "standing": FRAME}
    return DecisionFacts(**{**full, **changes})


def test_frame_may_be_emptied_but_not_overdrawn():
    assert not within_frame(FRAME.adding({2027: 100}))
    [problem] = within_frame(FRAME.adding({2027: 101}))
    assert problem.blocks and problem.values == {"year": "2027", "over_ore": 1}


def test_each_year_is_measured_by_itself():
    assert [problem.values["year"] for problem in within_frame(FRAME.adding({2027: 50, 2028: 1}))] == ["2028"]


def test_year_that_the_frame_does_not_reach_has_no_money():
    [problem] = within_frame(FRAME.adding({2030: 7}))
    assert problem.blocks and problem.values["over_ore"] == 7


def test_round_without_a_frame_says_so_and_measures_nothing():
    [problem] = within_frame(RoundStanding(()).adding({2027: 1}))
    assert problem.severity == "warn"


def test_rejection_is_not_measured_against_the_frame():
    assert not money_left(facts(outcome="reject", amounts={2027: 500}))


def test_proposer_does_not_decide():
    assert four_eyes(facts(), ANN) and not four_eyes(facts(), BO)


def test_assessor_and_who_is_tied_do_not_decide():
    case = facts(assessors=frozenset({2}), tied=frozenset({3}))
    assert impartial(case, BO) and impartial(case, CY) and not impartial(case, ANN)


def test_it_is_known_beforehand_that_nobody_is_left():
    case = facts(assessors=frozenset({2}))
    assert who_may_decide(case, [ANN, BO, CY]) == [CY]
    assert who_may_decide(case, [ANN, BO]) == []
    assert somebody_left([])[0].blocks and not somebody_left([CY])


def test_grant_needs_money_and_its_conditions():
    assert not proposal_complete(facts())
    assert [one.rule for one in proposal_complete(facts(amounts={}))] == ["R-DEC-8"]
    assert [one.rule for one in proposal_complete(facts(outcome="grant_with_conditions"))] == ["R-DEC-2"]
    assert [one.rule for one in proposal_complete(facts(conditions=1))] == ["R-DEC-3"]
    unworded = facts(outcome="grant_with_conditions", conditions=1, conditions_without_words=1)
    assert [one.rule for one in proposal_complete(unworded)] == ["R-DEC-4"]


def test_more_than_asked_and_odd_ore_are_told_but_allowed():
    told = proposal_complete(facts(asked=100, amounts={2027: 101}))
    assert [one.severity for one in told] == ["warn", "info"]


def test_negative_amount_is_refused():
    assert "R-DEC-7" in [one.rule for one in proposal_complete(facts(amounts={2027: 100, 2028: -1}))]


def test_rejection_says_why_for_the_whole_or_by_criterion():
    assert proposal_complete(facts(outcome="reject", amounts={}))
    assert not proposal_complete(facts(outcome="reject", amounts={}, reasons=1))
    assert not proposal_complete(facts(outcome="reject", amounts={}, reason="Målen saknas."))


def test_a_rejection_gives_every_reason_by_criterion_once_the_office_has_decided_so():
    rejected = {"outcome": "reject", "amounts": {}, "reason": "Målen beskriver bara aktiviteter."}
    found = proposal_complete(facts(**rejected, reasons=2, reasons_wanted=3))
    assert [problem.rule for problem in found] == ["R-DEC-02"]
    assert proposal_complete(facts(**rejected, reasons=3, reasons_wanted=3)) == []
    assert proposal_complete(facts(**rejected)) == []


def test_deferring_says_why():
    assert proposal_complete(facts(outcome="defer", amounts={}, reasons=1))


def test_project_year_is_paid_from_the_year_it_begins_in():
    assert budget_year(date(2027, 9, 1), 2) == 2028
    assert budget_year(None, 1) is None


def test_reports_are_due_after_each_year_and_after_the_end():
    assert report_dates(date(2027, 1, 1), 24, 60, 90) == [("annual", date(2028, 2, 29)), ("final", date(2029, 3, 31))]
    assert report_dates(date(2027, 1, 31), 1, None, 90) == [("final", date(2027, 5, 28))]
    assert report_dates(None, 12, 60, 90) == []
