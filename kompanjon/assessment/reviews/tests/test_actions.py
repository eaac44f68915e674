import pytest
from django.core.exceptions import PermissionDenied

from kompanjon.assessment.reviews import actions
from kompanjon.assessment.reviews.life import LIFE
from kompanjon.assessment.reviews.queries import TIED, assessed, candidates
from kompanjon.core.problems import Refused
from kompanjon.core.trace.queries import history
from kompanjon.people.access.acts import Act
from kompanjon.people.access.reach import forget_sittings, may
from kompanjon.testing import a_person, a_review, an_application, an_assessed_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def application():
    return an_application(round=an_assessed_round(), state="eligible")


def test_first_assessor_begins_the_assessment(application):
    a_review(application)
    application.refresh_from_db()
    assert application.state == "in_assessment"


def test_application_lies_within_reach_only_after_the_statement(application):
    assessor = a_person("assessor")
    review = a_review(application, assessor=assessor)
    assert not may(assessor, Act.APPLICATION_SEE, application)
    actions.state_ties(review, [], by=assessor)
    application.__dict__.pop("_belongs")
    assert may(assessor, Act.APPLICATION_SEE, application)


def test_advice_is_shown_and_the_review_goes_on(application):
    review = a_review(application, score=3, ties=("advised",))
    assert review.state == "writing"
    assert review.application.conflict_statements.get().advised


def test_kinship_ends_the_review_and_closes_the_application(application):
    assessor = a_person("assessor")
    review = a_review(application, assessor=assessor, score=3)
    actions.state_ties(review, ["kin"], "Min syster är kommunalråd.", by=assessor)
    review.refresh_from_db()
    assert (review.state, review.assessor) == ("stood_down", None)
    assert not may(assessor, Act.APPLICATION_SEE, type(application).objects.get(pk=application.pk))


def test_somebody_with_a_seat_at_a_party_is_not_asked(application):
    party = application.parties.first().organisation
    tied = a_person("assessor")
    a_person("contact", organisation=party)
    from kompanjon.people.access.actions import give_seat

    give_seat(tied, "contact", organisation=party)
    [candidate] = [one for one in candidates(application) if one.person == tied]
    assert candidate.hindrance == TIED
    with pytest.raises(Refused):
        actions.ask_to_assess(application, tied, by=a_person("officer"))


def test_the_same_person_is_not_asked_twice(application):
    review = a_review(application)
    with pytest.raises(Refused):
        actions.ask_to_assess(application, review.asked, by=a_person("officer"))


def test_draft_is_kept_with_anything_missing_and_handing_in_says_what(application):
    review = a_review(application, score=3)
    actions.save_review(review, scores={"democracy": 4}, reasons={}, version=1, by=review.asked)
    with pytest.raises(Refused) as refused:
        actions.hand_in_review(review, by=review.asked)
    assert len(refused.value.problems) == 6


def test_older_window_overwrites_nothing(application):
    review = a_review(application, score=3)
    with pytest.raises(Refused):
        actions.save_review(review, scores={"democracy": 1}, reasons={}, version=0, by=review.asked)
    assert review.scores.get(criterion="democracy").score == 3


def test_handing_in_locks(application):
    review = a_review(application, score=3, hand_in=True)
    with pytest.raises(Refused):
        actions.save_review(review, scores={}, reasons={}, version=1, by=review.asked)
    with pytest.raises(Refused):
        LIFE.take("hand_in", review, by=review.asked)
    assert history(review)[0].act == "review.hand_in"


def test_a_score_outside_the_scale_is_not_kept(application):
    review = a_review(application, score=3)
    actions.save_review(review, scores={"democracy": 17, "change": 5}, reasons={}, version=1, by=review.asked)
    assert review.scores.get(criterion="democracy").score is None
    assert review.scores.get(criterion="change").score == 5


def test_nobody_else_hands_in(application):
    review = a_review(application, score=3)
    for other in (a_person("assessor"), a_person("officer")):
        with pytest.raises(PermissionDenied):
            LIFE.take("hand_in", review, by=other)


def test_figures_open_when_all_are_in_and_a_released_one_does_not_count(application):
    a_review(application, score=4, hand_in=True)
    second, third = a_review(application, score=2), a_review(application)
    assert assessed(application).mean is None
    actions.hand_in_review(second, by=second.asked)
    officer = a_person("officer")
    LIFE.take("release", third, by=officer, reason="Långtidssjuk.")
    told = assessed(application)
    assert (told.mean, told.spread, told.lowest) == (300, 200, 2)


def test_stand_in_does_not_inherit_a_review(application):
    from datetime import date, timedelta

    from kompanjon.people.access.models import StandIn

    review = a_review(application, score=4)
    stranger = a_person()
    StandIn.objects.create(
        seat=review.asked.seats.get(), person=stranger, from_day=date.today(), to_day=date.today() + timedelta(9)
    )
    forget_sittings(stranger)
    assert not may(stranger, Act.REVIEW_WRITE, review)
