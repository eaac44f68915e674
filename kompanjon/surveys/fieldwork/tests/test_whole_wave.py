"""The reference wave read from its file, once for all these tests, and a second one beside it."""

import pytest
import yaml
from django.core.management import call_command

from kompanjon.surveys.analysis.tables import wave_table
from kompanjon.surveys.models import Position, RegisterUnit, Response, SurveyedOrganisation, Wave
from kompanjon.testing import kept

from .deliveries import FOLDER, REFERENCE, small_wave, verified

pytestmark = [pytest.mark.django_db, pytest.mark.whole]


@pytest.fixture(scope="module")
def wave_read(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        call_command("survey_import", REFERENCE, wave="2020")
        yield


@pytest.fixture
def loaded(wave_read, db):
    return Wave.objects.get(code="2020")


def test_the_reference_wave_passes_and_a_second_run_changes_nothing(loaded, capsys):
    before = (RegisterUnit.objects.count(), Response.objects.count(), Wave.objects.values().get())
    call_command("survey_import", REFERENCE, wave="2020")
    assert (RegisterUnit.objects.count(), Response.objects.count(), Wave.objects.values().get()) == before
    assert before[0] == 4919 and SurveyedOrganisation.objects.count() == 311 and Position.objects.count() == 25
    assert loaded.synthetic
    assert verified(FOLDER / "survey_2020_published.yaml") == 0
    assert "FAIL" not in capsys.readouterr().out


def test_two_roles_of_one_legal_entity_are_known_as_one(loaded):
    entities = SurveyedOrganisation.objects.filter(code__in=["K290", "R21"]).values_list("legal_entity", flat=True)
    assert set(entities) == {"K290"}
    assert SurveyedOrganisation.objects.values("legal_entity").distinct().count() == 310


def test_a_list_that_is_wrong_ends_with_status_one(loaded, tmp_path):
    listed = yaml.safe_load((FOLDER / "survey_2020_published.yaml").read_text())
    listed["published"][1]["compute"]["dispositions"] = ["1.1", "1.2", "2.12", "2.27"]
    path = tmp_path / "wrong.yaml"
    path.write_text(yaml.safe_dump(listed))
    assert verified(path) == 1


def test_another_wave_with_new_answers_loads_and_verifies(loaded, tmp_path):
    path = small_wave(tmp_path / "wave.csv")
    call_command("survey_import", str(path), wave="2024")
    wave = Wave.objects.get(code="2024")
    assert wave.former == loaded and not wave.synthetic
    item = wave.questionnaires.get().items.get(code="q4_reason_against")
    assert "saknar_tid" in item.options.values_list("code", flat=True)
    assert SurveyedOrganisation.objects.filter(code="K999").exists() and Position.objects.filter(code="nyp").exists()
    listed = {
        "wave": "2020",
        "published": [
            {"id": "A", "value": "saknar_tid", "compute": {"stat": "rank", "item": "q4_reason_against", "rank": 1}},
            {
                "id": "B",
                "accept_gte": 0.74,
                "accept_lte": 0.76,
                "compute": {"stat": "share", "item": "q10_who_pays", "values": ["ja"]},
            },
        ],
    }
    (tmp_path / "list.yaml").write_text(yaml.safe_dump(listed))
    assert verified(tmp_path / "list.yaml", wave="2024") == 0
    assert verified(tmp_path / "list.yaml") == 1


def test_the_first_wave_is_untouched_by_the_second(loaded, tmp_path):
    call_command("survey_import", str(small_wave(tmp_path / "wave.csv")), wave="2024")
    assert verified(FOLDER / "survey_2020_published.yaml") == 0


def test_the_table_takes_the_same_number_of_queries_for_any_wave(loaded, tmp_path, django_assert_max_num_queries):
    with django_assert_max_num_queries(7):
        wave_table(loaded)
