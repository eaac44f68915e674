"""A wave loaded from a file: any wave in the same format, into any migrated database."""

import csv
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import CommandError, call_command

from kompanjon.surveys.analysis.tables import wave_table
from kompanjon.surveys.models import Mapping, Position, RegisterUnit, Response, Survey, SurveyedOrganisation, Wave

pytestmark = pytest.mark.django_db
FOLDER = Path(settings.REFERENCE_DIR) / "survey"
REFERENCE = str(FOLDER / "survey_2020_synthetic.csv")


def verified(path, **options):
    try:
        call_command("survey_verify", str(path), **options)
    except SystemExit as ending:
        return ending.code
    return 0


@pytest.fixture
def loaded(db):
    call_command("survey_import", REFERENCE, wave="2020")
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


def _small_wave(path, **changes):
    """Forty people in a wave with an organisation, a post, an option and an item nobody knew."""
    with open(REFERENCE, encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(file) if r["aapor"] == "1.1"][:40]
    for number, row in enumerate(rows):
        row |= {"wave": "2024", "person_id": f"N{number}", "q10_who_pays": "ja" if number % 4 else "nej"}
        row["q4_reason_against"] = "saknar_tid" if number < 25 else "saknar_resurser"
    rows[0] |= {"org_code": "K999", "position": "nyp"}
    rows[1] |= changes
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, rows[0].keys())
        out.writeheader()
        out.writerows(rows)
    return path


def test_another_wave_with_new_answers_loads_and_verifies(loaded, tmp_path):
    path = _small_wave(tmp_path / "wave.csv")
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
    call_command("survey_import", str(_small_wave(tmp_path / "wave.csv")), wave="2024")
    assert verified(FOLDER / "survey_2020_published.yaml") == 0


def test_a_changed_file_replaces_what_it_brought(tmp_path):
    call_command("survey_import", str(_small_wave(tmp_path / "a.csv")), wave="2024")
    call_command("survey_import", str(_small_wave(tmp_path / "b.csv", q1_awareness="5")), wave="2024")
    assert RegisterUnit.objects.count() == 40
    assert Response.objects.get(link__invitation__unit__key="N1").answers["q1_awareness"] == 5


def test_files_that_cannot_be_a_wave_are_refused(tmp_path):
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    with pytest.raises(CommandError, match="Columns are missing"):
        call_command("survey_import", str(tmp_path / "x.csv"), wave="1")
    with pytest.raises(CommandError, match="no file"):
        call_command("survey_import", str(tmp_path / "none.csv"), wave="1")
    with pytest.raises(CommandError, match="no wave"):
        call_command("survey_verify", str(FOLDER / "survey_2020_published.yaml"))
    assert Wave.objects.count() == 0


def test_a_survey_companys_columns_are_mapped_once_and_remembered(tmp_path):
    text = (
        _small_wave(tmp_path / "a.csv")
        .read_text()
        .replace("q1_awareness", "F1", 1)
        .replace(",tjansteperson,", ",official,")
    )
    (tmp_path / "company.csv").write_text(text)
    survey = Survey.objects.create(code="municipalities", title_sv="Enkät", title_en="Survey")
    Mapping.objects.create(
        survey=survey, name="company", columns={"F1": "q1_awareness"}, values={"role": {"official": "tjansteperson"}}
    )
    call_command(
        "survey_import", str(tmp_path / "company.csv"), wave="2024", mapping="company", processor="Enkätbolaget"
    )
    table = wave_table(Wave.objects.get())
    assert table.n("q1_awareness") > 35 and set(table.frame["role"]) <= {"tjansteperson", "politiker"}
    assert Wave.objects.get().processor == "Enkätbolaget"


def test_spreadsheets_and_sav_files_are_read_too(tmp_path):
    import polars as pl
    import pyreadstat
    import xlsxwriter

    source = _small_wave(tmp_path / "a.csv")
    rows = list(csv.reader(source.read_text(encoding="utf-8").splitlines()))
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    frame = pl.read_csv(source, infer_schema_length=0).fill_null("")
    pyreadstat.write_sav(frame, str(tmp_path / "a.sav"))
    for name in ("a.xlsx", "a.sav"):
        call_command("survey_import", str(tmp_path / name), wave=name)
        assert (
            wave_table(Wave.objects.get(code=name)).n("q1_awareness")
            == wave_table(Wave.objects.first()).n("q1_awareness")
            > 30
        )


def test_the_table_takes_the_same_number_of_queries_for_any_wave(loaded, tmp_path, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        wave_table(loaded)
