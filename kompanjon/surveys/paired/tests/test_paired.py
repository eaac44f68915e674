"""The same people before and after, known to nobody."""

import pytest
from django.test import Client

from kompanjon.people.access.grants import Role
from kompanjon.surveys.paired import actions, rules
from kompanjon.surveys.paired.models import PairedAnswer
from kompanjon.surveys.testing import a_wave
from kompanjon.testing import a_person


def test_the_code_is_the_same_however_it_is_typed():
    assert rules.plain_code(" anna", "3", "Visby ") == rules.plain_code("AN", "03", "vi") == "AN03VI"
    assert rules.plain_code("a", "3", "Visby") == "" and rules.plain_code("an", "32", "vi") == ""


def test_a_change_is_said_only_of_ten_pairs_and_uses_that_they_are_the_same():
    before = {str(i): 2 + i % 3 for i in range(12)}
    after = {str(i): 3 + i % 3 for i in range(12)} | {"stranger": 1}
    a, b, found, n = rules.change(before, {**after, "0": 4})
    assert n == 12 and b.value - a.value == pytest.approx(13 / 12) and found.verdict == "risen"
    assert rules.change({k: before[k] for k in list(before)[:9]}, after) is None


@pytest.mark.django_db
def test_two_links_one_code_and_no_way_back():
    analyst = a_person(role=Role.SURVEY_ANALYST)
    wave = a_wave(mode="anonymous")
    _paired, before, after = actions.start_pair(
        wave, by=analyst, title_sv="Före och efter", title_en="Before and after"
    )
    answers = {"q1_awareness": "2", "q2_developing": "ja", "letters": "An", "day": "3", "place": "Vi"}
    client = Client()
    assert "Din egen kod" in client.get(f"/sv/fore-och-efter/{before}/").content.decode()
    assert client.post(f"/sv/fore-och-efter/{before}/", {**answers, "day": "x"}).status_code == 422
    client.post(f"/sv/fore-och-efter/{before}/", answers)
    client.post(f"/sv/fore-och-efter/{before}/", answers | {"q1_awareness": "3"})
    client.post(f"/en/before-and-after/{after}/", answers | {"q1_awareness": "5"})
    kept = PairedAnswer.objects.order_by("-phase")
    assert [(k.phase, k.answers["q1_awareness"]) for k in kept] == [("before", 3), ("after", 5)]
    assert kept[0].pair == kept[1].pair and "AN03VI" not in str(list(kept.values()))
    signed_in = Client()
    signed_in.force_login(analyst, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = signed_in.get(f"/sv/enkater/{wave.pk}/fore-och-efter/").content.decode()
    assert "1 svar före, 1 efter, 1 av dem från samma personer" in page and "för få svar" in page
    assert "leder inte till någon enkät" in client.get("/sv/fore-och-efter/fel/").content.decode()
