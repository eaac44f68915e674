"""Free texts of a delivery under any name: what stands in them is read before it is shown, and never an option."""

import csv

import pytest

from kompanjon.core.problems import Refused
from kompanjon.surveys.analysis.exports import analyst_frame
from kompanjon.surveys.analysis.tables import wave_table
from kompanjon.surveys.analysis.texts import reads_as_text
from kompanjon.surveys.fieldwork.deliveries import load
from kompanjon.surveys.figures.compute import compute
from kompanjon.surveys.figures.disclosure import Limits
from kompanjon.surveys.models import Wave

pytestmark = pytest.mark.django_db
HEAD = ["person_id", "org_code", "org_type", "position", "role", "aapor", "q1_awareness", "q9_fritext", "q3_reason_for"]
CALL = "Ring 070-174 06 05"


def a_file(tmp_path, name="answers.csv", people=30, person="U{n}", organisation="1{n:03}", **said):
    path = tmp_path / name
    with path.open("w", newline="") as file:
        out = csv.writer(file)
        out.writerow(HEAD)
        for n in range(people):
            texts = {"q9_fritext": CALL if n == 3 else "", "q3_reason_for": "tydlig_nytta", **said}
            row = {"person_id": person.format(n=n), "org_code": organisation.format(n=n), "org_type": "kommun"}
            row |= {"position": "kdir", "role": "tjansteperson", "aapor": "1.1", "q1_awareness": 1 + n % 5, **texts}
            out.writerow([row[c] for c in HEAD])
    return path


def test_a_column_with_a_few_written_answers_is_text_whatever_it_is_called(tmp_path):
    loaded = load(a_file(tmp_path), "t1")
    item = loaded.wave.questionnaires.get().items.get(code="q9_fritext")
    assert item.kind == "long_text" and not item.options.exists() and loaded.texts == ("q9_fritext",)
    frame = analyst_frame(loaded.wave)
    assert "q9_fritext" not in frame.columns and CALL not in frame.write_csv()
    how = {"stat": "rank", "item": "q9_fritext", "rank": 1}
    assert compute(wave_table(loaded.wave), how, "none", Limits()).suppressed


def test_a_number_to_call_is_no_answer_by_code(tmp_path):
    with pytest.raises(Refused, match=r"Line 2, 3.* q3_reason_for holds something written"):
        load(a_file(tmp_path, q3_reason_for=CALL), "t2")
    assert not Wave.objects.filter(code="t2").exists()


@pytest.mark.parametrize(
    "answers, text",
    [
        (["ja", "nej", "vet_ej"] * 20, False),
        (["4", "5", "11"], False),
        (["skola|vard", "skola"] * 12, False),
        (["Bra"], False),
        (["Bra enkät"], True),
        (["x" * 41], True),
        ([f"svar{n}" for n in range(25)], True),
        (["ebba@example.org"], True),
        (["0701740605"], True),
    ],
)
def test_what_reads_as_text(answers, text):
    assert reads_as_text("q12", answers) is text


def test_the_stamp_does_not_hang_on_the_name_of_the_file(tmp_path):
    marked = {"person": "P20{n:05}", "organisation": "K{n:03}"}
    assert load(a_file(tmp_path, **marked), "t3").wave.synthetic
    assert not load(a_file(tmp_path, "real.csv"), "t4").wave.synthetic


def test_a_stamp_that_was_set_stays(tmp_path):
    assert load(a_file(tmp_path), "t5", synthetic=True).wave.synthetic
    again = load(a_file(tmp_path, people=31), "t5", synthetic=False)
    assert again.changed and again.wave.synthetic
