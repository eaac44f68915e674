import json
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db.models import EmailField
from django.urls import reverse
from django.utils import timezone

from kompanjon.core.trace.queries import history
from kompanjon.people.access.grants import Role
from kompanjon.people.personal import queries
from kompanjon.people.personal.questions import Settled
from kompanjon.people.personal.rules import cut_off
from kompanjon.people.personal.speech import in_words
from kompanjon.people.privacy import KEPT, OF_ORGANISATIONS
from kompanjon.testing import a_person, an_application, an_organisation

NAMED = {f"{kept.model}.{field}" for kept in KEPT for field in kept.fields}


def test_every_line_names_a_model_and_fields_that_exist():
    for kept in KEPT:
        model = apps.get_model(kept.model)
        known = {field.name for field in model._meta.get_fields()} | {"pk"}
        assert {*kept.fields, *([kept.whose] if kept.whose else [])} <= known, kept.model
        assert all(schedule.decision == "" or kept.case for schedule in kept.erased)


def test_every_field_is_called_by_a_word_and_not_by_its_column():
    for kept in KEPT:
        assert "_" not in in_words(kept), kept.model


def test_no_address_and_no_phone_in_the_house_is_missing_from_the_table():
    found = {
        f"{model._meta.label_lower}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, EmailField) or field.name in ("email", "phone")
    }
    assert found - NAMED - OF_ORGANISATIONS == set(), "name the field, its purpose and its time in people/privacy.py"


def test_a_time_is_counted_back_from_today_by_the_calendar():
    assert cut_off(date(2026, 11, 22), 10, "years") == date(2016, 11, 22)
    assert cut_off(date(2024, 2, 29), 1, "years") == date(2023, 2, 28)
    assert cut_off(date(2026, 5, 31), 3, "months") == date(2026, 2, 28)
    assert cut_off(date(2026, 1, 15), 2, "months") == date(2025, 11, 15)


@pytest.mark.django_db
def test_the_register_is_for_who_answers_for_it(client):
    register = reverse("personal:register")
    assert client.get(register).status_code == 302
    client.force_login(a_person(Role.CONTACT, organisation=an_organisation()))
    assert client.get(register).status_code == 403
    client.force_login(a_person(Role.OFFICER))
    assert client.get(register).status_code == 403
    client.force_login(a_person(Role.ADMINISTRATOR))
    assert client.get(register).status_code == 200


@pytest.mark.django_db
def test_an_extract_holds_what_is_the_persons_and_is_noted(client):
    town = an_organisation("Ekvik")
    person, other = a_person(Role.CONTACT, organisation=town, name="Ada"), a_person(Role.CONTACT, organisation=town)
    address = reverse("personal:extract", args=[person.pk])
    client.force_login(other)
    assert client.post(address).status_code == 404
    client.force_login(a_person(Role.ADMINISTRATOR))
    assert client.get(address).status_code == 405
    answer = client.post(address)
    told = json.loads(answer.content)
    assert person.email in answer.content.decode() and other.email not in answer.content.decode()
    assert "attachment" in answer["Content-Disposition"] and told["person"] == person.pk
    assert history(person).first().act == "personal.register.extract"


@pytest.mark.django_db
def test_everybody_fetches_their_own(client):
    person = a_person(name="Ada")
    assert client.get(reverse("personal:mine")).status_code == 302
    client.force_login(person)
    assert json.loads(client.get(reverse("personal:mine")).content)["person"] == person.pk


@pytest.mark.django_db
def test_what_would_be_erased_is_listed_by_outcome_and_nothing_is_erased(client, monkeypatch):
    monkeypatch.setattr(
        queries,
        "settled",
        lambda key: Settled({"retention_grant_years": 10, "retention_rejected_years": 2}.get(key), False),
    )
    three_years_ago = timezone.localdate() - timedelta(days=3 * 365)
    for state in ("granted", "rejected"):
        application = an_application(state=state, decided_on=three_years_ago)
        application.conflict_statements.create(person=a_person(), text="no ties")
    client.force_login(a_person(Role.ADMINISTRATOR))
    entry = next(number for number, kept in enumerate(KEPT) if kept.model == "assessment.conflictstatement")
    granted, rejected = queries.register(timezone.localdate())[entry].dues
    assert (granted.count, rejected.count, rejected.decided) == (0, 1, False)
    assert client.get(reverse("personal:register")).status_code == 200
    page = client.get(reverse("personal:due", args=[entry, 1]))
    assert page.status_code == 200 and str(three_years_ago.year) in page.content.decode()
    assert apps.get_model("assessment.conflictstatement").objects.count() == 2
    assert client.get(reverse("personal:due", args=[99, 0])).status_code == 404
