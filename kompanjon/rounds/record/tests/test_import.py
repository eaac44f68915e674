import contextlib
import csv
import io
import json
import shutil

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from kompanjon.partnerships.register.models import Partnership
from kompanjon.people.places.actions import ensure_reference
from kompanjon.testing import kept

pytestmark = pytest.mark.django_db
RECORD = settings.REFERENCE_DIR / "programme"


def run(folder, *options):
    out = io.StringIO()
    with contextlib.suppress(CommandError):
        call_command("import_programme", str(folder), "--json", *options, stdout=out)
    return json.loads(out.getvalue())


@pytest.fixture
def copy(tmp_path):
    for file in RECORD.glob("*.csv"):
        shutil.copy(file, tmp_path)
    return tmp_path


def change(path, line, column, value):
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
    rows[line - 1][rows[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


@pytest.fixture(scope="module", autouse=True)
def reference(django_db_setup, django_db_blocker):
    """Countries, municipalities and regions, which the command would otherwise load first each time."""
    with kept(django_db_blocker):
        ensure_reference()
        yield


def test_a_dry_run_tells_and_writes_nothing():
    told = run(RECORD, "--dry-run")
    assert told["partnerships"]["new"] == 106
    assert not Partnership.objects.exists()


def test_a_changed_cell_is_a_changed_row(copy):
    run(copy)
    change(copy / "partnerships.csv", 2, "status", "ended")
    told = run(copy)
    assert told["partnerships"] == {"new": 0, "changed": 1, "unchanged": 105}
    assert Partnership.objects.get(slug="vaxjo--jb-marks").stated_status == "ended"


def test_some_of_the_files_may_refer_to_what_is_already_there(tmp_path):
    run(RECORD)
    (tmp_path / "partnerships.csv").write_text(
        "id,name,swedish_party_id,international_party_ids,status\n"
        "ale--jinja,Ale kommun – Jinja,ale,jinja,\nhabo--jinja,Habo kommun – Jinja,habo,jinja,active\n"
    )
    assert run(tmp_path)["partnerships"] == {"new": 2, "changed": 0, "unchanged": 0}
    assert Partnership.objects.get(slug="habo--jinja").parties.count() == 2


def test_every_problem_is_told_at_once_with_file_line_and_remedy_and_nothing_is_written(copy):
    change(copy / "partnerships.csv", 2, "start_year", "twenty")
    change(copy / "partnerships.csv", 3, "international_party_ids", "an-gian")
    change(copy / "projects.csv", 2, "amount_sek", "2,5 miljoner")
    change(copy / "projects.csv", 3, "announced_on", "2016-13")
    change(copy / "organisations.csv", 2, "se_code", "1489")
    change(copy / "rounds.csv", 3, "id", "2012-autumn")
    told = run(copy)
    found = {(one["file"], one["line"]) for one in told["problems"]}
    assert {
        ("partnerships.csv", 2), ("partnerships.csv", 3), ("projects.csv", 2), ("projects.csv", 3),
        ("organisations.csv", 2), ("rounds.csv", 3),
    } <= found  # fmt: skip
    assert "an-giang" in next(
        one["text"] for one in told["problems"] if one["line"] == 3 and one["file"] == "partnerships.csv"
    )
    assert not Partnership.objects.exists()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"id;url;title\na;b;c\n", "semicolons"),
        ("id,url,title\nmalmo,https://example.org,Malm\xf6\n".encode("latin-1"), "UTF-8"),
        (b"id,adress,title\na,https://example.org,T\n", "Unknown column"),
        (b"id,url\na,https://example.org\n", "missing"),
        (b"id,url,title\na,https://example.org\n", "cells"),
        (b'id,url,title\na,https://example.org,"T\n', "CSV"),
        (b"id,url,title\na,https://example.org,T\na,https://example.org,T\n", "already in line 2"),
        (b"id,url,title\na,javascript:alert(1),T\n", "web address"),
        (b"id,url,title\na,https://example.org,T\0\n", "null"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path, content, says):
    (tmp_path / "sources.csv").write_bytes(content)
    assert any(says in one["text"] for one in run(tmp_path)["problems"])


def test_a_folder_that_is_not_there_or_holds_nothing_says_so(tmp_path):
    assert "no such folder" in run(tmp_path / "nowhere")["problems"][0]["text"]
    assert "none of the files" in run(tmp_path)["problems"][0]["text"]


def test_a_misspelt_file_name_is_pointed_out(copy):
    (copy / "project.csv").write_text("id\n")
    assert "projects.csv" in run(copy)["problems"][0]["text"]


def test_a_file_with_an_unknown_column_is_read_in_its_known_ones_all_the_same(copy):
    path = copy / "partnerships.csv"
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
    head = rows[0]
    rows[0] = [*head, "colour"]
    rows[1:] = [[*row, "red"] for row in rows[1:]]
    rows[2][head.index("start_year")] = "19x9"
    rows[3][head.index("swedish_party_id")] = "atlantis"
    rows[3][head.index("status")] = "asleep"
    rows[5][0] = rows[4][0]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    told = run(copy)["problems"]
    for line, text in ((1, "colour"), (3, "19x9"), (4, "atlantis"), (4, "asleep"), (6, "stands already in line 5")):
        assert any(one["file"] == "partnerships.csv" and one["line"] == line and text in one["text"] for one in told), (
            text
        )
    assert not Partnership.objects.exists()


@pytest.mark.parametrize(("column", "value"), [("duration_months", "99999999999"), ("duration_months", "241")])
def test_a_whole_number_that_cannot_be_right_is_told(copy, column, value):
    change(copy / "projects.csv", 2, column, value)
    assert [one["line"] for one in run(copy)["problems"] if value in one["text"]] == [2]


@pytest.mark.parametrize("command", [["import_programme", str(RECORD)], ["verify_trace"], ["load_rules"]])
def test_a_database_that_has_not_been_made_is_told_in_one_sentence(command, monkeypatch):
    monkeypatch.setattr("django.db.connection.introspection.table_names", lambda *args, **options: [])
    with pytest.raises(CommandError, match="manage migrate"):
        call_command(*command)
