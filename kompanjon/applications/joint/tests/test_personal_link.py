"""The personal link as people meet it: one page, one use, seven days, and nobody else's."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from kompanjon.applications.joint.actions.sign_by_link import ask_to_sign
from kompanjon.applications.joint.signing_models import SigningLink
from kompanjon.core.post.models import Letter
from kompanjon.people.access.models import Seat

from .test_sign_off import case  # noqa: F401  (the same two parties, closed for signing)

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(case):  # noqa: F811
    translation.activate("en")
    case.close()
    link, key = ask_to_sign(
        case.application, case.kisanga, email=case.governor.email, name="Asha Juma", language="en", by=case.neema
    )
    return case, link, reverse("joint:sign_by_link", args=[key]), {"name": "Asha Juma", "digest": link.revision.digest}


def test_the_page_says_who_asks_and_the_sums_stand_before_the_button(client, sent):
    _case, _link, address, _typed = sent
    page = client.get(address)
    text = page.content.decode()
    order = ["Neema", "Applied for", "The whole text as PDF", f"I sign for {_case.kisanga.organisation.name}"]
    places = [text.index(one) for one in order]
    assert places == sorted(places) and text.count("<h1") == 1
    assert page["Cache-Control"].startswith("max-age=0") and "no-referrer" in text
    assert client.get(address.rstrip("/") + "/text.pdf").content.startswith(b"%PDF")


def test_it_signs_once_and_says_so_the_second_time(client, sent):
    _case, link, address, typed = sent
    assert client.post(address, typed).status_code == 200
    for answer in (client.get(address), client.post(address, typed), client.get(address.rstrip("/") + "/text.pdf")):
        assert answer.status_code in (404, 410)
    assert "You have signed with this link" in client.get(address).content.decode()
    assert link.revision.signatures.count() == 1


def test_it_has_run_out_after_seven_days(client, sent):
    _case, link, address, typed = sent
    SigningLink.objects.filter(pk=link.pk).update(ends_at=timezone.now() - timedelta(minutes=1))
    page = client.post(address, typed)
    assert page.status_code == 410 and "Neema" in page.content.decode() and not link.revision.signatures.exists()


def test_a_stranger_who_got_hold_of_it_signs_nothing_in_another_name(client, sent):
    _case, link, address, typed = sent
    page = client.post(address, {**typed, "name": "Eva Svensson"})
    assert page.status_code == 422 and "this link is not for you" in page.content.decode()
    assert 'value="Eva Svensson"' in page.content.decode() and not link.revision.signatures.exists()
    link.refresh_from_db()
    assert link.used_at is None, "the one it was made out to can still use it"


def test_one_who_has_left_office_is_told_whom_to_send_it_to(client, sent):
    case, link, address, typed = sent  # noqa: F811
    today = timezone.localdate()
    Seat.objects.filter(person=case.governor).update(
        from_day=today - timedelta(days=30), to_day=today - timedelta(days=1)
    )
    for page in (client.get(address), client.post(address, typed)):
        assert page.status_code == 410 and "You do not sign for" in page.content.decode()
    assert not link.revision.signatures.exists()


def test_the_house_sends_it_to_nobody_but_the_one_asked(sent):
    case, _link, address, _typed = sent  # noqa: F811
    key = address.rstrip("/").rsplit("/", 1)[-1]
    assert {letter.address for letter in Letter.objects.filter(body__contains=key)} == {case.governor.email}
    assert all(letter.secret for letter in Letter.objects.filter(body__contains=key))
