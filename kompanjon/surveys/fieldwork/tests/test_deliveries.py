"""A wave loaded from a file: any wave in the same format, into any migrated database."""

import csv

import pytest
from django.core.management import CommandError, call_command

from kompanjon.surveys.analysis.tables import wave_table
from kompanjon.surveys.models import Mapping, RegisterUnit, Response, Survey, Wave

from .deliveries import FOLDER, small_wave

pytestmark = pytest.mark.django_db


def test_a_changed_file_replaces_what_it_brought(tmp_path):
    call_command("survey_import", str(small_wave(tmp_path / "a.csv")), wave="2024")
    call_command("survey_import", str(small_wave(tmp_path / "b.csv", q1_awareness="5")), wave="2024")
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
        small_wave(tmp_path / "a.csv")
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

    source = small_wave(tmp_path / "a.csv")
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
