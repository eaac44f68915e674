"""What the pages offer whoever asks for a signature, and what the office sees of it."""

import pytest
from django.urls import reverse

from kompanjon.applications.joint.actions.sign_by_link import ask_to_sign
from kompanjon.people.access.models import Invitation
from kompanjon.testing import a_full_application

from .test_sign_off import Case

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    made = Case(a_full_application())
    made.revision = made.close()
    return made


def asked(case, party, email, by):
    return ask_to_sign(case.application, party, email=email, name="Gov", language="en", by=by)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_offers_what_holds_and_refuses_the_rest(case, client_of, language):
    client, address = client_of(case.alva, language), reverse("joint:invite", args=[case.application.pk])
    page = client.get(address).content.decode()
    assert f'value="{case.ekvik.pk}"' in page and f'value="{case.kisanga.pk}"' not in page
    typed = {"role": "signatory", "party": case.ekvik.pk, "name": "Gov", "email": case.governor.email, "language": "en"}
    answer = client.post(address, typed)
    assert answer.status_code == 422 and "Gov" in answer.content.decode() and not Invitation.objects.exists()
    assert client.post(address, {**typed, "email": "mayor@ekvik.example"}).status_code == 200


def test_the_link_is_made_out_to_whom_the_text_names(case, client_of):
    page = client_of(case.neema, "en").get(reverse("joint:signing", args=[case.application.pk])).content.decode()
    named = case.revision.content["signed"]["answers"]
    assert named[f"signatory_name@{case.kisanga.pk}"] in page
    assert page.count(reverse("joint:ask_to_sign", args=[case.application.pk])) == 1, "for her own party only"


def test_the_office_sees_who_asked_whom_and_that_two_parties_share_an_address(case, client_of):
    asked(case, case.ekvik, "one@nowhere.example", case.alva)
    shared = "The same address was asked"
    case.application.office_may_read = True
    case.application.save()
    client = client_of(case.officer, "en")
    address = reverse("joint:application", args=[case.application.pk])
    page = client.get(address).content.decode()
    assert "Alva asked Gov, one@nowhere.example" in page and shared not in page
    asked(case, case.kisanga, "One@nowhere.example", case.neema)
    assert client.get(address).content.decode().count(shared) == 2
