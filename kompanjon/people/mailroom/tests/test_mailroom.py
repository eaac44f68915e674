"""Letters that need a person, and the demonstration's letters."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from kompanjon.core.post.actions import send_letter
from kompanjon.core.post.models import Letter
from kompanjon.people.access.grants import Role
from kompanjon.people.desk.queries import waiting_for
from kompanjon.testing import a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def failed():
    letter = send_letter(to="asha@example.org", occasion="test:1", subject="Hello", body="**Read** this")
    Letter.objects.filter(pk=letter.pk).update(state="failed", trouble="no such box")
    return letter


def test_a_letter_that_was_not_sent_waits_on_the_offices_desk(client, failed):
    head = a_person(role=Role.UNIT_HEAD)
    assert [item.sentence for item in waiting_for(head)] and waiting_for(a_person(role=Role.ASSESSOR)) == []
    client.force_login(head)
    page = client.get(reverse("mailroom:stuck"))
    assert b"no such box" in page.content
    client.post(reverse("mailroom:settle", args=[failed.pk]))
    failed.refresh_from_db()
    assert failed.state == "queued"


def test_a_letter_known_to_have_arrived_is_not_sent_again(client, failed):
    client.force_login(a_person(role=Role.UNIT_HEAD))
    client.post(reverse("mailroom:settle", args=[failed.pk]), {"arrived": "1"})
    failed.refresh_from_db()
    assert failed.state == "sent"


def test_partners_do_not_see_the_mailroom(client, failed):
    client.force_login(a_person(role=Role.CONTACT))
    assert client.get(reverse("mailroom:stuck")).status_code == 403


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_demonstration_shows_its_letters_to_all(client, settings, failed, language):
    settings.DEMO = True
    with override(language):
        assert b"Hello" in client.get(reverse("mailroom:demo_letters")).content
        assert b"<strong>Read</strong>" in client.get(reverse("mailroom:demo_letter", args=[failed.pk])).content


def test_elsewhere_there_is_no_such_page(client, failed):
    assert client.get(reverse("mailroom:demo_letters")).status_code == 404
    assert client.get(reverse("mailroom:demo_letter", args=[failed.pk])).status_code == 404


def test_an_enclosure_is_handed_out_to_be_saved(client, settings):
    settings.DEMO = True
    letter = send_letter(
        to="asha@example.org", occasion="t", subject="S", body="B", attachments=[("a.pdf", b"%PDF", "application/pdf")]
    )
    answer = client.get(reverse("mailroom:demo_enclosure", args=[letter.pk, letter.enclosures.get().pk]))
    assert answer.content == b"%PDF" and answer["Content-Disposition"].startswith("attachment")
