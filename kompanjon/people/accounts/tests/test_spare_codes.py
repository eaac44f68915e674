"""From nothing to an app with spare codes, and in with one of them on the day the phone is lost."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.urls import reverse

from kompanjon.core.post.models import Letter
from kompanjon.people.access.grants import Role
from kompanjon.testing import a_person

pytestmark = pytest.mark.django_db
WORD = "a long enough word"


@pytest.fixture
def alva(client, settings):
    cache.clear()
    settings.SECOND_FACTOR_REQUIRED = True
    person = a_person(Role.OFFICER, email="alva@example.org")
    person.set_password(WORD)
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    with_password(client)
    client.post(reverse("account_reauthenticate"), {"password": WORD})
    return person


def with_password(client):
    return client.post(reverse("account_login"), {"login": "alva@example.org", "password": WORD})


def code_of(secret):
    return totp.format_hotp_value(totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time()))))


def set_up(client):
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r'id="authenticator_secret">([\w ]+)<', page)[1].replace(" ", "")
    assert "Låt appen läsa av bilden" in page and 'src="data:image/svg' in page
    return client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})


def spare_codes(client):
    page = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    return re.search(r'<textarea id="recovery_codes"[^>]*>([^<]+)</textarea>', page)[1].split()


def test_the_app_is_set_up_with_spare_codes_and_a_letter_says_so(client, alva, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert set_up(client).status_code == 302
    assert client.get(reverse("desk:mine")).status_code == 200
    assert len(spare_codes(client)) == 10
    subjects = set(Letter.objects.filter(address=alva.email).values_list("subject", flat=True))
    assert "En app som visar koder har lagts till på ditt konto" in subjects


def test_a_spare_code_opens_once(client, alva):
    set_up(client)
    code = spare_codes(client)[0]
    client.logout()
    cache.clear()
    assert with_password(client).url == reverse("mfa_authenticate")
    assert "reservkoder" in client.get(reverse("mfa_authenticate")).content.decode()
    assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == 302
    assert client.get(reverse("desk:mine")).status_code == 200
    client.logout()
    with_password(client)
    assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == 200
    assert client.get(reverse("desk:mine")).status_code == 302


def test_the_codes_are_fetched_as_a_file_and_new_ones_end_the_old(client, alva):
    set_up(client)
    before = spare_codes(client)
    assert client.get(reverse("mfa_download_recovery_codes")).content.decode().split() == before
    client.post(reverse("mfa_generate_recovery_codes"))
    assert not set(before) & set(spare_codes(client))


def test_a_wrong_code_sets_nothing_up(client, alva):
    client.get(reverse("mfa_activate_totp"))
    page = client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert b'role="alert"' in page.content and client.get(reverse("desk:mine")).status_code == 302


PAGES = [
    "account_change_password", "mfa_activate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes", "mfa_list_webauthn",
    "mfa_view_recovery_codes", "account_reauthenticate", "mfa_reauthenticate", "account_email", "account_logout",
]  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_labels_and_is_in_the_readers_language(client, alva, page):
    if page not in ("mfa_activate_totp",):
        set_up(client)
    answer = client.get(reverse(page))
    text = answer.content.decode()
    assert answer.status_code == 200 and "placeholder=" not in text.split("<main", 1)[1]
    inputs = re.findall(r"<(?:input|textarea|select)\b[^>]*>", text.split("<main", 1)[1])
    for one in inputs:
        if 'type="hidden"' not in one and not one.endswith(" hidden>"):
            key = re.search(r'id="([^"]+)"', one)[1]
            assert f'for="{key}"' in text, one
    assert not re.search(r"\b(Authenticator|Recovery Codes|Security Key|Two-Factor)\b", text)
