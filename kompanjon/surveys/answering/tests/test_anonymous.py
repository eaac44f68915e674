"""Anonymous mode is what it says."""

import pytest
from django.test import Client

from kompanjon.core.trace.models import Trace
from kompanjon.surveys.analysis.tables import wave_table
from kompanjon.surveys.answering.actions import gather
from kompanjon.surveys.models import AnonymousDraft, Invitation, Response, ResponseLink
from kompanjon.surveys.testing import a_wave, an_invitation

from .conftest import answer_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def wave(db):
    return a_wave(mode="anonymous")


def answer(invitation):
    client = Client()
    client.get(f"/sv/svara/{invitation.token}/")
    client.post("/sv/svara/")
    answer_all(client)
    return client


def test_answers_wait_for_company_and_carry_no_way_back(wave):
    for _turn in range(4):
        answer(an_invitation(wave))
    assert Response.objects.count() == 0 and AnonymousDraft.objects.filter(submitted=True).count() == 4
    answer(an_invitation(wave))
    assert Response.objects.count() == 5 and not AnonymousDraft.objects.exists()
    assert not ResponseLink.objects.exists() and not Trace.objects.exists()
    assert set(Invitation.objects.values_list("state", flat=True)) == {"completed"}


def test_nothing_in_the_rows_pairs_a_response_with_an_invitation(wave):
    invitations = [an_invitation(wave) for _turn in range(6)]
    for invitation in invitations:
        answer(invitation)
    gather(wave, closing=True)
    for response in Response.objects.all():
        assert (
            response.started_at is None
            and response.saved_at is None
            and response.submitted_at is None
            and response.seconds is None
        )
        assert response.device == "" and response.language == "" and response.week.weekday() == 0
        assert set(response.groups) == {"org_type", "role", "disposition"}
    told = str(list(Response.objects.values()))
    assert not any(str(i.unit.key) in told or i.unit.organisation.code in told for i in invitations)
    assert all(i.sent_at is None for i in Invitation.objects.all())


def test_the_order_of_rows_is_not_the_order_of_answering(wave):
    """In thirty batches of five, the first to answer is not always the first row."""
    from kompanjon.surveys.models import AnonymousDraft as Draft

    questionnaire = wave.questionnaires.get()
    places = set()
    for turn in range(30):
        for number in range(5):
            Draft.objects.create(
                wave=wave,
                questionnaire=questionnaire,
                secret_hash=f"{turn}-{number}",
                answers={"q9_comment": f"{turn}-{number}"},
                submitted=True,
            )
        gather(wave)
        rows = [
            a["q9_comment"]
            for a in Response.objects.order_by().values_list("answers", flat=True)
            if a["q9_comment"].startswith(f"{turn}-")
        ]
        places.add(rows.index(f"{turn}-0"))
    assert len(places) > 1


def test_going_on_needs_the_respondents_own_link(wave):
    invitation = an_invitation(wave)
    client = Client()
    client.get(f"/sv/svara/{invitation.token}/")
    page = client.post("/sv/svara/", follow=True).content.decode()
    resume = page.split('href="http://testserver/sv/svara/fortsatt/')[1].split('"')[0]
    client.post("/sv/svara/sida/1/", {"q1_awareness": "3", "q2_developing": "ja"})
    elsewhere = Client()
    elsewhere.get(f"/sv/svara/{invitation.token}/")
    assert "Börja" in elsewhere.get("/sv/svara/").content.decode()
    assert "Fortsätt svara" in elsewhere.get(f"/sv/svara/fortsatt/{resume}", follow=True).content.decode()


def test_who_has_handed_in_cannot_hand_in_again(wave):
    invitation = an_invitation(wave)
    answer(invitation)
    again = Client()
    again.get(f"/sv/svara/{invitation.token}/")
    assert again.post("/sv/svara/", follow=True).status_code == 200
    assert AnonymousDraft.objects.count() == 1


def test_the_table_counts_answers_and_those_who_are_missing(wave):
    for _turn in range(5):
        answer(an_invitation(wave))
    an_invitation(wave)
    outcome = wave_table(wave).outcome()
    assert (outcome.I, outcome.NC, outcome.invited) == (5, 1, 6)
