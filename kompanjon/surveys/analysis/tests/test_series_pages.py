"""The chart of change as people meet it: on the analyst's page, on the published one, and as a file."""

import io
from xml.etree import ElementTree

import pytest
from django.test import Client

from kompanjon.people.access.grants import Role
from kompanjon.surveys.figures.actions import freeze
from kompanjon.surveys.models import Release
from kompanjon.testing import a_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("lang", "words"), [("sv", "Förändring mellan omgångar"), ("en", "Change between waves")])
def test_the_analyst_sees_chart_and_table_side_by_side(two, lang, words):
    client = Client()
    client.force_login(
        a_person(role=Role.SURVEY_ANALYST), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    path = {"sv": "enkater/{}/resultat/", "en": "surveys/{}/results/"}[lang].format(two[1].pk)
    page = client.get(f"/{lang}/{path}q2_developing/").content.decode()
    assert words in page and page.count('class="c-join"') == 3  # one for each answer that both waves offered
    assert page.count('class="c-dot"') >= 5 and "−" in page


@pytest.fixture
def published(two):
    release = Release.objects.create(wave=two[1], state="published")
    freeze(release, None)
    return release


@pytest.mark.parametrize(("lang", "path"), [("sv", "enkatresultat/{}/forandring"), ("en", "survey-results/{}/change")])
@pytest.mark.parametrize("size", ["wide", "square"])
def test_the_chart_of_change_leaves_as_svg_and_png(published, lang, path, size):
    from PIL import Image

    from kompanjon.surveys.figures.drawing import SIZES

    address = f"/{lang}/{path.format(published.pk)}/q2_developing/{size}"
    svg = Client().get(f"{address}.svg").content.decode()
    ElementTree.fromstring(svg)
    assert {"sv": "har ökat sedan a1", "en": "has risen since a1"}[lang] in svg and "a2 n = 40" in svg.replace(
        "\u00a0", " "
    )
    assert "Syntetiska data" not in svg and "Synthetic data" not in svg
    assert Image.open(io.BytesIO(Client().get(f"{address}.png").content)).size == SIZES[size]


def test_one_invented_wave_in_the_series_is_enough_for_the_stamp(two):
    two[0].synthetic = True
    two[0].save()
    two[1].former = two[0]
    release = Release.objects.create(wave=two[1], state="published")
    freeze(release, None)
    client = Client()
    svg = client.get(f"/sv/enkatresultat/{release.pk}/forandring/q2_developing/wide.svg").content.decode()
    assert svg.count("Syntetiska data") == 2
    assert "Förändring mellan omgångar" in client.get(f"/sv/enkatresultat/{release.pk}/").content.decode()
    assert client.get(f"/sv/enkatresultat/{release.pk}/forandring/q9_comment/wide.svg").status_code == 404
