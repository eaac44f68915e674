"""A figure's second question is no way to one organisation: what an attacker tries in the form for figures."""

import pytest
from django.test import Client

from kompanjon.people.access.grants import Role
from kompanjon.surveys.figures.compute import compute
from kompanjon.surveys.figures.differences import too_close_figures
from kompanjon.surveys.figures.disclosure import Limits
from kompanjon.surveys.models import Figure
from kompanjon.surveys.testing import a_wave, an_invitation
from kompanjon.testing import a_person

from .test_differences import figure, item  # noqa: F401  (a fixture)

LIMITS = Limits()
YES = {"stat": "share", "item": "q2_developing", "values": ["ja"]}


@pytest.mark.parametrize("also", [{"org_code": ["K264"]}, {"position": ["kso"]}, {"person_id": ["P2000001"]}])
def test_a_figure_is_not_narrowed_by_a_column_of_the_register(wave, also):
    found = compute(wave, YES | {"also": also}, "none", LIMITS)
    assert found.suppressed and found.estimate.value is None


def test_a_figure_is_not_about_one_organisation(wave):
    found = compute(wave, YES | {"where": {"org_code": "K264"}}, "none", LIMITS)
    assert found.suppressed and found.estimate.value is None
    assert not compute(wave, YES | {"where": {"org_type": "kommun"}}, "none", LIMITS).suppressed


def test_those_whom_the_second_question_picks_out_are_a_group_too(wave):
    few = {"q1_awareness": ["5"], "q4_reason_against": ["sakerhet"]}
    assert compute(wave, YES | {"where": {"org_type": "region"}, "also": few}, "none", LIMITS).suppressed
    enough = {
        "stat": "share",
        "item": "q4_reason_against",
        "values": ["saknar_resurser"],
        "also": {"q1_awareness": [1]},
    }
    found = compute(wave, enough, "none", LIMITS)
    assert not found.suppressed and found.estimate.n > 1000


def test_a_second_question_with_several_answers_is_read(wave):
    found = compute(wave, YES | {"also": {"q5_areas": ["agenda2030"]}}, "none", LIMITS)
    assert not found.suppressed and 0 < found.estimate.value < 1


def test_whom_the_second_question_leaves_out_may_not_be_a_few(wave, item):  # noqa: F811
    import polars as pl

    from kompanjon.surveys.analysis.wave import WaveTable

    persons = wave.rows().filter(wave.base("q2_developing"))["person_id"].to_list()
    odd = pl.when(pl.col("person_id").is_in(persons[:3])).then(pl.lit("nej")).otherwise(pl.lit("ja"))
    table = WaveTable(wave.frame.with_columns(odd.alias("q6_intl_work")), wave.multi)
    asked = figure(1, also={"q6_intl_work": ["ja"]})
    assert too_close_figures(table, [asked], {item.code: item}, LIMITS) == {1}
    assert too_close_figures(wave, [asked], {item.code: item}, LIMITS) == set()
    assert too_close_figures(wave, [figure(2, also={"org_code": ["K264"]})], {item.code: item}, LIMITS) == {2}


@pytest.fixture
def at_the_form(db):
    wave = a_wave(state="cleaned")
    an_invitation(wave)
    client = Client()
    analyst = a_person(role=Role.SURVEY_ANALYST)
    client.force_login(analyst, backend="allauth.account.auth_backends.AuthenticationBackend")

    def fill(**said):
        usual = {"code": "F1", "stat": "share", "item": "q2_developing", "values": "ja", "weights": "none"}
        usual |= {"title_sv": "a", "title_en": "b", "group": "", "also": "", "says_sv": "", "says_en": ""}
        return client.post(f"/en/surveys/{wave.pk}/figures/new/", usual | said)

    return fill


@pytest.mark.parametrize(
    "said, remedy",
    [
        ({"also": "org_code = K264"}, "is not another question of this survey"),
        ({"also": "position = kso"}, "is not another question of this survey"),
        ({"also": "q77 = 1"}, "is not another question of this survey"),
        ({"also": "q1_awareness"}, "Write the code of a question"),
        ({"also": "q1_awareness = 9"}, "is no answer to q1_awareness"),
        ({"also": "q9_comment = a"}, "is not another question of this survey"),
        ({"stat": "mean", "also": "q1_awareness = 1", "item": "q7_agenda2030_wish"}, "Only a share"),
        ({"stat": "mean", "item": "q5_areas"}, "A mean needs a scale"),
        ({"stat": "majority", "item": "q5_areas"}, "A majority needs"),
        ({"values": "jaa"}, "is no answer to q2_developing"),
        ({"values": " , "}, "Say which answers count"),
        ({"item": "q9_comment", "stat": "rank"}, "Select a valid choice"),
        ({"item": ""}, "Choose the question"),
    ],
)
def test_the_form_says_what_is_wrong_and_how_to_mend_it(at_the_form, said, remedy):
    answer = at_the_form(**said)
    assert answer.status_code == 422 and remedy in answer.content.decode() and not Figure.objects.exists()


@pytest.mark.parametrize("said", [{}, {"also": "q5_areas = miljo_klimat, demokrati_medborgardialog"}])
def test_a_right_form_makes_a_figure(at_the_form, said):
    assert at_the_form(**said).status_code == 302 and Figure.objects.count() == 1
