"""Signing in: with a password, with a code, as one of the cast; and never by signing up."""

import re

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import override

from kompanjon.core.post.models import Letter
from kompanjon.people.access.grants import Role
from kompanjon.testing import a_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_limits_left_over():
    cache.clear()


@pytest.fixture
def asha():
    person = a_person(name="Asha Mfano", email="asha@example.org", language="en")
    person.set_password("a long enough word")
    person.save()
    return person


def test_password_and_address_open_the_desk(client, asha):
    answer = client.post(reverse("account_login"), {"login": "ASHA@example.org", "password": "a long enough word"})
    assert answer.status_code == 302 and answer.url == reverse("desk:mine")


def test_a_wrong_password_says_so_at_the_top(client, asha):
    answer = client.post(reverse("account_login"), {"login": "asha@example.org", "password": "wrong wrong wrong"})
    assert b'role="alert"' in answer.content


def test_guessing_is_slowed_down(client, asha):
    for _ in range(6):
        answer = client.post(reverse("account_login"), {"login": "asha@example.org", "password": "wrong"})
    assert "för många" in answer.content.decode().casefold()


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(
    "page",
    [
        "account_login",
        "account_request_login_code",
        "account_reset_password",
        "account_signup",
        "account_reset_password_done",
    ],
)
def test_every_entrance_is_shown_in_both_languages(client, page, language):
    with override(language):
        answer = client.get(reverse(page))
    assert answer.status_code == 200 and b"<h1>" in answer.content


def test_a_code_by_e_mail_opens_too_and_comes_in_the_persons_language(client, asha):
    client.post(reverse("account_request_login_code"), {"email": "asha@example.org"})
    letter = Letter.objects.get(address="asha@example.org")
    code = re.search(r"\*\*(.+)\*\*", letter.body)[1]
    assert "is your code" in letter.subject and letter.secret
    answer = client.post(reverse("account_confirm_login_code"), {"code": code})
    assert answer.status_code == 302 and client.get(reverse("desk:mine")).status_code == 200


def test_a_stranger_is_told_in_a_letter_and_not_on_the_page(client):
    answer = client.post(reverse("account_request_login_code"), {"email": "nobody@example.org"})
    assert answer.url == reverse("account_confirm_login_code")
    assert "inget konto" in Letter.objects.get(address="nobody@example.org").subject


def test_a_forgotten_password_is_replaced_by_a_link(client, asha):
    client.post(reverse("account_reset_password"), {"email": "asha@example.org"})
    link = re.search(r"<http://[^/]+(/.+)>", Letter.objects.get(address="asha@example.org").body)[1]
    there = client.get(link, follow=True)
    new = "another long word"
    client.post(there.redirect_chain[-1][0], {"password1": new, "password2": new})
    asha.refresh_from_db()
    assert asha.check_password(new)


def test_nobody_signs_up(client):
    client.post(reverse("account_signup"), {"email": "new@example.org", "password1": "a long enough word"})
    assert not Letter.objects.exists()


def test_the_cast_is_listed_in_the_demonstration_only(client, settings):
    a_person(name="Alva Exempel", role=Role.OFFICER, is_example=True)
    assert b"Alva Exempel" not in client.get(reverse("account_login")).content
    settings.DEMO = True
    assert b"Alva Exempel" in client.get(reverse("account_login")).content


def test_one_may_be_one_of_the_cast_in_the_demonstration_only(client, settings):
    alva = a_person(name="Alva Exempel", role=Role.OFFICER, is_example=True)
    there = reverse("accounts:as_cast", args=[alva.pk])
    assert client.post(there).status_code == 404
    settings.DEMO = True
    assert client.get(there).status_code == 405
    assert client.post(there).url == reverse("desk:mine")
    assert client.post(there, {"next": "/en/my-account/"}).url == "/en/my-account/"
    assert client.post(there, {"next": "https://elsewhere.example/"}).url == reverse("desk:mine")
    assert client.post(reverse("accounts:as_cast", args=[a_person().pk])).status_code == 404


def test_the_profile_is_ones_own(client, asha):
    client.force_login(asha)
    with override("en"):
        page = client.get(reverse("accounts:profile"))
        facts = {"name": "Asha M.", "language": "sv", "time_zone": "Africa/Nairobi", "phone": "", "phone_kind": ""}
        answer = client.post(reverse("accounts:profile"), facts)
    assert b"Asha Mfano" in page.content and answer.url.startswith("/sv/")
    asha.refresh_from_db()
    assert (asha.name, asha.time_zone) == ("Asha M.", "Africa/Nairobi")


def test_a_name_cannot_be_empty(client, asha):
    client.force_login(asha)
    assert client.post(reverse("accounts:profile"), {"name": " "}).status_code == 422
