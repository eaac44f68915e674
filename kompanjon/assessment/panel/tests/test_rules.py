from kompanjon.assessment.panel.rules import (
    PanelFacts,
    Ranked,
    all_reviews_in,
    enough_reviews,
    line_after,
    opinion_said,
    ranking,
)


def facts(**changes):
    full = {"waiting": 0, "handed_in": 2, "wanted": 2, "recommendation": "approve", "spread": 20, "reason": ""}
    return PanelFacts(**{**full, **changes})


def test_highest_mean_stands_first_and_equals_share_a_place():
    ranked = ranking([Ranked(1, 310, 10), Ranked(2, 460, 10), Ranked(3, 310, 10), Ranked(4, None, 10)], None)
    assert [(line.application, line.place) for line in ranked] == [(2, 1), (1, 2), (3, 2), (4, 4)]


def line(number, mean, **by_year):
    years = {int(year[1:]): amount for year, amount in by_year.items()}
    return Ranked(number, mean, sum(years.values()), years)


def test_frame_line_falls_before_the_first_that_does_not_fit():
    ranked = ranking([line(1, 400, y2027=60), line(2, 300, y2027=50), line(3, 200, y2027=10)], {2027: 100})
    assert [one.within_frame for one in ranked] == [True, False, False]
    assert line_after(ranked) == 1


def test_frame_may_be_used_up_to_the_last_ore():
    ranked = ranking([line(1, 400, y2027=60), line(2, 300, y2027=40)], {2027: 100})
    assert all(one.within_frame for one in ranked) and line_after(ranked) is None


def test_each_budget_year_is_measured_by_itself():
    ranked = ranking([line(1, 400, y2027=10, y2028=30), line(2, 300, y2027=10, y2028=30)], {2027: 100, 2028: 50})
    assert line_after(ranked) == 1
    assert line_after(ranking([line(1, 400, y2027=10), line(2, 300, y2030=1)], {2027: 100})) == 1


def test_what_has_been_decided_takes_nothing_more_and_draws_no_line():
    settled = Ranked(1, 500, 900, {2027: 900}, settled=True)
    ranked = ranking([settled, line(2, 400, y2027=60), line(3, 300, y2027=50)], {2027: 100})
    assert [one.within_frame for one in ranked] == [None, True, False] and line_after(ranked) == 2


def test_without_a_frame_there_is_no_line():
    assert line_after(ranking([line(1, 400, y2027=60)], None)) is None


def test_meeting_waits_for_every_review():
    assert all_reviews_in(facts(waiting=1))[0].blocks
    assert all_reviews_in(facts(handed_in=0))[0].blocks
    assert not all_reviews_in(facts())


def test_too_few_reviews_warn():
    assert enough_reviews(facts(handed_in=1))[0].severity == "warn"
    assert not enough_reviews(facts())
    assert enough_reviews(facts(handed_in=1, wanted_decided=True))[0].blocks, "the office has decided how many read"


def test_wide_spread_asks_for_a_reason():
    [asked] = opinion_said(facts(spread=100))
    assert asked.where == "reason" and not asked.blocks, "the figure is our own, so it does not stop anybody"
    assert not opinion_said(facts(spread=100, reason="Vi läste avsnitt 6 tillsammans."))
    assert not opinion_said(facts(spread=99))
