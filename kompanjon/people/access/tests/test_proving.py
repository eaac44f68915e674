"""Whoever comes by a copied link shows that the address is theirs, and nobody offers a seat they may not give."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils.translation import override

from kompanjon.core.post.models import Letter
from kompanjon.core.problems import Refused
from kompanjon.people.access import actions
from kompanjon.people.access.grants import Role
from kompanjon.people.access.models import Invitation, Seat
from kompanjon.people.accounts.models import Person
from kompanjon.testing import a_person, an_organisation

pytestmark = pytest.mark.django_db
TYPED = {"name": "Asha", "language": "en", "password": ""}


@pytest.fixture
def invited():
    """A signatory, invited by an officer who has copied the link."""
    _made, keys = actions.invite(
        "asha@example.org", Role.SIGNATORY, by=a_person("officer"), organisation=an_organisation(), language="en"
    )
    with override("en"):
        return {name: reverse("access:accept", args=[getattr(keys, name)]) for name in ("letter", "copied")}


def the_code():
    return re.search(r"^\d{4} \d{4}$", Letter.objects.latest("pk").body, re.MULTILINE)[0]


def test_the_letter_proves_the_address(client, invited):
    client.post(invited["letter"], TYPED)
    assert Seat.objects.filter(role="signatory").exists() and EmailAddress.objects.get().verified


def test_a_copied_link_gives_no_seat_until_the_code_in_a_letter_is_written(client, invited):
    assert "Is the address yours?" in client.get(invited["copied"]).content.decode()
    assert client.post(invited["copied"], TYPED).status_code == 422
    assert client.post(invited["copied"], {"send": "1"}).status_code == 302
    wrong = client.post(invited["copied"], {**TYPED, "code": "0"})
    assert wrong.status_code == 422 and "Asha" in wrong.content.decode() and not Person.objects.filter(name="Asha")
    client.post(invited["copied"], {**TYPED, "code": the_code()})
    assert Seat.objects.get(role="signatory").person.name == "Asha" and EmailAddress.objects.get().verified


def test_a_code_is_not_guessed_and_not_sent_twice_in_a_minute(client, invited):
    client.post(invited["copied"], {"send": "1"})
    client.post(invited["copied"], {"send": "1"})
    assert Letter.objects.count() == 1
    for _number in range(5):
        client.post(invited["copied"], {**TYPED, "code": "1"})
    assert client.post(invited["copied"], {**TYPED, "code": the_code()}).status_code == 422
    assert not Seat.objects.filter(role="signatory").exists()


def test_a_helper_needs_no_code_but_the_address_is_not_taken_as_shown(client):
    _made, keys = actions.invite("h@example.org", Role.HELPER, by=a_person("officer"), language="en")
    client.post(reverse("access:accept", args=[keys.copied]), TYPED)
    assert Seat.objects.filter(role="helper").exists() and not EmailAddress.objects.get().verified


@pytest.mark.parametrize("role", [Role.DECISION_MAKER, Role.ADMINISTRATOR, Role.SURVEY_OWNER, Role.FUNDER_READER])
def test_an_officer_offers_no_seat_that_she_may_not_give(client, role):
    officer = a_person("officer")
    client.force_login(officer)
    page = client.get(reverse("access:invitations")).content.decode()
    assert f'value="{role}"' not in page and 'value="assessor"' in page
    typed = {"email": "me2@example.org", "role": role, "language": "en"}
    assert client.post(reverse("access:invitations"), typed).status_code == 422
    with pytest.raises(Refused):
        actions.invite("me2@example.org", role, by=officer)
    client.force_login(a_person("unit_head"))
    assert client.post(reverse("access:invitations"), typed).status_code == 302


def test_nobody_invites_themselves_to_the_office():
    head = a_person("unit_head")
    with pytest.raises(Refused):
        actions.invite(head.email.upper(), Role.DECISION_MAKER, by=head)


def test_an_invitation_by_somebody_who_may_no_longer_give_the_seat_gives_none(client):
    head = a_person("unit_head")
    made, keys = actions.invite("new@example.org", Role.DECISION_MAKER, by=head, language="en")
    Seat.objects.filter(person=head).update(role="officer")
    client.post(reverse("access:accept", args=[keys.letter]), TYPED)
    assert not Seat.objects.filter(role="decision_maker").exists() and not Invitation.objects.get(pk=made.pk).used_at
