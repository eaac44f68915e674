import pytest
from django.urls import reverse

from kompanjon.people.access.grants import Role
from kompanjon.people.organisations.models import Organisation
from kompanjon.testing import a_person, an_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    officer = a_person(Role.UNIT_HEAD)
    client.force_login(officer)
    return officer


def test_a_small_letter_finds_the_town(client, officer):
    an_organisation("Öckerö kommun")
    an_organisation("Ale kommun")
    page = client.get(reverse("organisations:index"), {"q": "öckerö"}).content.decode()
    assert "Öckerö kommun" in page and "Ale kommun" not in page


def test_the_stranger_signs_in_the_neighbour_finds_nothing_and_the_colleague_is_refused(client):
    town = an_organisation()
    address = reverse("organisations:detail", args=[town.pk])
    assert client.get(address).status_code == 302
    client.force_login(a_person(Role.CONTACT, organisation=an_organisation()))
    assert client.get(address).status_code == 404
    client.force_login(a_person(Role.CONTACT, organisation=town))
    assert client.get(address).status_code == 403
    assert client.get(reverse("organisations:index")).status_code == 403


def test_a_note_of_who_spoke_with_whom_is_kept_and_traced(client, officer):
    town = an_organisation()
    facts = {
        "on": "2026-11-20",
        "spoke_with": "the head of administration",
        "said": "Wants to know who pays.",
        "why_not": "",
    }
    client.post(reverse("organisations:note", args=[town.pk]), facts)
    page = client.get(reverse("organisations:detail", args=[town.pk])).content.decode()
    assert "Wants to know who pays." in page


def test_a_note_from_tomorrow_comes_back_with_what_was_typed(client, officer):
    town = an_organisation()
    facts = {"on": "2999-01-01", "spoke_with": "the mayor", "said": "Kept text"}
    page = client.post(reverse("organisations:note", args=[town.pk]), facts)
    assert page.status_code == 422 and "Kept text" in page.content.decode()
    assert not town.contact_notes.exists()


def test_a_former_name_that_was_sent_twice_is_kept_once(client, officer):
    town = an_organisation()
    add = reverse("organisations:add_name", args=[town.pk])
    assert client.post(add, {"name": "Ångköping"}).status_code == 302
    again = client.post(add, {"name": "Ångköping"})
    assert again.status_code == 422 and "redan" in again.content.decode() and town.names.count() == 1


def test_withholding_needs_a_reason(client, officer):
    town = an_organisation()
    address = reverse("organisations:withhold", args=[town.pk])
    assert client.post(address, {"withheld": "on"}).status_code == 422
    client.post(address, {"withheld": "on", "withheld_reason": "people at risk"})
    town.refresh_from_db()
    assert town.withheld


def test_a_new_organisation_gets_its_short_address_from_its_name(client, officer):
    home = an_organisation()
    facts = {
        "name": "Ängsö bolag",
        "kind": "municipal_company",
        "country": "SE",
        "parent": home.slug,
        "municipal_share_pct": 60,
    }
    client.post(reverse("organisations:create"), facts)
    made = Organisation.objects.get(name="Ängsö bolag")
    assert made.slug == "angso-bolag" and made.parent == home
