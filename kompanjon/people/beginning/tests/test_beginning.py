import io

import pytest
from django.core.management import call_command
from django.urls import reverse

from kompanjon.core.office.models import the_office
from kompanjon.core.post.models import Letter
from kompanjon.people.access.grants import Role
from kompanjon.people.access.reach import has_role
from kompanjon.people.accounts.models import Person
from kompanjon.people.beginning.actions import new_key

pytestmark = pytest.mark.django_db
FACTS = {
    "office": "Centret i Visby", "programme_sv": "Kommunala partnerskap", "programme_en": "Municipal partnerships",
    "languages": ["sv", "en"], "name": "Alva Ek", "email": "alva@example.org", "language": "sv",
    "password": "kalksten barrskog hav", "password_again": "kalksten barrskog hav",
}  # fmt: skip


def test_the_address_in_the_terminal_opens_once(client):
    address = reverse("beginning:begin", args=[new_key()])
    assert client.get(address).status_code == 200
    assert client.post(address, FACTS).status_code == 302
    assert has_role(Person.objects.get(email="alva@example.org"), Role.ADMINISTRATOR)
    assert the_office().office_name_sv == "Centret i Visby"
    assert client.get(address).status_code == 404


def test_a_wrong_key_opens_nothing(client):
    new_key()
    assert client.get(reverse("beginning:begin", args=["guess"])).status_code == 404


def test_a_weak_password_is_refused_and_nothing_typed_is_lost(client):
    address = reverse("beginning:begin", args=[new_key()])
    page = client.post(address, {**FACTS, "password": "password"})
    assert page.status_code == 422 and "Centret i Visby" in page.content.decode()
    assert not Person.objects.exists()


@pytest.mark.parametrize("again", ["kalksten barrskog hva", "", "Kalksten barrskog hav", " kalksten barrskog hav "])
def test_a_slip_of_the_finger_in_the_first_password_is_told_and_the_page_stays_open(client, again):
    address = reverse("beginning:begin", args=[new_key()])
    page = client.post(address, {**FACTS, "password_again": again})
    assert page.status_code == 422 and "Centret i Visby" in page.content.decode()
    assert not Person.objects.exists() and client.get(address).status_code == 200
    client.post(address, FACTS)
    assert Person.objects.get().check_password(FACTS["password"])


def test_an_office_that_has_begun_prints_no_address(client):
    out = io.StringIO()
    call_command("begin_office", stdout=out)
    client.post(reverse("beginning:begin", args=[out.getvalue().strip().rsplit("/", 2)[-2]]), FACTS)
    out = io.StringIO()
    call_command("begin_office", stdout=out)
    assert "http" not in out.getvalue()


def test_a_test_letter_is_queued_in_the_readers_language(client):
    client.post(reverse("beginning:begin", args=[new_key()]), FACTS)
    client.post(reverse("beginning:next"))
    assert "e-postservern" in Letter.objects.get(address="alva@example.org").body
