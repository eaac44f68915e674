from datetime import date, timedelta

import pytest
from django.urls import reverse

from kompanjon.testing import a_person, an_application, an_assessed_round

pytestmark = pytest.mark.django_db
ALL = ("counterpart", "authority", "attachments", "answers", "reports")


@pytest.fixture
def application():
    return an_application(round=an_assessed_round(), state="handed_in")


def go(client, name, application, **posted):
    return client.post(reverse(f"completeness:{name}", args=[application.pk]), posted)


def test_application_goes_on_when_every_question_is_answered(client, application):
    client.force_login(a_person("officer"))
    assert go(client, "admit", application).status_code == 422
    go(client, "checklist", application, **dict.fromkeys(ALL, "yes"))
    assert go(client, "admit", application).status_code == 302
    application.refresh_from_db()
    assert application.state == "eligible"
    assert go(client, "admit", application).status_code == 422


def test_return_needs_a_reason_and_a_day_to_come(client, application):
    client.force_login(a_person("officer"))
    soon = date.today() + timedelta(days=9)
    assert go(client, "return", application, reason="", due=soon).status_code == 422
    assert (
        go(client, "return", application, reason="Budgeten saknas.", due=date.today() - timedelta(1)).status_code == 422
    )
    assert go(client, "return", application, reason="Budgeten saknas.", due=soon).status_code == 302
    application.refresh_from_db()
    assert application.state == "returned" and application.completion_due


def test_two_people_turn_an_application_away_and_cite_the_rules(client, application):
    first, second = a_person("officer"), a_person("officer")
    client.force_login(first)
    assert go(client, "turn_away", application).status_code == 422
    assert go(client, "find_ineligible", application, reason="För sent.").status_code == 422
    assert (
        go(client, "find_ineligible", application, reason="Landet ingår inte.", cited=["countries"]).status_code == 302
    )
    assert go(client, "turn_away", application).status_code == 422
    client.force_login(second)
    page = client.get(reverse("completeness:checklist", args=[application.pk])).content.decode()
    assert "Länder man kan söka med" in page and str(first) in page
    assert go(client, "turn_away", application).status_code == 302
    application.refresh_from_db()
    assert application.state == "ineligible"


def test_only_the_office_checks(client, application):
    for person, status in (
        (a_person(), 404), (a_person("assessor"), 404), (a_person("coordinator", partnership=application.partnership), 403),
        (a_person("decision_maker"), 403), (a_person("officer"), 200),
    ):  # fmt: skip
        client.force_login(person)
        assert client.get(reverse("completeness:checklist", args=[application.pk])).status_code == status
