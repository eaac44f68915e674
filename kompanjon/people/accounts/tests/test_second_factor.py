"""A second factor is asked of the office, and never of partners."""

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.urls import reverse

from kompanjon.people.access.grants import Role
from kompanjon.testing import a_person, an_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def asked(settings):
    cache.clear()
    settings.SECOND_FACTOR_REQUIRED = True


def an_app(person):
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(person, secret)
    return secret


def test_an_officer_without_one_is_shown_where_to_set_it_up(client):
    client.force_login(a_person(role=Role.OFFICER))
    answer = client.get(reverse("desk:mine"))
    assert answer.url == reverse("mfa_index")
    page = client.get(answer.url)
    assert "andra steg" in page.content.decode()


@pytest.mark.parametrize("role", [Role.FIELD_MANAGER, Role.SURVEY_OWNER, Role.SURVEY_ANALYST])
def test_whoever_holds_the_answers_of_a_survey_is_asked(client, role):
    client.force_login(a_person(role=role))
    assert client.get(reverse("desk:mine")).url == reverse("mfa_index")


@pytest.mark.parametrize(("country", "status"), [("SE", 302), ("KE", 200)])
def test_whoever_attests_is_asked_but_never_a_partner_abroad(client, country, status):
    client.force_login(a_person(role=Role.CONTROLLER, organisation=an_organisation(country=country)))
    assert client.get(reverse("desk:mine")).status_code == status


def test_a_partner_is_never_asked(client):
    client.force_login(a_person(role=Role.CONTACT))
    assert client.get(reverse("desk:mine")).status_code == 200


def test_an_officer_with_an_app_comes_in(client):
    officer = a_person(role=Role.OFFICER)
    an_app(officer)
    client.force_login(officer)
    assert client.get(reverse("desk:mine")).status_code == 200


def test_a_password_alone_does_not_open_an_account_with_an_app(client):
    officer = a_person(role=Role.OFFICER, email="alva@example.org")
    officer.set_password("a long enough word")
    officer.save()
    secret = an_app(officer)
    answer = client.post(reverse("account_login"), {"login": "alva@example.org", "password": "a long enough word"})
    assert answer.url == reverse("mfa_authenticate") and client.get(reverse("desk:mine")).status_code == 302
    code = totp.format_hotp_value(totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time()))))
    client.post(reverse("mfa_authenticate"), {"code": code})
    assert client.get(reverse("desk:mine")).status_code == 200


def test_the_office_keeps_its_last_second_factor():
    officer, partner = a_person(role=Role.OFFICER), a_person(role=Role.CONTACT)
    an_app(officer)
    an_app(partner)
    may = get_adapter().can_delete_authenticator
    assert not may(Authenticator.objects.get(user=officer)) and may(Authenticator.objects.get(user=partner))


def test_the_cast_of_the_demonstration_is_not_asked(client, settings):
    settings.DEMO = True
    alva = a_person(role=Role.OFFICER, is_example=True)
    client.post(reverse("accounts:as_cast", args=[alva.pk]))
    assert client.get(reverse("desk:mine")).status_code == 200


@pytest.mark.parametrize(
    "page",
    ["mfa_index", "mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn", "account_change_password"],
)
def test_the_pages_that_set_it_up_are_shown(client, page):
    person = a_person(role=Role.OFFICER, email="alva@example.org")
    person.set_password("a long enough word")
    person.save()
    client.post(reverse("account_login"), {"login": "alva@example.org", "password": "a long enough word"})
    client.post(reverse("account_reauthenticate"), {"password": "a long enough word"})
    answer = client.get(reverse(page))
    assert answer.status_code == 200 and b"<h1>" in answer.content and b"style=" not in answer.content


def test_a_change_to_the_second_factor_asks_for_the_password_once_more(client):
    person = a_person(role=Role.OFFICER)
    person.set_password("a long enough word")
    person.save()
    client.force_login(person)
    answer = client.get(reverse("mfa_activate_totp"))
    assert answer.url.startswith(reverse("account_reauthenticate"))
    assert b"<h1>" in client.get(answer.url).content
