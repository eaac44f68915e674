"""Beginning in a new partnership: the counterpart is searched for, ticked, or entered."""

import pytest
from django.urls import reverse

from kompanjon.applications.joint.models import Application
from kompanjon.core.trace.queries import history
from kompanjon.people.organisations.models import Organisation, OrganisationName
from kompanjon.testing import a_country, a_form_version, a_partnership, a_person, a_round, an_organisation

pytestmark = pytest.mark.django_db
START = "joint:start"


@pytest.fixture
def call():
    a_form_version()
    return a_round(state="open")


@pytest.fixture
def ekvik():
    return an_organisation("Ekviks kommun")


@pytest.fixture
def bo(ekvik):
    return a_person("contact", organisation=ekvik, name="Bo")


def filled(call, ekvik, **more):
    return {"round": call.pk, "component": "project", "organisation": ekvik.pk, "working_language": "sw", **more}


def test_the_search_keeps_what_was_filled_in_and_lists_country_and_kind(client_of, call, ekvik, bo):
    kisumu = an_organisation("County Government of Kisumu", country="KE", kind="foreign_regional")
    client = client_of(bo, "en")
    answer = client.post(reverse(START), filled(call, ekvik, counterpart="Kisumo", find="1"))
    assert answer.status_code == 302 and answer.url.endswith("#counterpart") and "csrf" not in answer.url
    page = client.get(answer.url).content.decode()
    assert "County Government of Kisumu" in page and "Kenya" in page and "regional authority abroad" in page
    assert 'value="sw" selected' in page, "the working language stands as it was chosen"
    answer = client.post(reverse(START), filled(call, ekvik, counterpart="Kisumo", counterparts=[kisumu.pk]))
    application = Application.objects.get()
    assert answer.url == reverse("joint:application", args=[application.pk])
    assert [party.organisation for party in application.parties.all()] == [ekvik, kisumu]


def test_a_former_name_finds_and_is_said(client_of, call, ekvik, bo):
    bay = an_organisation("Nelson Mandela Bay", country="ZA")
    OrganisationName.objects.create(organisation=bay, name="Port Elizabeth")
    page = client_of(bo, "en").get(reverse(START), {"counterpart": "port elizabeth"}).content.decode()
    assert "Nelson Mandela Bay" in page and "also called Port Elizabeth" in page


def test_a_word_that_several_fit_is_asked_about_and_nothing_is_begun(client_of, call, ekvik, bo):
    an_organisation("Kisanga North", country="KE")
    an_organisation("Kisanga South", country="KE")
    page = client_of(bo, "en").post(reverse(START), filled(call, ekvik, counterpart="Kisanga"))
    assert page.status_code == 422 and "Tick the one you mean in the list below." in page.content.decode()
    assert "Kisanga North" in page.content.decode() and not Application.objects.exists()


def test_one_that_was_ticked_stays_ticked_through_the_next_search(client_of, call, ekvik, bo):
    kisumu, kampala = an_organisation("Kisumu", country="KE"), an_organisation("Kampala", country="UG")
    client = client_of(bo, "en")
    answer = client.post(reverse(START), filled(call, ekvik, counterparts=[kisumu.pk], counterpart="Kampala", find="1"))
    page = client.get(answer.url).content.decode()
    assert f'value="{kisumu.pk}" id="counterpart-{kisumu.pk}" checked' in page and "Kampala" in page
    client.post(reverse(START), filled(call, ekvik, counterparts=[kisumu.pk, kampala.pk]))
    assert Application.objects.get().parties.count() == 3


@pytest.mark.parametrize("hidden", [{"withheld": True}, {"ended_year": 2010}, {"is_example": True}])
def test_whom_one_may_not_choose_is_not_found(client_of, call, ekvik, bo, hidden):
    away = an_organisation("Kisumu", country="KE", **hidden)
    client = client_of(bo, "en")
    assert "Nobody was found" in client.get(reverse(START), {"counterpart": "Kisumu"}).content.decode()
    page = client.post(reverse(START), filled(call, ekvik, counterparts=[away.pk]))
    assert page.status_code == 422 and not Application.objects.exists()


NEW = {
    "name": "Mji wa Kisanga", "short_name": "Kisanga", "country": "KE", "kind": "foreign_local", "place": "Kisanga",
    "known_by": "https://kisanga.example",
}  # fmt: skip


def test_one_that_is_not_there_is_entered_and_kept_from_the_public_until_the_office_has_looked(
    client_of, call, ekvik, bo
):
    a_country("KE")
    client = client_of(bo, "en")
    answer = client.post(reverse(START), filled(call, ekvik, counterpart="Mji wa Kisanga", new="1"))
    assert "Mji wa Kisanga" in client.get(answer.url).content.decode(), "what was searched for is filled in"
    answer = client.post(answer.url, NEW)
    entered = Organisation.objects.get(name="Mji wa Kisanga")
    assert entered.withheld and entered.to_check and entered.entered_by == bo
    assert f'id="counterpart-{entered.pk}" checked' in client.get(answer.url).content.decode()
    client.post(reverse(START), filled(call, ekvik, counterparts=[entered.pk]))
    assert Application.objects.get().parties.last().organisation == entered

    client = client_of(a_person("unit_head", name="Siv"), "en")
    assert "Mji wa Kisanga" in client.get(reverse("desk:mine")).content.decode()
    detail = client.get(reverse("organisations:detail", args=[entered.pk])).content.decode()
    assert "Bo entered it" in detail and "https://kisanga.example" in detail
    client.post(reverse("organisations:checked", args=[entered.pk]))
    entered.refresh_from_db()
    assert not entered.withheld and not entered.to_check
    assert [row.act for row in history(entered)][-1] == "organisations.organisation.enter"


def test_a_double_is_pointed_out_before_it_is_made(client_of, call, ekvik, bo):
    there = an_organisation("Kisanga", country="KE")
    client, address = client_of(bo, "en"), reverse("joint:new_counterpart")
    page = client.post(address, {**NEW, "name": "Kisangga"})
    assert page.status_code == 422 and f"counterparts={there.pk}" in page.content.decode()
    assert client.post(address, {**NEW, "name": "Kisangga", "is_another": "on"}).status_code == 302


@pytest.mark.parametrize(("country", "kind"), [("SE", "foreign_local"), ("KE", "municipality")])
def test_kind_and_country_must_go_together(client_of, call, ekvik, bo, country, kind):
    a_country("KE")
    page = client_of(bo).post(reverse("joint:new_counterpart"), {**NEW, "country": country, "kind": kind})
    assert page.status_code == 422 and not Organisation.objects.filter(name=NEW["name"]).exists()


def test_a_stranger_signs_in_and_who_has_no_organisation_enters_none(client, client_of):
    address = reverse("joint:new_counterpart")
    assert client.get(address).status_code == 302
    assert client_of(a_person("coordinator", partnership=a_partnership())).post(address, NEW).status_code == 403


def test_an_association_takes_part_but_is_on_neither_side(client_of, call, ekvik, bo):
    away = an_organisation("Kisanga", country="KE")
    association = an_organisation("Friends of Kisanga", country="KE", kind="cso")
    client = client_of(bo)
    assert client.post(reverse(START), filled(call, ekvik, counterparts=[association.pk])).status_code == 422
    client.post(reverse(START), filled(call, ekvik, counterparts=[association.pk, away.pk]))
    assert [party.side for party in Application.objects.get().parties.all()] == ["swedish", "international", "other"]
