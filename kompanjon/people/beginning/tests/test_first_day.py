"""The page of the first day: what it says of the mail, and where it leads."""

import pytest
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone, translation

from kompanjon.core.post.models import Letter
from kompanjon.people.accounts.second_factor import GOING_TO
from kompanjon.testing import a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def first(client):
    translation.activate("en")
    client.force_login(a_person("administrator", name="Siv Öberg"))
    return client


def test_a_colleague_and_a_partner_do_not_open_it(client):
    for person, status in ((a_person("officer"), 403), (a_person(), 403), (a_person("coordinator"), 403)):
        client.force_login(person)
        assert client.get(reverse("beginning:next")).status_code == status


def test_it_says_how_the_test_letter_fared(first):
    page = reverse("beginning:next")
    first.post(page)
    assert "is on its way" in first.get(page).content.decode()
    Letter.objects.update(trouble="ConnectionRefusedError: [Errno 111] Connection refused")
    told = first.get(page).content.decode()
    assert "did not take the test letter" in told and "Connection refused" in told
    Letter.objects.update(state="sent", sent_at=timezone.now(), trouble="")
    assert "took the test letter" in first.get(page).content.decode()


@override_settings(EMAIL_HOST_PASSWORD="hemligt")
def test_settings_are_said_in_words_and_the_password_is_not(first):
    told = first.get(reverse("beginning:next")).content.decode()
    assert "KOMPANJON_MAIL_HOST" in told and "the mail server" in told
    assert "hemligt" not in told and "False" not in told


@override_settings(SECOND_FACTOR_REQUIRED=True)
def test_the_way_to_the_open_decisions_leads_over_the_second_step_and_on(first):
    decisions = reverse("rulebook:open_decisions")
    assert first.get(decisions).url == reverse("mfa_index")
    assert first.session[GOING_TO] == decisions
