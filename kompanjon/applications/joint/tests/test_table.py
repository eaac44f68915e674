"""The list as CSV: what lies within reach, with the list's own filter, and never the text of a draft."""

import csv
import io

import pytest
from django.urls import reverse

from kompanjon.testing import a_person, an_application

pytestmark = pytest.mark.django_db


def read(client, **asked):
    answer = client.get(reverse("joint:list_csv"), asked)
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";" if asked.get("excel") else ","))


def test_the_office_has_every_case_with_its_parties_and_sum(client):
    case = an_application(state="eligible", asked=400_000_00, title="Rent vatten")
    client.force_login(a_person("officer"))
    (row,) = read(client)
    assert (row["case_number"], row["title_sv"], row["asked_kr"]) == (case.case_number, "Rent vatten", "400000")
    assert row["swedish_parties"].startswith("Ekvik") and row["countries"] == "KE"


def test_a_drafts_text_is_not_the_offices_to_read(client):
    an_application(title="Rent vatten", asked=400_000_00)
    client.force_login(a_person("officer"))
    (row,) = read(client)
    assert (row["state"], row["title_sv"], row["asked_kr"]) == ("draft", "", "")


def test_the_filter_of_the_list_holds(client):
    an_application(state="eligible")
    an_application(state="rejected")
    client.force_login(a_person("officer"))
    assert [row["state"] for row in read(client, state="rejected")] == ["rejected"]


def test_a_coordinator_has_their_own_and_a_formula_does_not_run_in_excel(client):
    mine, other = an_application(title="=1+1"), an_application(title="Other")
    client.force_login(a_person("coordinator", partnership=mine.partnership))
    assert [row["title_sv"] for row in read(client, excel="1")] == ["'=1+1"] and other.pk != mine.pk


def test_it_asks_the_same_number_of_statements_for_many_as_for_few(client, django_assert_max_num_queries):
    for _number in range(5):
        an_application(state="eligible")
    client.force_login(a_person("officer"))
    with django_assert_max_num_queries(10):
        assert len(read(client)) == 5
