"""One wave out of a full house and into an empty one: the same figures, to the last digit."""

import io
import zipfile

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import transaction

from kompanjon.people.access.grants import Role
from kompanjon.surveys.analysis.tables import wave_table
from kompanjon.surveys.analysis.weights import Recipe, keep, make_official
from kompanjon.surveys.fieldwork.deliveries import load
from kompanjon.surveys.figures.actions import make_figure, start_release
from kompanjon.surveys.figures.compute import compute
from kompanjon.surveys.figures.disclosure import DEFAULT
from kompanjon.surveys.figures.models import Release
from kompanjon.surveys.figures.queries import frozen
from kompanjon.surveys.figures.reproduce import package_of, take_in
from kompanjon.surveys.models import Figure, Response, SurveyedOrganisation, Wave
from kompanjon.surveys.story import FIGURES
from kompanjon.testing import a_person

pytestmark = [pytest.mark.django_db, pytest.mark.whole]


@pytest.fixture(scope="module")
def packed(django_db_setup, django_db_blocker):
    """The wave of 2020 with unweighted and raked figures, a release, and what a package of it holds. Then nothing."""
    with django_db_blocker.unblock():
        atomic = transaction.atomic()
        atomic.__enter__()
        wave = load(settings.REFERENCE_DIR / "survey" / "survey_2020_synthetic.csv", "2020", synthetic=True).wave
        analyst = a_person(role=Role.SURVEY_ANALYST)
        raked = keep(wave, wave_table(wave), Recipe("raked", "raking", ("skr_group_2017", "role")), by=analyst)
        make_official(raked, by=analyst, reason="prov")
        table = wave_table(wave)
        for code, definition, unit, titles, _says in FIGURES:
            for weights in ("none", "raked"):
                how = {"base": "include_dk", **definition}
                make_figure(
                    wave,
                    f"{code}-{weights}",
                    how,
                    by=analyst,
                    weights=weights,
                    table=table,
                    unit=unit,
                    title_sv=titles[0],
                )
        release = start_release(wave, by=analyst)
        release.frozen = frozen(release)
        release.save()
        before = {
            "figures": [compute(table, f.definition, f.weights, DEFAULT) for f in wave.figures.order_by("code")],
            "mean": table.mean("q1_awareness", group="role"),
            "items": release.frozen["items"],
            "outcome": table.outcome(),
        }
        content = package_of(wave)
        transaction.set_rollback(True)
        atomic.__exit__(None, None, None)
    return content, before


def test_an_empty_house_gives_the_same_figures_to_the_last_digit(packed):
    content, before = packed
    assert not Wave.objects.exists() and not Response.objects.exists() and not SurveyedOrganisation.objects.exists()
    taken = take_in(content)
    table = wave_table(taken.wave)
    assert taken.differing == [] and taken.figures == 2 * len(FIGURES)
    after = [compute(table, f.definition, f.weights, DEFAULT) for f in taken.wave.figures.order_by("code")]
    assert after == before["figures"]
    assert table.chosen == "raked" and table.mean("q1_awareness", group="role") == before["mean"]
    assert table.outcome() == before["outcome"] and table.frame.height == 4919


def test_every_table_of_the_release_comes_out_the_same(packed):
    content, before = packed
    wave = take_in(content).wave
    release = Release(wave=wave, number=9)
    release.save()
    assert frozen(release)["items"] == before["items"]


def test_the_package_holds_no_persons_no_organisations_and_no_free_texts(packed):
    answers = zipfile.ZipFile(io.BytesIO(packed[0])).read("answers.csv").decode()
    head, first, *_rest = answers.splitlines()
    assert "q9_comment" not in head and "responded_at" not in head
    assert "K001" not in answers and "P20" not in first and len(answers.splitlines()) == 4920


def test_a_changed_file_or_a_wave_that_is_here_is_refused(packed, tmp_path, capsys):
    content = packed[0]
    bag = zipfile.ZipFile(io.BytesIO(content))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as changed:
        for name in bag.namelist():
            changed.writestr(
                name,
                bag.read(name).replace(b"saknar_resurser", b"sakerhet") if name == "answers.csv" else bag.read(name),
            )
    (tmp_path / "wrong.zip").write_bytes(out.getvalue())
    with pytest.raises(CommandError, match=r"checksum does not agree: answers\.csv"):
        call_command("survey_package", str(tmp_path / "wrong.zip"))
    assert not Wave.objects.exists()
    (tmp_path / "right.zip").write_bytes(content)
    call_command("survey_package", str(tmp_path / "right.zip"))
    assert "20 of 20 figures come out the same" in capsys.readouterr().out
    with pytest.raises(CommandError, match="already here"):
        call_command("survey_package", str(tmp_path / "right.zip"))
    (tmp_path / "no.zip").write_bytes(b"not a bag")
    with pytest.raises(CommandError, match="not a package"):
        call_command("survey_package", str(tmp_path / "no.zip"))


def test_a_package_can_be_written_again_from_what_was_taken_in(packed, tmp_path):
    take_in(packed[0])
    call_command("survey_package", str(tmp_path / "again.zip"), "--wave", "2020")
    again = zipfile.ZipFile(tmp_path / "again.zip")
    assert {"wave.json", "answers.csv", "checksums.txt", "README.md"} == set(again.namelist())
    Wave.objects.all().update(code="old")
    Figure.objects.all().delete()
    assert take_in((tmp_path / "again.zip").read_bytes()).differing == []
