"""An account moves to another address: asked for, confirmed from there, told to the old one."""

import re

import pytest
from django.core.cache import cache
from django.urls import reverse

from kompanjon.core.post.models import Letter
from kompanjon.core.trace.queries import history
from kompanjon.people.access.grants import Role
from kompanjon.testing import a_person

pytestmark = pytest.mark.django_db
NEW = "asha.new@example.org"


@pytest.fixture(autouse=True)
def no_limits_left_over():
    cache.clear()


@pytest.fixture
def asha(client):
    person = a_person(Role.CONTACT, name="Asha", email="asha@example.org", language="en")
    person.set_unusable_password()
    person.save()
    client.force_login(person)
    return person


def ask(client, address=NEW):
    return client.post(reverse("account_email"), {"email": address})


def link_in(letter):
    return re.search(r"<http://[^/]+(/\S+)>", letter.body)[1]


def test_the_account_moves_when_the_link_is_opened_and_the_button_pressed(client, asha):
    assert ask(client).status_code == 302
    letter = Letter.objects.get(address=NEW)
    assert letter.secret and "Nothing has changed yet" in Letter.objects.get(address="asha@example.org").body
    there = link_in(letter)
    assert NEW in client.get(there).content.decode()
    asha.refresh_from_db()
    assert asha.email == "asha@example.org", "reading the page moves nothing"
    assert client.post(there).status_code == 302
    asha.refresh_from_db()
    assert asha.email == NEW and list(asha.emailaddress_set.values_list("email", "verified")) == [(NEW, True)]
    told = Letter.objects.filter(address="asha@example.org", occasion__startswith="accounts.address.moved")
    assert told.count() == 1 and history(asha)[0].act == "accounts.address.move"
    assert client.get(there).status_code == 410 and client.post(there).status_code == 410, "it works once"


def test_the_link_is_for_the_one_who_asked(client, asha):
    ask(client)
    there = link_in(Letter.objects.get(address=NEW))
    client.force_login(a_person(Role.CONTACT))
    assert client.post(there).status_code == 410
    client.logout()
    assert client.get(there).status_code == 302
    asha.refresh_from_db()
    assert asha.email == "asha@example.org"


def test_a_link_that_somebody_has_changed_or_that_is_too_old_moves_nothing(client, asha, monkeypatch):
    ask(client)
    there = link_in(Letter.objects.get(address=NEW))
    assert client.get(there.replace("/move/", "x/move/").replace("/flytta/", "x/flytta/")).status_code == 410
    monkeypatch.setattr("kompanjon.people.accounts.address.DAYS", -1)
    assert client.get(there).status_code == 410


def test_a_taken_address_is_told_there_and_not_on_the_page(client, asha):
    a_person(email="bo@example.org")
    assert ask(client, "BO@example.org").status_code == 302
    assert "har redan ett konto" in (body := Letter.objects.get(address="BO@example.org").body) or "already" in body
    assert not Letter.objects.filter(occasion__startswith="accounts.address.confirm").exists()


def test_an_address_that_was_taken_meanwhile_is_refused(client, asha):
    ask(client)
    a_person(email=NEW)
    assert client.post(link_in(Letter.objects.get(address=NEW))).status_code == 422
    asha.refresh_from_db()
    assert asha.email == "asha@example.org"


@pytest.mark.parametrize("address", ["", "not an address", "ASHA@example.org"])
def test_what_cannot_be_an_address_comes_back(client, asha, address):
    assert ask(client, address).status_code == 422 and not Letter.objects.exists()


def test_somebody_with_a_password_shows_once_more_that_it_is_them(client, asha):
    asha.set_password("a long enough word")
    asha.save()
    client.force_login(asha)
    assert client.get(reverse("account_email")).url.startswith(reverse("account_reauthenticate"))
    assert ask(client).url.startswith(reverse("account_reauthenticate")) and not Letter.objects.exists()
