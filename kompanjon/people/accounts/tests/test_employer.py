"""Signing in through the employer (OpenID Connect), against a small provider that runs inside the test."""

import os
import subprocess
import sys

import pytest
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers import registry
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings as house
from django.core.cache import cache
from django.urls import reverse

from kompanjon.core.post.models import Letter
from kompanjon.people.access.grants import Role
from kompanjon.people.accounts.models import Person
from kompanjon.testing import a_person

from .provider import CLIENT, SECRET, a_provider

pytestmark = pytest.mark.django_db


@pytest.fixture
def employer(settings):
    cache.clear()
    with a_provider() as provider:
        app = {
            "provider_id": "employer", "name": "Ekvik", "client_id": CLIENT, "secret": SECRET,
            "settings": {"server_url": provider.address},
        }  # fmt: skip
        settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "allauth.socialaccount.providers.openid_connect"]
        settings.ROOT_URLCONF = "kompanjon.people.accounts.tests.employer_urls"
        settings.OIDC = {**settings.OIDC, "NAME": "Ekvik"}
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app], "EMAIL_AUTHENTICATION": True}}
        registry.loaded = False
        registry.load()
        yield provider
    registry.loaded = False


def come_back(client, provider, page="/"):
    """Press the button, sign in at the employer, and come back."""
    away = client.post(reverse("openid_connect_login", args=["employer"]), {"next": page})
    return client.get(provider.authorise(away.url))


def test_the_sign_in_page_offers_it_and_says_where_one_goes(client, employer):
    assert "Logga in genom Ekvik" in client.get(reverse("account_login")).content.decode()
    page = client.get(reverse("openid_connect_login", args=["employer"])).content.decode()
    assert "Ekvik" in page and 'name="csrfmiddlewaretoken"' in page


def test_somebody_with_an_account_comes_in_and_is_known_the_next_time(client, employer):
    alva = a_person(Role.CONTACT, email="alva@example.org")
    assert come_back(client, employer, reverse("desk:mine")).url == reverse("desk:mine")
    assert client.get(reverse("desk:mine")).status_code == 200
    assert SocialAccount.objects.get().user == alva and SocialAccount.objects.get().uid == "emp-17"
    assert {"/token", "/userinfo"} <= set(employer.asked)
    assert "arbetsgivares inloggning" in Letter.objects.get(address=alva.email).subject

    client.logout()
    employer.claims["email"] = "alva.married@example.org"
    come_back(client, employer)
    assert client.session["_auth_user_id"] == str(alva.pk), "known by the employer's own number, whatever the address"


def test_somebody_without_an_account_is_not_given_one(client, employer):
    page = come_back(client, employer)
    page = client.get(page.url) if page.status_code == 302 else page
    assert not Person.objects.exists() and "_auth_user_id" not in client.session
    assert b"<h1>" in page.content


def test_an_address_that_the_employer_has_not_verified_opens_nothing(client, employer):
    a_person(Role.CONTACT, email="alva@example.org")
    employer.claims["email_verified"] = False
    come_back(client, employer)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("change", [{"aud": "another house"}, {"iss": "https://evil.example"}, {"exp": 1}])
def test_a_token_for_another_house_or_from_another_or_too_old_is_refused(client, employer, change, monkeypatch):
    a_person(Role.CONTACT, email="alva@example.org")
    signed = employer.token

    def forged(sent, authorization):
        import jwt

        answer = signed(sent, authorization)
        claims = jwt.decode(answer["id_token"], options={"verify_signature": False}) | change
        return {**answer, "id_token": jwt.encode(claims, employer.key, algorithm="RS256", headers={"kid": "one"})}

    monkeypatch.setattr(employer, "token", forged)
    page = come_back(client, employer)
    assert "_auth_user_id" not in client.session and "Inloggningen gick inte igenom" in page.content.decode()


def test_coming_back_without_having_gone_is_refused(client, employer):
    a_person(Role.CONTACT, email="alva@example.org")
    page = client.get(
        reverse("openid_connect_callback", args=["employer"]), {"code": "a-code-once", "state": "made up"}
    )
    assert "_auth_user_id" not in client.session and b"<h1>" in page.content


def test_a_person_who_needs_a_second_factor_here_is_still_asked_for_it(client, employer, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    a_person(Role.OFFICER, email="alva@example.org")
    come_back(client, employer)
    assert client.get(reverse("desk:mine")).url == reverse("mfa_index")


def test_the_keys_that_are_published_are_those_that_sign(employer):
    from allauth.socialaccount.internal import jwtkit

    employer.authorise(
        f"{employer.address}/authorize?client_id={CLIENT}&response_type=code&scope=openid&state=s&redirect_uri=/"
    )
    facts = {
        "keys_url": f"{employer.address}/keys", "issuer": employer.address, "audience": CLIENT,
        "lookup_kid": jwtkit.lookup_kid_jwk, "verify_signature": True,
    }  # fmt: skip
    sent = {"code": ["a-code-once"], "client_secret": [SECRET]}
    told = jwtkit.verify_and_decode(credential=employer.token(sent, "")["id_token"], **facts)
    assert told["email"] == "alva@example.org"
    employer.sign_with = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    with pytest.raises(OAuth2Error):
        jwtkit.verify_and_decode(credential=employer.token(sent, "")["id_token"], **facts)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"NAME": "Ekvik"}, "one is missing"),
        ({"NAME": "Ekvik", "URL": "http://login.example", "CLIENT_ID": "k", "SECRET": "s"}, "must begin with https"),
    ],
)
def test_settings_that_do_not_hold_together_stop_the_start_with_a_sentence(given, said, tmp_path):
    env = {**os.environ, "KOMPANJON_DATA_DIR": str(tmp_path), **{f"KOMPANJON_OIDC_{k}": v for k, v in given.items()}}
    told = subprocess.run(
        [sys.executable, "-c", "import kompanjon.settings"], cwd=house.ROOT, env=env, capture_output=True, text=True
    )
    assert told.returncode and said in told.stderr
