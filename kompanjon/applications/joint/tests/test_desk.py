import pytest
from django.urls import reverse

from kompanjon.applications.joint.desk import applications_in, applications_waiting
from kompanjon.partnerships.register.questions import WorkIn
from kompanjon.people.access.grants import Role
from kompanjon.testing import a_person, an_application

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return an_application()


def coordinator(case):
    return a_person(Role.COORDINATOR, partnership=case.partnership)


def test_the_coordinator_is_told_how_much_is_written_and_a_neighbour_nothing(case):
    [line] = applications_waiting(coordinator(case))
    assert line.values["done"] == 0 and line.url == reverse("joint:application", args=[case.pk])
    assert line.until == case.round.closes_at
    assert applications_waiting(coordinator(an_application(state="handed_in"))) == []


def test_the_signatory_is_asked_only_when_the_text_is_closed(case):
    party = case.parties.get(leads=True)
    signatory = a_person(Role.SIGNATORY, organisation=party.organisation)
    assert applications_waiting(signatory) == []
    closed = an_application(state="signing", partnership=case.partnership)
    [line] = applications_waiting(signatory)
    assert line.url.endswith(reverse("joint:sign", args=[closed.pk, closed.parties.get(leads=True).pk]))


def test_the_coordinator_sees_whose_signature_is_missing():
    case = an_application(state="signing")
    [line] = applications_waiting(coordinator(case))
    assert all(party.organisation.label in line.sentence for party in case.parties.all())


def test_a_partnership_shows_its_applications_to_its_own_people_only(case):
    assert [work.address for work in applications_in(WorkIn(case.partnership, coordinator(case)))]
    assert applications_in(WorkIn(case.partnership, a_person())) == []


def test_the_desk_asks_as_much_of_the_database_for_five_cases_as_for_one(case, django_assert_max_num_queries):
    writer = coordinator(case)
    for _number in range(5):
        an_application(partnership=case.partnership)
    with django_assert_max_num_queries(8):
        assert len(applications_waiting(writer)) == 6
