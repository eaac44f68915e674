"""A delivery is looked through before anything is written: every problem at once, with its line and the remedy."""

import csv

import pytest
from django.core.management import CommandError, call_command

from kompanjon.core.problems import Refused
from kompanjon.surveys.fieldwork.deliveries import load
from kompanjon.surveys.models import Item, Response, SurveyedOrganisation, Wave

from .deliveries import small_wave

pytestmark = pytest.mark.django_db


def changed(path, **lines):
    """The small wave with other values in some of its lines: `changed(path, aapor={2: "9.9"})`."""
    rows = list(csv.DictReader(small_wave(path).read_text(encoding="utf-8").splitlines()))
    for column, values in lines.items():
        for line, value in values.items():
            rows[line - 2][column] = value
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, rows[0].keys())
        out.writeheader()
        out.writerows(rows)
    return str(path)


def test_every_fault_of_a_file_is_told_at_once_with_its_lines_and_nothing_is_written(tmp_path):
    path = changed(
        tmp_path / "a.csv",
        aapor={2: "9.9", 3: ""},
        has_partnership={4: "ja"},
        invited_at={5: "2020-10-05T08:00:00", 6: "in October"},
        org_code={7: ""},
        person_id={8: ""},
        q1_awareness={9: "7", 10: "7"},
        q5_areas={11: "agenda2030|miljo_klimat|naringsliv|jamlik_halsa|kultur_fritid"},
        duration_s={12: "long"},
    )
    with pytest.raises(Refused) as refusal:
        load(path, "2024")
    told = [p.text.format(**p.values) for p in refusal.value.problems]
    for words in (
        "Line 2: “9.9” in the column aapor",
        "Line 3: “” in the column aapor",
        "Line 4: “ja” in the column has_partnership. Write 1 for yes and 0 for no.",
        "Line 5: the time has no zone",
        "Line 6: “in October” in the column invited_at",
        "Line 7: the column org_code is empty",
        "Line 8: the column person_id is empty",
        "Line 9, 10: “7” is no answer to q1_awareness, which has a scale from 1 to 5.",
        "Line 11: more than 3 answers to q5_areas",
        "Line 12: “long” in the column duration_s",
    ):
        assert any(sentence.startswith(words) for sentence in told), words
    assert len(told) == 10
    assert not Wave.objects.exists() and not SurveyedOrganisation.objects.exists()
    with pytest.raises(CommandError, match="Line 9, 10"):
        call_command("survey_import", path, wave="2024")


def test_a_fault_in_many_lines_is_told_once(tmp_path):
    path = changed(tmp_path / "a.csv", aapor=dict.fromkeys(range(2, 40), "9.9"))
    with pytest.raises(Refused) as refusal:
        load(path, "2024")
    assert [p.values["lines"] for p in refusal.value.problems] == ["2, 3, 4, 5, 6, 7, 8, 9 … (+30)"]


def test_times_without_any_zone_are_swedish(tmp_path):
    path = small_wave(tmp_path / "a.csv")
    path.write_text(path.read_text().replace("+02:00", "").replace("+01:00", ""))
    load(path, "2024")
    moment = Response.objects.exclude(started_at=None).first().started_at
    assert moment.tzinfo is not None


def test_a_new_scale_where_nobody_chose_the_last_point_is_not_cut_short_and_the_guess_is_said(tmp_path, capsys):
    path = changed(tmp_path / "a.csv", q10_who_pays={line: str(1 + line % 4) for line in range(2, 42)})
    call_command("survey_import", path, wave="2024")
    assert Item.objects.get(code="q10_who_pays").points == 5
    assert "q10_who_pays is new: taken for a scale from 1 to 5, as the highest answer is 4" in capsys.readouterr().out


def test_the_points_of_a_scale_are_those_it_had_before_or_that_somebody_says(tmp_path, capsys):
    first = changed(tmp_path / "a.csv", q10_who_pays={line: str(1 + line % 4) for line in range(2, 42)})
    call_command("survey_import", first, wave="2024", points=["q10_who_pays=7"])
    assert Item.objects.get(code="q10_who_pays").points == 7
    second = changed(tmp_path / "b.csv", q10_who_pays=dict.fromkeys(range(2, 42), "2"))
    call_command("survey_import", second, wave="2026")
    assert set(Item.objects.filter(code="q10_who_pays").values_list("points", flat=True)) == {7}
    assert "is new" not in capsys.readouterr().out
