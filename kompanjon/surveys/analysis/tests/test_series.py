"""A question over its waves: dots with intervals, joined where it was the same question, apart where it was not."""

import pytest

from kompanjon.surveys.analysis.compare import former_of
from kompanjon.surveys.analysis.panels import panels
from kompanjon.surveys.analysis.past import past_of
from kompanjon.surveys.analysis.results import item_result, limits_of
from kompanjon.surveys.analysis.series import HIDDEN, NOT_ASKED, OTHER_SCALE, series
from kompanjon.surveys.analysis.series_words import headline, remarks
from kompanjon.surveys.analysis.tables import wave_table
from kompanjon.surveys.answering.models import Response
from kompanjon.surveys.testing import a_wave

pytestmark = pytest.mark.django_db


def question(wave, code):
    return wave.questionnaires.get().items.prefetch_related("options").get(code=code)


def over(wave, code="q2_developing"):
    item = question(wave, code)
    found = item_result(wave_table(wave), item, limits_of(wave), former=former_of(wave, item))
    return series(wave, item, found, past_of(wave))


def line(found, option):
    return next(x for x in found["lines"] if x["option"] == option)


@pytest.fixture
def three(two):
    """A wave before the two, which almost nobody answered."""
    eldest = a_wave(state="closed", code="a0")
    first, second = two
    first.former = eldest
    first.save()
    return eldest, first, second


def test_each_option_has_a_point_with_interval_in_every_wave_and_they_are_joined(two):
    found = over(two[1])
    assert [w["wave"] for w in found["waves"]] == ["a1", "a2"] and not any(w["broken"] for w in found["waves"])
    yes = line(found, "ja")
    assert yes["points"][0]["value"] == pytest.approx(0.25) and yes["change"] == "risen"
    assert yes["points"][0]["low"] < 0.25 < yes["points"][0]["high"] and yes["difference"]["low"] > 0
    drawn = panels(found, "en")[0]
    assert len(drawn.dots) == 2 and len(drawn.joins) == 1 and drawn.breaks == []
    assert drawn.dots[1].y < drawn.dots[0].y  # more is higher up
    assert headline(found, "en") == "“Yes” has risen since a1" and headline(found, "sv") == "”Ja” har ökat sedan a1"


def test_a_scale_has_one_line_its_mean_and_is_judged_with_the_rest(two):
    found = over(two[1], "q1_awareness")
    assert found["kind"] == "mean" and (found["floor"], found["top"]) == (1, 5)
    assert found["lines"][0]["points"][1]["value"] == pytest.approx(3) and found["lines"][0]["change"] == "uncertain"
    assert headline(found, "sv") == "Ingen säker förändring sedan a1"


def test_a_break_is_a_gap_that_is_marked_and_explained(two):
    question(two[1], "q2_developing").__class__.objects.update(comparable_with=[])
    found = over(two[1])
    drawn = panels(found, "sv")[0]
    assert (
        len(drawn.dots) == 2
        and drawn.joins == []
        and [drawn.dots[0].x < x < drawn.dots[1].x for x in drawn.breaks] == [True]
    )
    assert headline(found, "sv") == "Brott i serien: a2 kan inte jämföras med a1"
    assert "binds inte ihop" in remarks(found, "sv")[0] and "neither compared nor joined" in remarks(found, "en")[0]


def test_another_scale_is_not_drawn_on_this_one(two):
    two[0].questionnaires.get().items.filter(code="q1_awareness").update(points=7)
    found = over(two[1], "q1_awareness")
    assert found["lines"][0]["points"][0] == {"state": OTHER_SCALE} and found["waves"][1]["broken"] == "a1"
    assert len(panels(found, "sv")[0].dots) == 1


def test_a_wave_with_too_few_answers_or_without_the_option_has_no_point(three):
    question(three[1], "q2_developing").options.filter(code="vet_ej").delete()
    for response in Response.objects.filter(wave=three[1], answers__q2_developing="vet_ej"):
        response.answers["q2_developing"] = "nej"
        response.save()
    found = over(three[2])
    assert [p["state"] for p in line(found, "ja")["points"]] == [HIDDEN, "", ""]
    assert line(found, "vet_ej")["points"][1] == {"state": NOT_ASKED}
    assert len(panels(found, "sv")[0].joins) == 1


def test_a_wave_without_a_former_has_no_series(two):
    assert over(two[0]) is None
