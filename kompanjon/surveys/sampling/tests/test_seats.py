"""The two seats that an anonymous wave keeps apart are refused when they are given, with what to do instead."""

import pytest
from django.urls import reverse
from django.utils import timezone

from kompanjon.people.access.actions import end_seat
from kompanjon.people.access.grants import Role
from kompanjon.surveys.testing import a_wave
from kompanjon.testing import a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def head(client):
    client.force_login(a_person(Role.UNIT_HEAD))
    return client


def give(head, person, role, days=0):
    data = {"role": role.value, "from_day": timezone.localdate() + timezone.timedelta(days=days)}
    return head.post(reverse("staffing:give", args=[person.pk]), data)


@pytest.mark.parametrize(
    ("has", "wanted"),
    [(Role.FIELD_MANAGER, Role.SURVEY_ANALYST), (Role.SURVEY_ANALYST, Role.FIELD_MANAGER)],
)
def test_the_second_of_the_two_is_refused_while_there_is_an_anonymous_wave(head, has, wanted):
    a_wave(mode="anonymous", state="draft")
    person = a_person(has, name="Folke")
    refused = give(head, person, wanted)
    assert refused.status_code == 422 and person.seats.count() == 1
    assert "Folke" in refused.content.decode() and "anonym" in refused.content.decode()
    end_seat(person.seats.get(), by=None)
    assert give(head, person, wanted).status_code == 422
    assert give(head, person, wanted, days=1).status_code == 302


def test_it_is_given_in_confidential_waves_after_the_archive_and_beside_other_seats(head):
    a_wave(mode="confidential")
    a_wave(mode="anonymous", state="archived")
    person = a_person(Role.FIELD_MANAGER)
    assert give(head, person, Role.SURVEY_ANALYST).status_code == 302
    a_wave(mode="anonymous")
    assert give(head, a_person(Role.TEXT_REVIEWER), Role.SURVEY_ANALYST).status_code == 302
