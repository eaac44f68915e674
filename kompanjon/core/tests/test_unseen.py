import pytest
from django.urls import reverse

from kompanjon.testing import a_person

pytestmark = pytest.mark.django_db


def test_what_was_written_around_it_is_kept(client):
    person = a_person(name="Siv")
    client.force_login(person)
    answer = client.post(
        reverse("accounts:profile"), {"name": "Siv\x00 Öberg", "language": "sv", "time_zone": "Europe/Stockholm"}
    )
    person.refresh_from_db()
    assert answer.status_code == 302 and person.name == "Siv Öberg"


@pytest.mark.parametrize("address", ["/en/partnerships/?q=kisumu%00", "/en/partnerships.csv?q=%00"])
def test_a_search_goes_on_without_it(client, address):
    assert client.get(address).status_code == 200


def test_an_address_that_holds_it_is_nobodys(client):
    assert client.get("/en/partnerships/ekvik%00kisanga/").status_code == 404
