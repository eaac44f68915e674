"""What looks odd is shown with its kind, left out with a reason, and counted before and after."""

import pytest
from django.test import Client
from django.utils import timezone

from kompanjon.people.access.actions import give_seat
from kompanjon.people.access.grants import Role
from kompanjon.surveys.analysis.cleaning import counts, leave_out, oddities, take_back
from kompanjon.surveys.analysis.tables import wave_table
from kompanjon.surveys.answering.models import Response, ResponseLink
from kompanjon.surveys.fieldwork.queries import outcome_of
from kompanjon.surveys.testing import a_wave, an_invitation
from kompanjon.testing import a_person

pytestmark = pytest.mark.django_db


def answered(wave, *, code="1.1", late=None, seconds=300, **answers):
    invitation = an_invitation(wave)
    invitation.unit.disposition = code
    invitation.unit.save()
    response = Response.objects.create(
        wave=wave,
        questionnaire=wave.questionnaires.get(),
        answers=answers,
        late=late or {},
        seconds=seconds,
        state="submitted",
        submitted_at=timezone.now(),
    )
    ResponseLink.objects.create(invitation=invitation, response=response)
    return response


@pytest.fixture
def wave():
    wave = a_wave(state="closed")
    for _turn in range(3):
        answered(wave, q2_developing="ja")
    return wave


@pytest.fixture
def analyst(wave):
    person, client = a_person(Role.SURVEY_ANALYST), Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.person, client.page = person, f"/en/surveys/{wave.pk}/cleaning/"
    return client


def test_each_kind_of_oddity_is_found_and_nothing_is_left_out_by_itself(wave):
    late = answered(wave, code="2.27", late={"q2_developing": "ja"})
    fast = answered(wave, seconds=12, q2_developing="nej")
    found = {group.what: [r.pk for r, _first in group.found] for group in oddities(wave)}
    assert found == {"late": [late.pk], "double": [], "straight": [], "fast": [fast.pk]}
    assert counts(wave) == {"before": 5, "out": 0, "late": 1, "little": 0, "after": 4}


def test_an_exclusion_needs_a_reason_and_changes_the_count(wave, analyst):
    fast = answered(wave, seconds=12, q2_developing="nej")
    refused = analyst.post(analyst.page, {"response": fast.pk, "reason": " "})
    assert refused.status_code == 422 and "Say why" in refused.content.decode()
    assert analyst.post(analyst.page, {"response": fast.pk, "reason": "Twelve seconds"}).status_code == 302
    page = analyst.get(analyst.page).content.decode()
    assert "Twelve seconds" in page and analyst.person.name in page
    assert counts(wave) == {"before": 4, "out": 1, "late": 0, "little": 0, "after": 3}
    analyst.post(analyst.page, {"response": fast.pk, "back": "1"})
    assert counts(wave)["after"] == 4


@pytest.mark.parametrize(("what", "code", "n"), [("fast", "2.11", 4), ("double", "4.10", 3)])
def test_a_response_that_is_left_out_has_one_code_everywhere_and_a_history(wave, analyst, what, code, n):
    odd = answered(wave, seconds=12, q2_developing="nej")
    unit = odd.link.invitation.unit
    analyst.post(analyst.page, {"response": odd.pk, "reason": "Not his own words", "what": what})
    unit.refresh_from_db()
    assert unit.disposition == code and unit.dispositions.last().reason == "Not his own words"
    assert wave_table(wave).outcome() == outcome_of(wave)
    assert (outcome_of(wave).answered, outcome_of(wave).eligible) == (3, n)
    analyst.post(analyst.page, {"response": odd.pk, "back": "1"})
    unit.refresh_from_db()
    assert [d.code for d in unit.dispositions.order_by("pk")] == ["1.1", code, "1.1"] and unit.disposition == "1.1"
    assert wave_table(wave).outcome() == outcome_of(wave) and outcome_of(wave).answered == 4


@pytest.mark.parametrize(("double", "n"), [(False, 5), (True, 4)])
def test_in_an_anonymous_wave_an_exclusion_takes_away_the_answers_and_not_the_case(analyst, double, n):
    wave = a_wave(mode="anonymous", state="closed")
    groups = {"org_type": "kommun", "role": "tjansteperson", "disposition": "1.1"}
    for _turn in range(5):
        last = Response.objects.create(
            wave=wave, questionnaire=wave.questionnaires.get(), answers={"q2_developing": "ja"}, groups=groups
        )
    leave_out(last, by=analyst.person, reason="Twelve seconds", double=double)
    table = wave_table(wave)
    assert (table.outcome().answered, table.outcome().eligible, table.n("q2_developing")) == (4, n, 4)
    assert outcome_of(wave) == table.outcome()
    take_back(last, by=analyst.person)
    assert wave_table(wave).outcome().answered == 5


def test_more_odd_responses_take_no_more_statements(wave, analyst, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    leave_out(answered(wave, seconds=12), by=analyst.person, reason="Too fast")
    analyst.get(analyst.page)
    with CaptureQueriesContext(connection) as before:
        analyst.get(analyst.page)
    for _turn in range(4):
        leave_out(answered(wave, seconds=12), by=analyst.person, reason="Too fast")
    with django_assert_num_queries(len(before)):
        analyst.get(analyst.page)


@pytest.mark.parametrize("path", ["cleaning/", "results/", "weights/", "figures/new/", "verify/"])
def test_in_anonymous_mode_nobody_who_sees_invitations_sees_answers(path):
    wave = a_wave(state="closed", mode="anonymous")
    both, client = a_person(Role.SURVEY_ANALYST), Client()
    client.force_login(both, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(f"/en/surveys/{wave.pk}/{path}").status_code == 200
    give_seat(both, Role.FIELD_MANAGER)
    assert client.get(f"/en/surveys/{wave.pk}/{path}").status_code == 403
    wave.mode = "confidential"
    wave.save()
    assert client.get(f"/en/surveys/{wave.pk}/{path}").status_code == 200
