"""Days of grace: a text that was closed in time may lack a signature for some days, and nothing goes on without it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kompanjon.applications.joint.actions.hand_in import give_later_deadline, hand_in
from kompanjon.applications.joint.actions.sign import sign
from kompanjon.applications.joint.life import LIFE
from kompanjon.applications.joint.models import Application
from kompanjon.applications.joint.standing import unsigned_parties
from kompanjon.core.problems import Refused

from .late import a_day_passes, half_signed, handed_in
from .test_sign_off import rules_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return half_signed()


def test_before_the_last_day_nobody_hands_in_without_every_signature(case):
    with pytest.raises(Refused) as trouble:
        hand_in(case.application, by=case.alva)
    assert {one.rule for one in trouble.value.problems if one.blocks} == {"JOINT-UNSIGNED"}


def test_the_worker_may_have_closed_the_round_before_it_is_handed_in(case):
    a_day_passes(case)
    type(case.application.round)._base_manager.filter(pk=case.application.round_id).update(state="closed")
    hand_in(case.application, by=case.alva)
    assert case.application.case_number


def test_the_signature_comes_some_days_later_and_then_the_case_goes_on(case):
    handed_in(case)
    with pytest.raises(Refused) as trouble:
        LIFE.take("admit", case.application, by=case.officer)
    assert rules_of(trouble) == {"JOINT-LACKING"}
    sign(case.application, case.kisanga, by=case.governor, digest=case.revision.digest)
    assert unsigned_parties(case.application) == []
    assert LIFE.take("admit", case.application, by=case.officer).state == "eligible"


def test_a_case_that_was_let_through_without_it_is_not_assessed_either(case):
    handed_in(case)
    Application._base_manager.filter(pk=case.application.pk).update(state="eligible")
    with pytest.raises(Refused) as trouble:
        LIFE.take("begin_assessment", case.application, by=case.officer)
    assert rules_of(trouble) == {"JOINT-LACKING"}


def test_when_the_days_are_over_nobody_signs_until_the_office_gives_a_later_day(case):
    handed_in(case)
    a_day_passes(case, days=9)
    with pytest.raises(Refused) as trouble:
        sign(case.application, case.kisanga, by=case.governor, digest=case.revision.digest)
    assert rules_of(trouble) == {"SIGN-OVER"}
    give_later_deadline(case.application, by=case.officer, until=timezone.now() + timedelta(days=1), reason="Flood.")
    assert sign(case.application, case.kisanga, by=case.governor, digest=case.revision.digest)


@pytest.mark.parametrize(("language", "said"), [("sv", "Sista dagen har passerat"), ("en", "The last day has passed")])
def test_whoever_opens_a_text_after_the_last_day_is_told_before_that_it_cannot_be_handed_in_again(
    case, client_of, language, said
):
    client = client_of(case.alva, language)
    address = reverse("joint:open_again", args=[case.application.pk])
    assert said not in client.get(address).content.decode()
    a_day_passes(case)
    page = client.get(address).content.decode()
    assert page.index(said) < page.index('<button class="button stop"')
