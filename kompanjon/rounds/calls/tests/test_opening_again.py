"""A round that has just closed gets a later last day by being opened again, unless somebody has gone on already."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from kompanjon import wiring
from kompanjon.core.problems import Refused
from kompanjon.rounds.calls import actions
from kompanjon.rounds.calls.facts import LetThrough, RoundExtended
from kompanjon.testing import a_person, a_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed():
    call = a_round(state="open", closes_at=timezone.now() - timedelta(hours=2))
    actions.close_on_time(call.pk)
    call.refresh_from_db()
    assert call.state == "closed"
    return call


@pytest.fixture
def later():
    return timezone.now() + timedelta(days=5)


def test_it_is_open_until_the_new_day_and_the_log_says_why(closed, later, monkeypatch):
    heard, officer, former = [], a_person("officer"), closed.closes_at
    monkeypatch.setitem(wiring.WIRING, RoundExtended, [heard.append])
    actions.extend_round(closed, later, "The line was down.", by=officer)
    closed.refresh_from_db()
    assert (closed.state, closed.closes_at, closed.extensions.get().former) == ("open", later, former)
    assert heard == [RoundExtended(closed.pk, former, later, "The line was down.", opened_again=True)]


def test_not_once_a_case_has_gone_on(closed, later, monkeypatch):
    monkeypatch.setitem(wiring.ANSWERS, LetThrough, [lambda question: 1])
    with pytest.raises(Refused) as trouble:
        actions.extend_round(closed, later, "Late.", by=a_person("officer"))
    assert [one.rule for one in trouble.value.problems] == ["ROUND-ASSESSED"] and not closed.extensions.exists()


def test_not_without_a_reason_and_not_by_a_stranger(closed, later):
    for by, reason, refused in [
        (a_person("officer"), " ", Refused),
        (a_person("signatory"), "Late.", PermissionDenied),
    ]:
        with pytest.raises(refused):
            actions.extend_round(closed, later, reason, by=by)


@pytest.mark.parametrize(("language", "said"), [("sv", "Öppna den igen"), ("en", "Open it again")])
def test_the_page_of_a_closed_round_leads_there(client, closed, language, said):
    client.force_login(a_person("officer"))
    with override(language):
        page = client.get(reverse("calls:detail", args=[closed.pk])).content.decode()
        assert said in page and reverse("calls:extend", args=[closed.pk]) in page
        answer = client.post(reverse("calls:step", args=[closed.pk]), {"step": "open_again", "reason": "Late."})
        assert answer.url == reverse("calls:extend", args=[closed.pk]), "it needs a day"
