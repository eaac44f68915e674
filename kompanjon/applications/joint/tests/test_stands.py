"""What the parties read about where their case stands, from the draft to the decision."""

import pytest
from django.urls import reverse

from kompanjon.applications.joint.flow import APPLICATION, TOLD
from kompanjon.applications.joint.stands import ENDED, OPEN, STANDS
from kompanjon.testing import a_person, an_application

pytestmark = pytest.mark.django_db


def test_every_state_of_the_case_has_its_sentence():
    states = {state.name for state in APPLICATION.states}
    assert set(STANDS) == states
    assert {*OPEN, *TOLD, *ENDED} <= states


def page(client, application):
    party = application.parties.first()
    client.force_login(a_person("coordinator", organisation=party.organisation, partnership=application.partnership))
    return client.get(reverse("joint:application", args=[application.pk])).content.decode()


def test_a_draft_has_a_last_day_and_can_be_withdrawn(client):
    application = an_application(state="draft")
    said = page(client, application)
    assert 'id="last-day"' in said and reverse("joint:withdraw", args=[application.pk]) in said


@pytest.mark.parametrize("state", TOLD)
def test_what_has_been_decided_leads_to_the_decision_and_asks_for_nothing(client, state):
    application = an_application(state=state)
    said = page(client, application)
    assert reverse("decisions:told", args=[application.pk]) in said
    assert 'id="last-day"' not in said and reverse("joint:signing", args=[application.pk]) not in said


def test_nothing_of_a_decision_shows_before_it_has_been_told(client):
    application = an_application(state="decided")
    said = page(client, application)
    assert reverse("decisions:told", args=[application.pk]) not in said
    assert "Ansökan ligger hos kansliet" in said
