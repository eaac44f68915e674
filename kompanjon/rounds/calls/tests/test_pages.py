"""What the office reads and presses about its rounds."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils.translation import override

from kompanjon import wiring
from kompanjon.rounds.calls.facts import DraftLine, Drafts
from kompanjon.rounds.calls.forms import StockholmField
from kompanjon.rounds.calls.models import Round
from kompanjon.rounds.rulebook.models import RuleSet
from kompanjon.testing import a_person, a_round

pytestmark = pytest.mark.django_db
PLAN = {
    "name_sv": "Våren 2027", "name_en": "Spring 2027", "mode": "window", "opens_at": "2030-02-15T00:00",
    "closes_at": "2030-03-15T23:59", "components": ["project", "steering_group"], "countries": ["KE", "UA"],
}  # fmt: skip


@pytest.fixture
def officer(client):
    person = a_person("officer")
    client.force_login(person)
    return person


def address(name, *args):
    with override("sv"):
        return reverse(f"calls:{name}", args=args)


def read(client, name, *args):
    answer = client.get(address(name, *args))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_moment_is_typed_and_shown_by_stockholms_clock():
    field = StockholmField()
    summer = field.clean("2027-06-15T23:59")
    assert summer == datetime(2027, 6, 15, 21, 59, tzinfo=ZoneInfo("UTC"))
    assert str(field.prepare_value(summer)) == "2027-06-15 23:59:00"


def test_a_round_is_planned_opened_and_stamped(client, officer, basic):
    assert client.post(address("create"), PLAN).status_code == 302
    made = Round.objects.get()
    assert sum(row["weight"] for row in made.criteria) == 100
    assert made.closes_at == datetime(2030, 3, 15, 22, 59, tzinfo=ZoneInfo("UTC"))
    page = read(client, "open", made.pk)
    assert "checked" not in page
    assert client.post(address("open", made.pk)).status_code == 422
    chosen = RuleSet.objects.get(for_demonstration=True)
    assert client.post(address("open", made.pk), {"rule_set": chosen.pk}).status_code == 302
    page = read(client, "detail", made.pk)
    assert officer.name in page
    assert "Grundregler 2016–2022" in page
    assert "RS-SEED" not in page


def test_a_new_round_begins_with_the_countries_in_force_and_no_rule_set(client, officer, basic):
    page = read(client, "create")
    assert page.count('name="countries"') > 13
    assert page.count("checked") == 13 + 1
    assert "rule_set" not in page


def test_dates_in_the_wrong_order_are_told_beside_the_field(client, officer, basic):
    answer = client.post(address("create"), {**PLAN, "closes_at": "2030-01-15T23:59"})
    assert answer.status_code == 422
    assert "Omgången måste stänga efter att den öppnar." in answer.content.decode()


def test_a_frame_is_typed_in_kronor(client, officer):
    call = a_round()
    year = call.opens_at.year
    client.post(address("frame", call.pk), {f"year_{year}": "11 000 000"})
    assert call.frame_years.get().amount == 11_000_000_00
    assert "11\u00a0000\u00a0000\u00a0kr" in read(client, "detail", call.pk)
    for absurd in ("-1", "²", "=1+1", "9" * 5000):
        assert client.post(address("frame", call.pk), {f"year_{year}": absurd}).status_code == 422
    assert call.frame_years.get().amount == 11_000_000_00


def test_weights_are_changed_and_one_can_be_left_out(client, officer, basic):
    client.post(address("create"), PLAN)
    made = Round.objects.get()
    weights = {row["key"]: row["weight"] for row in made.criteria} | {"budget": 0, "democracy": 25}
    assert client.post(address("criteria", made.pk), weights).status_code == 302
    made.refresh_from_db()
    assert "budget" not in {row["key"] for row in made.criteria}
    assert 'name="budget"' in read(client, "criteria", made.pk)


def test_a_refused_step_answers_with_its_reasons(client, officer):
    call = a_round()
    answer = client.post(address("step", call.pk), {"step": "close"})
    assert answer.status_code == 422


def test_the_step_that_opens_leads_to_its_own_page(client, officer):
    call = a_round()
    assert client.post(address("step", call.pk), {"step": "open"})["Location"] == address("open", call.pk)


def test_drafts_are_shown_by_how_far_they_have_come(client, officer, monkeypatch):
    line = DraftLine(("Ekvik", "Kisanga"), "project", 7, 10, True, ("Kisanga",))
    monkeypatch.setitem(wiring.ANSWERS, Drafts, [lambda question: [line]])
    page = read(client, "detail", a_round().pk)
    assert "7/10" in page and "Ekvik – Kisanga" in page


def test_a_coordinator_sees_no_office_page(client):
    client.force_login(a_person("coordinator"))
    assert client.get(address("index")).status_code == 403


def test_the_list_asks_as_much_for_twenty_rounds_as_for_two(client, officer, django_assert_max_num_queries):
    for _number in range(20):
        a_round()
    with django_assert_max_num_queries(12):
        read(client, "index")


def test_themes_are_added_and_retired(client, officer, basic):
    with override("sv"):
        answer = client.post(reverse("themes:index"), {"name_sv": "Bibliotek", "name_en": "Libraries", "in_use": "on"})
        assert answer.status_code == 302
        assert "Bibliotek" in client.get(reverse("themes:index")).content.decode()


def test_a_round_that_is_to_open_stands_on_the_officers_desk():
    from kompanjon.rounds.calls.desk import rounds_waiting

    call = a_round()
    a_round(opens_at="2090-01-01T00:00Z", closes_at=None)
    assert [item.title for item in rounds_waiting(a_person("officer"))] == [call.name]
    assert rounds_waiting(a_person("assessor")) == []


def test_a_round_of_the_record_is_not_run_here(client):
    recorded = Round.objects.create(
        slug="spring-2018", name_sv="Våren 2018", name_en="Spring 2018", is_recorded=True, state=None
    )
    client.force_login(a_person("officer"))
    assert client.get(reverse("calls:detail", args=[recorded.pk])).status_code == 404
