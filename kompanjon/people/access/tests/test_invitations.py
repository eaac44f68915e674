"""Invitations: one use, bound to an address, fourteen days, renewable; by letter or by a copied link."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from kompanjon.core.post.models import Letter
from kompanjon.people.access.acts import Act
from kompanjon.people.access.grants import GRANTS, Role
from kompanjon.people.access.models import Invitation, Seat
from kompanjon.people.access.speech import ACT_WORDS, REACH_WORDS, what_one_may
from kompanjon.people.accounts.models import Person
from kompanjon.testing import a_partnership, a_person, an_organisation

pytestmark = pytest.mark.django_db


def the_link():
    return re.search(r"<http://[^/]+(/.+)>", Letter.objects.latest("pk").body)[1]


@pytest.fixture
def officer(client):
    person = a_person(role=Role.OFFICER)
    client.force_login(person)
    return person


def invite(client, **facts):
    given = {"email": "asha@example.org", "name": "Asha", "role": "assessor", "language": "en"}
    return client.post(reverse("access:invitations"), {**given, **facts})


def test_an_invitation_is_sent_in_the_chosen_language_and_its_link_shown_once(client, officer):
    answer = invite(client)
    letter = Letter.objects.get()
    assert "invites you to be assessor" in letter.body and letter.language == "en" and letter.secret
    shown = client.get(answer.url).content.decode()
    assert "/en/invitation/" in shown or 'id="link"' in shown
    assert the_link() not in shown, "only the address has seen the key in the letter"


def test_the_link_makes_an_account_with_the_seat_that_was_offered(client, officer):
    invite(client)
    link = the_link()
    client.logout()
    assert b"Asha" in client.get(link).content
    answer = client.post(link, {"name": "Asha Mfano", "language": "en", "password": ""})
    asha = Person.objects.get(email="asha@example.org")
    assert answer.url == "/en/my-account/seats/" and asha.seats.get().role == "assessor"
    assert not asha.has_usable_password() and client.get(answer.url).status_code == 200


def test_it_works_once(client, officer):
    invite(client)
    link = the_link()
    client.logout()
    client.post(link, {"name": "Asha", "language": "en", "password": "a long enough word"})
    client.logout()
    assert client.post(link, {"name": "Other", "language": "en", "password": ""}).status_code == 200
    assert Seat.objects.filter(role="assessor").count() == 1


def test_somebody_else_who_is_signed_in_cannot_use_it(client, officer):
    invite(client)
    link = the_link()
    client.force_login(a_person())
    assert "annan adress" in client.post(link, follow=True).content.decode() or not Seat.objects.filter(role="assessor")
    assert not Seat.objects.filter(role="assessor").exists()


def test_somebody_who_has_an_account_signs_in_and_accepts(client, officer):
    asha = a_person(email="asha@example.org", language="en")
    invite(client)
    link = the_link()
    client.logout()
    assert "?next=" in client.get(link).content.decode()
    client.force_login(asha)
    client.post(link)
    assert asha.seats.get().role == "assessor"


def test_it_runs_out_after_fourteen_days_and_can_be_renewed(client, officer):
    invite(client)
    old = the_link()
    Invitation.objects.update(ends_at=timezone.now() - timedelta(minutes=1))
    client.logout()
    assert b'<form method="post">' not in client.get(old).content
    client.force_login(officer)
    client.post(reverse("access:renew", args=[Invitation.objects.get().pk]))
    client.logout()
    assert the_link() != old and client.get(old).status_code == 404 and client.get(the_link()).status_code == 200


def test_a_withdrawn_one_opens_nothing(client, officer):
    invite(client)
    client.post(reverse("access:withdraw", args=[Invitation.objects.get().pk]))
    client.logout()
    client.post(the_link(), {"name": "A", "language": "en", "password": ""})
    assert not Person.objects.filter(email="asha@example.org").exists()


def test_a_guessed_key_leads_nowhere(client):
    assert client.get(reverse("access:accept", args=["guess"])).status_code == 404


def test_a_seat_in_an_organisation_needs_the_organisation(client, officer):
    assert invite(client, role="signatory").status_code == 422
    place = an_organisation()
    assert invite(client, role="signatory", organisation=place.pk).status_code == 302


def test_an_invitation_to_a_partnership_names_it(client, officer):
    partnership = a_partnership(name="Ekvik – Kisanga")
    there = reverse("access:invitations") + f"?partnership={partnership.pk}"
    assert "Ekvik – Kisanga" in client.get(there).content.decode()
    place = partnership.parties.first().organisation_id
    typed = {"email": "asha@example.org", "role": "coordinator", "language": "en"}
    assert client.post(there, typed).status_code == 422, "a coordinator acts for a party"
    client.post(there, {**typed, "organisation": place})
    assert Invitation.objects.get().partnership == partnership.pk and "Ekvik" in Letter.objects.get().body


def test_a_contact_person_invites_to_their_own_organisation_only(client):
    mine, other = an_organisation(), an_organisation()
    client.force_login(a_person(role=Role.CONTACT, organisation=mine))
    facts = {"email": "sig@example.org", "role": "signatory", "language": "sv"}
    assert client.post(reverse("access:invite_to_organisation", args=[mine.pk]), facts).status_code == 302
    assert client.post(reverse("access:invite_to_organisation", args=[other.pk]), facts).status_code == 404
    assert client.get(reverse("access:invitations")).status_code == 403


def test_what_one_may_is_said_in_words_for_every_act_and_reach():
    assert set(ACT_WORDS) == set(Act)
    assert set(REACH_WORDS) == {reach for reaches in GRANTS.values() for reach in reaches} | set(REACH_WORDS)
    for role in Role:
        what_one_may(role, organisation="Ekvik", partnership="Ekvik – Kisanga")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_ones_seats_say_what_one_may_and_where(client, language):
    partnership = a_partnership(name="Ekvik – Kisanga")
    client.force_login(a_person(role=Role.COORDINATOR, partnership=partnership))
    with override(language):
        page = client.get(reverse("access:seats")).content.decode()
    assert "Ekvik – Kisanga" in page and ("skriva ansökningar" if language == "sv" else "write applications") in page
