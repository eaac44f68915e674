from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from kompanjon.applications.joint.life import LIFE as APPLICATIONS
from kompanjon.awards.decisions import actions
from kompanjon.awards.decisions.life import CONDITIONS, LIFE
from kompanjon.awards.decisions.models import Award
from kompanjon.awards.decisions.publishing import publish_decisions
from kompanjon.awards.decisions.queries import frame_standing
from kompanjon.core.problems import Refused
from kompanjon.core.trace.queries import history
from kompanjon.people.access.actions import give_seat
from kompanjon.people.access.models import StandIn
from kompanjon.testing import a_case_to_decide, a_person, a_proposal, an_assessed_round, an_award

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)


def decide(*awards, by, number="§ 4", minutes="Protokoll 2026:9", held_on=DAY):
    call = awards[0].application.round
    return actions.decide_many(
        call, {award.pk: award.version for award in awards}, minutes=minutes, number=number, held_on=held_on, by=by
    )


def rules_of(refused):
    return {
        problem.values["problem"] if problem.rule == "R-CASE" else problem.rule for problem in refused.value.problems
    }


def test_many_are_decided_under_one_item():
    call = an_assessed_round(frame={2027: 4_000_000, 2028: 4_000_000})
    first, second = a_proposal(a_case_to_decide(call)), a_proposal(a_case_to_decide(call), outcome="reject")
    item = decide(first, second, by=a_person("decision_maker"))
    states = [award.application.state for award in item.awards.select_related("application").order_by("pk")]
    assert states == ["decided", "decided"]
    assert history(first.application)[0].act == "application.decide"


def test_the_parties_see_the_outcome_only_when_it_is_published():
    award = an_award()
    assert award.application.state == "decided"
    assert "total" not in history(award.application)[0].what
    publish_decisions(award.application.round, by=a_person("communicator"))
    award.application.refresh_from_db()
    assert award.application.state == "granted"


def test_frame_is_emptied_to_the_ore_and_not_overdrawn():
    call = an_assessed_round(frame={2027: 500_000})
    boss = a_person("decision_maker")
    decide(a_proposal(a_case_to_decide(call, asked={1: 400_000})), by=boss)
    over = a_proposal(a_case_to_decide(call, asked={1: 100_001}))
    with pytest.raises(Refused) as refused:
        decide(over, by=boss, number="§ 5")
    assert "2027" in str(rules_of(refused))
    fits = a_proposal(over.application, amounts={1: 100_000_00})
    decide(fits, by=boss, number="§ 5")
    assert frame_standing(call).years[0].left == 0


def test_together_they_may_not_overdraw_what_each_could_have_alone():
    call = an_assessed_round(frame={2027: 500_000})
    awards = [a_proposal(a_case_to_decide(call, asked={1: 300_000})) for _ in range(2)]
    with pytest.raises(Refused):
        decide(*awards, by=a_person("decision_maker"))
    assert not Award.objects.filter(state="decided").exists()
    assert not call.minutes_items.exists()


def test_proposer_cannot_decide_even_with_the_seat():
    boss = a_person("decision_maker")
    give_seat(boss, "officer")
    award = a_proposal(by=boss)
    with pytest.raises(Refused):
        decide(award, by=boss)
    with pytest.raises(IntegrityError), transaction.atomic():
        Award.objects.filter(pk=award.pk).update(decided_by=boss)


def test_who_has_assessed_cannot_decide():
    case, boss = a_case_to_decide(), a_person("decision_maker")
    case.reviews.filter(pk=case.reviews.first().pk).update(asked=boss, assessor=boss)
    with pytest.raises(Refused):
        decide(a_proposal(case), by=boss)


def test_stand_in_decides_and_the_letter_says_for_whom():
    award, boss, other = a_proposal(), a_person("decision_maker"), a_person()
    today = date.today()
    StandIn.objects.create(seat=boss.seats.get(), person=other, from_day=today, to_day=today + timedelta(3))
    decide(award, by=other)
    award.refresh_from_db()
    assert (award.decided_by, award.decided_for) == (other, boss)


def test_double_click_answers_the_same_item():
    award, boss = a_proposal(), a_person("decision_maker")
    assert decide(award, by=boss) == decide(award, by=boss)


def test_second_decider_is_refused():
    award = a_proposal()
    decide(award, by=a_person("decision_maker"))
    with pytest.raises(Refused):
        decide(award, by=a_person("decision_maker"), number="§ 5")


def test_stale_page_decides_nothing():
    award = a_proposal()
    a_proposal(award.application, amounts={1: 1_00})
    with pytest.raises(Refused):
        decide(award, by=a_person("decision_maker"))


def test_item_of_the_minutes_is_used_once():
    first, second = a_proposal(), a_proposal()
    decide(first, by=a_person("decision_maker"))
    with pytest.raises(Refused):
        decide(second, by=a_person("decision_maker"))


def test_decision_of_tomorrow_is_refused():
    with pytest.raises(Refused):
        decide(a_proposal(), by=a_person("decision_maker"), held_on=date.today() + timedelta(2))


def test_withdrawn_application_is_not_granted():
    award = a_proposal()
    coordinator = a_person("coordinator", partnership=award.application.partnership)
    APPLICATIONS.take("withdraw", award.application, by=coordinator, reason="Vi hinner inte.")
    with pytest.raises(Refused):
        decide(award, by=a_person("decision_maker"))
    award.refresh_from_db()
    assert award.state == "proposed"


def test_deferred_case_is_taken_up_again_and_keeps_its_first_decision():
    award = an_award(outcome="defer")
    publish_decisions(award.application.round, by=a_person("communicator"))
    award.application.refresh_from_db()
    officer = a_person("officer")
    actions.take_up_again(award.application, by=officer)
    award.refresh_from_db()
    again = a_proposal(award.application)
    assert not award.current and again.pk != award.pk and award.state == "published"


def test_sent_back_proposal_is_changed_and_proposed_again():
    award, boss = a_proposal(), a_person("decision_maker")
    LIFE.take("send_back", award, by=boss, reason="Räkna om år två.")
    changed = a_proposal(award.application, amounts={1: 100_00})
    assert (changed.pk, changed.state, changed.version) == (award.pk, "proposed", 2)


def test_condition_is_met_with_a_word_on_how_and_waived_by_who_decides():
    soon = date.today() + timedelta(30)
    award = an_award(
        outcome="grant_with_conditions", conditions=[("Avsiktsförklaring.", "Letter of intent.", None, soon)]
    )
    condition, officer = award.conditions.get(), a_person("officer")
    with pytest.raises(Refused):
        CONDITIONS.take("meet", condition, by=officer)
    CONDITIONS.take("meet", condition, by=officer, reason="Kom in i dag.")
    CONDITIONS.take("reopen", condition, by=officer, reason="Fel bilaga.")
    CONDITIONS.take("waive", condition, by=a_person("decision_maker"), reason="Behövs inte längre.")
    assert condition.state == "waived"
