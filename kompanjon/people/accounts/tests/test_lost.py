"""A lost second factor is taken away by a colleague who may, with a reason, and everybody concerned is told."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.urls import reverse

from kompanjon.core.post.models import Letter
from kompanjon.core.trace.queries import broken_rows, history
from kompanjon.people.access.grants import Role
from kompanjon.testing import a_person

pytestmark = pytest.mark.django_db
WHY = {"reason": "We met on Tuesday; the phone fell into the lake."}


@pytest.fixture
def alva():
    person = a_person(Role.OFFICER, name="Alva", language="en")
    totp.TOTP.activate(person, totp.generate_totp_secret())
    RecoveryCodes.activate(person)
    return person


def at(person):
    return reverse("accounts:lost", args=[person.pk])


def test_all_of_it_goes_and_the_person_and_the_others_are_told(client, alva):
    siv, hedda = a_person(Role.UNIT_HEAD, name="Siv"), a_person(Role.ADMINISTRATOR, name="Hedda", language="en")
    client.force_login(siv)
    assert at(alva) in client.get(reverse("staffing:person", args=[alva.pk])).content.decode()
    assert client.get(at(alva)).status_code == 200
    assert client.post(at(alva), WHY).status_code == 302
    assert not Authenticator.objects.filter(user=alva).exists()
    row = history(alva)[0]
    assert row.act == "accounts.second_factor.take_away" and row.text.text == WHY["reason"]
    assert row.what == {"kinds": ["recovery_codes", "totp"]} and not list(broken_rows())
    assert "Siv has taken away" in Letter.objects.get(address=alva.email).body
    assert WHY["reason"] in Letter.objects.get(address=hedda.email).body
    assert not Letter.objects.filter(address=siv.email).exists()


def test_the_person_is_asked_for_a_new_one_at_the_next_sign_in(client, alva, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    head = a_person(Role.UNIT_HEAD)
    totp.TOTP.activate(head, totp.generate_totp_secret())
    client.force_login(head)
    client.post(at(alva), WHY)
    client.force_login(alva)
    assert client.get(reverse("desk:mine")).url == reverse("mfa_index")


def test_without_a_reason_nothing_goes(client, alva):
    client.force_login(a_person(Role.UNIT_HEAD))
    assert client.post(at(alva), {"reason": " "}).status_code == 422
    assert Authenticator.objects.filter(user=alva).exists()


def test_nobody_takes_away_their_own(client):
    head = a_person(Role.UNIT_HEAD)
    totp.TOTP.activate(head, totp.generate_totp_secret())
    client.force_login(head)
    assert client.post(at(head), WHY).status_code == 422
    assert Authenticator.objects.filter(user=head).exists()


def test_one_who_has_none_is_told_so(client):
    client.force_login(a_person(Role.UNIT_HEAD))
    assert client.post(at(a_person(Role.OFFICER)), WHY).status_code == 422


def test_the_stranger_signs_in_the_neighbour_finds_nothing_and_the_colleague_is_refused(client, alva):
    assert client.post(at(alva), WHY).status_code == 302
    client.force_login(a_person(Role.CONTACT))
    assert client.post(at(alva), WHY).status_code == 404
    client.force_login(a_person(Role.OFFICER))
    assert client.post(at(alva), WHY).status_code == 403
    assert Authenticator.objects.filter(user=alva).exists()
