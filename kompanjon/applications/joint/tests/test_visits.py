"""The visits: who hosts is shown where they are planned, and the office may let meetings at a distance count."""

import pytest
from django.urls import reverse

from kompanjon.applications.joint.models import Answer
from kompanjon.testing import a_partnership, a_person, a_round_with_rules, an_application

pytestmark = pytest.mark.django_db


@pytest.fixture
def application():
    return an_application(round=a_round_with_rules())


def planned(application, *places):
    """Two visits a year, in this order."""
    Answer.objects.filter(application=application, key__startswith="visits.").delete()
    for row, place in enumerate(places, 1):
        Answer.objects.create(application=application, key=f"visits.{row}.year", text=str((row + 1) // 2))
        Answer.objects.create(application=application, key=f"visits.{row}.where", text=place)


def at(name, application, *more):
    return reverse(f"joint:{name}", args=[application.pk, *more])


def test_whoever_plans_the_visits_sees_who_hosts_and_whether_they_take_turns(client_of, application):
    client = client_of(a_person("coordinator", partnership=application.partnership))
    address = at("section", application, "activities")
    assert "Var ni träffas" not in client.get(address).content.decode()
    planned(application, "visit_sweden", "visit_abroad", "visit_sweden", "digital")
    page = client.get(address).content.decode()
    assert "År 1: i Sverige, hos den internationella parten" in page and "Ni turas om att vara värd." in page
    planned(application, "visit_sweden", "visit_sweden")
    assert "Samma sida är värd två gånger i rad" in client.get(address).content.decode()


def test_the_office_gives_and_takes_back_the_exception_with_a_reason(client_of, application):
    client = client_of(a_person("officer"))
    address = at("at_a_distance", application)
    assert address in client.get(at("application", application)).content.decode()
    assert client.post(address, {"let": "1", "reason": ""}).status_code == 422
    client.post(address, {"let": "1", "reason": "Flygplatsen är stängd."})
    application.refresh_from_db()
    assert application.at_distance_because == "Flygplatsen är stängd."
    page = client.get(at("application", application)).content.decode()
    assert "Flygplatsen är stängd." in page and "Ta tillbaka undantaget" in page
    client.post(address, {"let": "0", "reason": "Den har öppnat."})
    application.refresh_from_db()
    assert application.at_distance_because == ""


def test_nobody_gives_it_to_themselves_and_not_after_the_decision(client_of, application):
    sent, address = {"let": "1", "reason": "x"}, at("at_a_distance", application)
    for person, status in (
        (a_person("coordinator", partnership=application.partnership), 403), (a_person("assessor"), 404),
        (a_person("coordinator", partnership=a_partnership()), 404), (a_person("communicator"), 403),
    ):  # fmt: skip
        assert client_of(person).post(address, sent).status_code == status
    decided = an_application(state="granted")
    client = client_of(a_person("officer"))
    assert client.post(at("at_a_distance", decided), sent).status_code == 422
    assert at("at_a_distance", decided) not in client.get(at("application", decided)).content.decode()
