"""A company's mapping is looked at, changed, used again and taken away, in the browser."""

import csv
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kompanjon.people.access.grants import Role
from kompanjon.surveys.models import Mapping, Wave
from kompanjon.testing import a_person

pytestmark = pytest.mark.django_db
PAGE = "/sv/enkater/leveranser/"


def seated(role):
    client = Client()
    client.force_login(a_person(role=role), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def delivery():
    """Twelve rows of the reference wave, with two columns and a value called otherwise."""
    source = Path(settings.REFERENCE_DIR) / "survey" / "survey_2020_synthetic.csv"
    with open(source, encoding="utf-8") as file:
        rows = list(csv.reader(file))[:13]
    rows[0] = [{"q1_awareness": "F1", "role": "roll"}.get(name, name) for name in rows[0]]
    text = "\n".join(",".join(f'"{v}"' for v in row) for row in rows).replace('"tjansteperson"', '"official"')
    return SimpleUploadedFile("delivery.csv", text.encode())


MAPPING = {
    "name": "company",
    "columns_text": "F1 = q1_awareness\nroll = role",
    "values_text": "role: official = tjansteperson",
}


def test_a_mapping_is_written_once_used_again_changed_and_taken_away():
    owner = seated(Role.SURVEY_OWNER)
    assert owner.post(f"{PAGE}ny/", MAPPING).status_code == 302
    kept = Mapping.objects.get()
    assert (kept.columns["F1"], kept.values) == ("q1_awareness", {"role": {"official": "tjansteperson"}})
    fields = {"wave": "2027", "mapping": kept.pk, "processor": "Enkätbolaget"}
    looked = owner.post(PAGE, {**fields, "file": delivery(), "press": "look"})
    assert "q1_awareness" in looked.content.decode() and not Wave.objects.exists()
    loaded = owner.post(PAGE, {**fields, "file": delivery(), "press": "load"})
    wave = Wave.objects.get()
    assert (
        loaded["Location"] == f"/sv/enkater/{wave.pk}/"
        and wave.processor == "Enkätbolaget"
        and wave.units.count() == 12
    )
    shown = owner.get(f"{PAGE}{kept.pk}/").content.decode()
    assert "F1 = q1_awareness" in shown and "role: official = tjansteperson" in shown
    owner.post(f"{PAGE}{kept.pk}/", {**MAPPING, "columns_text": "F2 = q1_awareness"})
    kept.refresh_from_db()
    assert kept.columns == {"F2": "q1_awareness"}
    owner.post(f"{PAGE}{kept.pk}/ta-bort/")
    assert not Mapping.objects.exists() and Wave.objects.exists()


@pytest.mark.parametrize("wrong", [{"columns_text": "F1 q1"}, {"values_text": "official = x"}, {"name": ""}])
def test_a_line_that_is_not_a_mapping_is_said_so_and_kept(wrong):
    page = seated(Role.SURVEY_OWNER).post(f"{PAGE}ny/", MAPPING | wrong)
    assert page.status_code == 422 and "role = role" not in page.content.decode() and not Mapping.objects.exists()


def test_a_file_without_the_needed_columns_and_one_that_is_no_table_are_refused():
    owner = seated(Role.SURVEY_OWNER)
    few = owner.post(PAGE, {"wave": "1", "press": "load", "file": SimpleUploadedFile("a.csv", b"a,b\n1,2\n")})
    assert few.status_code == 422 and "Kolumner saknas" in few.content.decode()
    odd = owner.post(PAGE, {"wave": "1", "press": "load", "file": SimpleUploadedFile("a.sav", b"no")})
    assert odd.status_code == 422 and not Wave.objects.exists()


def test_only_the_owner_handles_deliveries():
    assert seated(Role.SURVEY_ANALYST).get(PAGE).status_code == 403
    assert seated(Role.ASSESSOR).post(f"{PAGE}ny/", MAPPING).status_code == 403
    assert Client().get(PAGE).status_code == 302
