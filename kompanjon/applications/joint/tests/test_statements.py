"""How many statements the office's list, the page of a case and handing in take, however many cases there are."""

import pytest
from django.urls import reverse

from kompanjon.applications.joint.actions.sign import say_ready, sign
from kompanjon.applications.joint.queries import parties_of
from kompanjon.testing import a_full_application, a_person, a_round_with_rules, an_application

from .test_pages import at, handed_in

pytestmark = pytest.mark.django_db


def many(count):
    for _ in range(count):
        an_application(state="draft")
        an_application(state="signing")


@pytest.mark.parametrize("query", ["", "?q=Kisanga", "?state=draft", "?country=KE"])
def test_the_offices_list_asks_at_most_ten_statements(client_of, django_assert_max_num_queries, query):
    many(15)
    client = client_of(a_person("officer"))
    client.get(reverse("joint:list") + query)
    with django_assert_max_num_queries(10):
        page = client.get(reverse("joint:list") + query)
    assert page.status_code == 200


def test_the_case_page_asks_at_most_fifteen_statements(client_of, django_assert_max_num_queries):
    application = handed_in(round=a_round_with_rules())
    client = client_of(a_person("officer"))
    client.get(at("application", application))
    with django_assert_max_num_queries(15):
        assert client.get(at("application", application)).status_code == 200


def test_handing_in_asks_at_most_thirty_statements(client_of, django_assert_max_num_queries):
    application = a_full_application(round=a_round_with_rules())
    ekvik, kisanga = parties_of(application)
    alva = a_person("coordinator", partnership=application.partnership, organisation=ekvik.organisation)
    revision = say_ready(application, ekvik, by=alva)
    for party in (ekvik, kisanga):
        sign(application, party, by=a_person("signatory", organisation=party.organisation), digest=revision.digest)
    client = client_of(alva)
    client.get(reverse("joint:list"))
    with django_assert_max_num_queries(30):
        assert client.post(at("hand_in", application)).status_code == 302
