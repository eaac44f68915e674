"""What the pages of a wave ask of the database: the same for many answers as for few, and each wave read once."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kompanjon.people.access.grants import Role
from kompanjon.testing import a_person

from .conftest import answered

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(two):
    client = Client()
    client.force_login(
        a_person(role=Role.SURVEY_ANALYST), backend="allauth.account.auth_backends.AuthenticationBackend"
    )

    def statements(part):
        address = f"/en/surveys/{two[1].pk}/{part}"
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return [q["sql"] for q in captured]

    return statements


@pytest.mark.parametrize("part", ["results/q2_developing/", "results/q2_developing/?by=role", "method/", "weights/"])
def test_more_answers_take_no_more_statements(two, asked, part):
    before = len(asked(part))
    for unit in list(two[1].units.filter(disposition="2.20"))[:10]:
        answered(two[1], unit, {"q2_developing": "ja", "q1_awareness": 3})
    assert len(asked(part)) == before


def test_a_page_that_compares_two_waves_reads_each_of_them_once(asked):
    as_text = ("AS TEXT", "::TEXT", "AS VARCHAR", "::VARCHAR")
    reads = [
        sql
        for sql in asked("results/q2_developing/")
        if "surveys_registerunit" in sql and any(cast in sql.upper() for cast in as_text)
    ]
    assert len(reads) == 2
