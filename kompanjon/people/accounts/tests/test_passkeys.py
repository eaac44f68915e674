"""Whatever a browser sends as a passkey's answer, a person reads a sentence and never an error page."""

import base64
import json

import pytest
from django.core.cache import cache
from django.urls import reverse

from kompanjon.testing import a_person

pytestmark = pytest.mark.django_db
SWEDISH = "Svaret från din nyckel gick inte att använda"


@pytest.fixture(autouse=True)
def calm():
    cache.clear()


def coded(content):
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def an_answer(**response):
    """As a key answers, with something wrong in it."""
    data = {"type": "webauthn.get", "challenge": "x", "origin": "http://testserver"}
    usual = {
        "clientDataJSON": coded(json.dumps(data).encode()), "authenticatorData": coded(bytes(37)), "signature": coded(b"x"),
        "attestationObject": coded(b"\xa0"), "userHandle": coded(b"1"),
    }  # fmt: skip
    return json.dumps({"id": "eA", "rawId": "eA", "type": "public-key", "response": {**usual, **response}})


BROKEN = {
    "a number of 5,000 digits": '{"id": ' + "9" * 5000 + "}",
    "a number where a text stands": json.dumps({"id": 5, "rawId": 5, "type": 5, "response": 5}),
    "no words": "}{", "a list": "[1, 2]", "a text": '"x"', "a number": "7", "nothing in it": "{}", "null": "null",
    "ten thousand levels": "[" * 10_000 + "]" * 10_000, "a list for the answer": '{"response": [], "id": [], "rawId": {}}',
    "two million signs": '{"id": "' + "x" * 2_000_000 + '"}', "another's": an_answer(),
    "a person with 30 digits": an_answer(userHandle=coded(b"9" * 30)),
    "a person with 5,000 digits": an_answer(userHandle=coded(b"9" * 5000)),
    "a person that is no text": an_answer(userHandle=coded(b"\xff\xfe")),
    "half of the data": an_answer(authenticatorData=coded(b"1"), attestationObject=coded(b"\xbf")),
    "data with a number of 5,000 digits": an_answer(clientDataJSON=coded(b'{"type": ' + b"9" * 5000 + b"}")),
}  # fmt: skip


@pytest.fixture(params=BROKEN.values(), ids=BROKEN.keys())
def broken(request):
    return request.param


def begun(client):
    """The sign-in page has asked for a key."""
    asks = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}
    assert client.get(reverse("mfa_login_webauthn"), **asks).json()["request_options"]


def test_a_broken_answer_signs_nobody_in_and_is_told_in_plain_words(client, broken):
    a_person("officer")
    begun(client)
    answer = client.post(reverse("mfa_login_webauthn"), {"credential": broken}, follow=True)
    page = answer.content.decode()
    assert answer.status_code == 200 and (SWEDISH in page or "Nyckeln svarade inte" in page)
    assert "_auth_user_id" not in client.session


def test_a_broken_answer_adds_no_key(client, broken):
    person = a_person("coordinator", email="alva@example.org")
    person.set_password("a long enough word")
    person.save()
    client.post(reverse("account_login"), {"login": "alva@example.org", "password": "a long enough word"})
    client.post(reverse("account_reauthenticate"), {"password": "a long enough word"})
    address = reverse("mfa_add_webauthn")
    assert client.get(address).status_code == 200
    answer = client.post(address, {"name": "Min telefon", "credential": broken})
    page = answer.content.decode()
    assert answer.status_code == 200 and (SWEDISH in page or "Nyckeln svarade inte" in page)
    assert "Min telefon" in page and not person.authenticator_set.exists()
