"""Who is asked where: the coverage adds up, and the matrix says what is known of each post."""

import pytest
from django.test import Client

from kompanjon.people.access.grants import Role
from kompanjon.surveys.models import Position, RegisterUnit
from kompanjon.surveys.sampling.queries import coverage, places
from kompanjon.surveys.testing import a_wave, an_invitation
from kompanjon.testing import a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def wave():
    wave = a_wave()
    first, second = an_invitation(wave).unit, an_invitation(wave).unit
    second.state = "vacant"
    second.save()
    for code in ("kso", "opp"):
        Position.objects.create(code=code, name_en=code.upper(), role="politiker", applies_to=["kommun"])
    first.secondary.add(Position.objects.get(code="kso"))
    return wave


def test_the_coverage_of_a_kind_is_the_sum_of_its_posts(wave):
    [(kind, rows, total)] = coverage(wave)
    assert kind == "kommun"
    assert total == (2, 1, 3, 6, 33)
    assert [sum(row[1:5][n] for row in rows) for n in range(4)] == list(total[:4])


def test_the_matrix_tells_filled_vacant_unknown_and_held_together(wave):
    page, posts = places(wave, "kommun", 1)
    assert [p.code for p in posts] == ["kso", "opp", "kdir"]
    assert [states for _organisation, states in page] == [
        ["dual", "unknown", "filled"],
        ["unknown", "unknown", "vacant"],
    ]


def test_the_matrix_is_for_the_field_manager(wave):
    client = Client()
    path = f"/en/surveys/{wave.pk}/register/places/?kind=kommun"
    assert client.get(path).status_code == 302
    backend = "allauth.account.auth_backends.AuthenticationBackend"
    client.force_login(a_person(Role.SURVEY_ANALYST), backend=backend)
    assert client.get(path).status_code == 403
    client.force_login(a_person(Role.FIELD_MANAGER), backend=backend)
    page = client.get(path).content.decode()
    assert "vacant" in page and RegisterUnit.objects.first().organisation.name_en in page
