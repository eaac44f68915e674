"""A draft that was withdrawn was never handed in: what stood in it stays the parties' own."""

import pytest
from django.urls import reverse

from kompanjon.applications.joint.actions.hand_in import withdraw
from kompanjon.applications.joint.desk import applications_in
from kompanjon.applications.joint.models import Application
from kompanjon.applications.joint.queries import may_read_text
from kompanjon.partnerships.register.questions import WorkIn
from kompanjon.testing import a_full_application

from .test_sign_off import Case

pytestmark = pytest.mark.django_db
SECRET = "Rena vattendrag"


@pytest.fixture
def case():
    made = Case(a_full_application())
    withdraw(made.application, by=made.alva, reason="The council said no.")
    made.application = Application.objects.get(pk=made.application.pk)
    return made


def test_the_office_does_not_read_it_and_the_parties_still_do(case):
    assert not may_read_text(case.officer, case.application)
    assert may_read_text(case.neema, case.application)


def test_neither_page_nor_list_nor_table_nor_search_tells_the_office(case, client_of):
    client = client_of(case.officer)
    places = [reverse("joint:application", args=[case.application.pk]), reverse("joint:list")]
    for address in (*places, reverse("joint:list_csv"), reverse("joint:list") + "?q=vattendrag"):
        page = client.get(address)
        assert SECRET not in (page.getvalue() if page.streaming else page.content).decode()
    [work] = applications_in(WorkIn(case.application.partnership, case.officer))
    assert work.label != case.application.title


def test_its_files_are_not_the_offices_either(case, client_of):
    file = case.application.attachments.first()
    address = reverse("joint:attachment", args=[case.application.pk, file.pk])
    assert client_of(case.officer).get(address).status_code in (403, 404)
    assert client_of(case.alva).get(address).status_code == 200


def test_one_that_had_been_handed_in_is_still_read(case):
    case.application.handed_in_at = case.application.created_at
    assert may_read_text(case.officer, case.application)
