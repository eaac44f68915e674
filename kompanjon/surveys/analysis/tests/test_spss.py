"""The file for SPSS: every code has a number and a label, and missing is told apart from skipped."""

import pyreadstat
import pytest
from django.test import Client

from kompanjon.people.access.grants import Role
from kompanjon.surveys.analysis.spss import numbers_of
from kompanjon.surveys.testing import a_wave, an_invitation
from kompanjon.testing import a_person

from .conftest import answered

pytestmark = pytest.mark.django_db

GIVEN = (
    {"q1_awareness": 4, "q2_developing": "ja", "q5_areas": ["agenda2030"]},
    {"q1_awareness": "_declined", "q2_developing": "_not_applicable"},
    {"q2_developing": "vet_ej", "q5_areas": ["agenda2030", "kultur_fritid"]},
)


@pytest.fixture
def closed(db):
    wave = a_wave(state="closed")
    for answers in GIVEN:
        answered(wave, an_invitation(wave).unit, answers)
    an_invitation(wave)
    return wave


def read(wave, form, tmp_path, **options):
    client = Client()
    client.force_login(
        a_person(role=Role.SURVEY_ANALYST), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    answer = client.post(f"/sv/enkater/{wave.pk}/export/", {"format": form})
    (tmp_path / "a.sav").write_bytes(answer.content)
    rows, meta = pyreadstat.read_sav(str(tmp_path / "a.sav"), output_format="dict", **options)
    return rows, meta, answer["Content-Disposition"]


def test_missing_codes_are_user_missing_and_silence_is_empty(closed, tmp_path):
    rows, meta, _name = read(closed, "sav", tmp_path, user_missing=True)
    assert sorted(rows["q1_awareness"], key=str) == [-97.0, -99.0, 4.0, None]
    assert meta.missing_ranges["q1_awareness"] == [{"lo": -99.0, "hi": -96.0}]
    assert meta.variable_value_labels["q1_awareness"][-97.0] == "Vill inte svara"
    rows, _meta, _name = read(closed, "sav", tmp_path)
    assert [x for x in rows["q1_awareness"] if x is not None and x == x] == [4.0]


@pytest.mark.parametrize(("form", "yes", "chosen"), [("sav", "Ja [ja]", "Ja, valt"), ("sav_en", "Yes [ja]", "Chosen")])
def test_values_are_labelled_in_the_language_of_the_file(closed, tmp_path, form, yes, chosen):
    rows, meta, name = read(closed, form, tmp_path, user_missing=True)
    item = closed.questionnaires.get().items.get(code="q1_awareness")
    lang = "en" if form == "sav_en" else "sv"
    labels = meta.variable_value_labels
    assert yes in labels["q2_developing"].values() and f"-{lang}.sav" in name
    assert (
        labels["q1_awareness"][1.0] == f"1 {getattr(item, f'low_label_{lang}')}" and labels["q1_awareness"][3.0] == "3"
    )
    assert labels["q5_areas_agenda2030"][1.0] == chosen
    assert meta.column_names_to_labels["q1_awareness"] == getattr(item, f"text_{lang}")
    assert sorted(rows["q5_areas_agenda2030"], key=str) == [-99.0, 1.0, 1.0, None]
    assert sorted(rows["q5_areas_kultur_fritid"], key=str) == [-99.0, 0.0, 1.0, None]


def test_an_option_beside_a_scale_keeps_a_number(closed, tmp_path):
    item = closed.questionnaires.get().items.get(code="q1_awareness")
    item.options.create(code="vet_ej", label_sv="Vet ej", label_en="Don't know", meaning="dont_know")
    answered(closed, an_invitation(closed).unit, {"q1_awareness": "vet_ej"})
    rows, meta, _name = read(closed, "sav", tmp_path, user_missing=True)
    assert numbers_of(item)["vet_ej"] == 91 and 91.0 in rows["q1_awareness"]
    assert meta.variable_value_labels["q1_awareness"][91.0] == "Vet ej [vet_ej]"
