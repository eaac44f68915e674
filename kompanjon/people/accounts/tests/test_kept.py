"""A form sent after the session ended comes back with its text, unsaved, with one button."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from kompanjon.testing import a_person

pytestmark = pytest.mark.django_db


def test_what_was_written_waits_behind_the_sign_in(client):
    there = reverse("accounts:profile")
    answer = client.post(there, {"name": "Asha\nåäö", "phone": "+254", "password": "secret"})
    assert answer.url.startswith(reverse("account_login")) and "next=" in answer.url
    client.force_login(a_person())
    page = client.get(reverse("accounts:kept")).content.decode()
    assert "Asha\nåäö</textarea>" in page and 'name="phone" value="+254"' in page and "secret" not in page
    assert f'action="{there}"' in page


@pytest.mark.parametrize(("language", "said"), [("sv", "har inte skickats"), ("en", "has not been sent")])
def test_the_desk_speaks_of_it_until_it_is_sent(client, language, said):
    there, asha = reverse("accounts:profile"), a_person(language=language)
    client.post(there, {"name": "Asha"})
    client.force_login(asha)
    with override(language):
        desk = reverse("desk:mine")
        page = client.get(desk).content.decode()
        assert said in page and reverse("accounts:kept") in page
        client.post(there, {"name": "Asha"})
        assert said not in client.get(desk).content.decode()


def test_a_page_that_was_only_read_brings_one_back_to_it(client):
    answer = client.get(reverse("accounts:profile"))
    assert reverse("accounts:profile") in answer.url and "kept_form" not in client.session


def test_nothing_kept_says_so(client):
    client.force_login(a_person())
    assert client.get(reverse("accounts:kept")).status_code == 200


def strict(person):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(person)
    return browser


def test_after_a_sign_in_in_another_tab_the_text_comes_back_at_once():
    answer = strict(a_person()).post(
        reverse("accounts:profile"),
        {"name": "Asha"},
        headers={"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"},
    )
    page = answer.content.decode()
    assert answer.status_code == 403 and 'value="Asha"' in page and 'name="csrfmiddlewaretoken"' in page


def test_a_form_from_somebody_elses_page_is_refused_without_its_text():
    answer = strict(a_person()).post(
        reverse("accounts:profile"),
        {"name": "Mallory"},
        headers={"Origin": "http://evil.example", "Sec-Fetch-Site": "cross-site"},
    )
    assert answer.status_code == 403 and b"Mallory" not in answer.content


def test_a_part_of_a_page_is_sent_to_the_whole_sign_in_page(client):
    answer = client.get(reverse("accounts:profile"), headers={"HX-Request": "true"})
    assert answer.status_code == 204 and reverse("account_login") in answer["HX-Redirect"]


def test_too_much_is_not_kept(client):
    client.post(reverse("accounts:profile"), {"name": "x" * 500_000})
    assert "kept_form" not in client.session
