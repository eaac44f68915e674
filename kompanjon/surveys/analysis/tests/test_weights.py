"""Weight sets: made in three ways, kept beside each other, one of them official, and its name said everywhere."""

import io

import pytest
from django.test import Client

from kompanjon.people.access.grants import Role
from kompanjon.surveys.analysis.tables import wave_table
from kompanjon.surveys.analysis.targets import read_targets
from kompanjon.surveys.analysis.weighting import CannotWeight
from kompanjon.surveys.analysis.weights import Recipe, computed, keep, make_official, register_totals, variables_of
from kompanjon.surveys.testing import a_wave, an_invitation
from kompanjon.testing import a_person

pytestmark = pytest.mark.django_db
SKR, ROLE = "skr_group_2017", "role"


def seated(role):
    person, client = a_person(role=role), Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def closed():
    """A closed wave of sixty officials and forty politicians, where the officials answered twice as often."""
    from django.utils import timezone

    from kompanjon.surveys.answering.models import Response, ResponseLink

    wave = a_wave(state="closed")
    questionnaire = wave.questionnaires.get()
    for number in range(100):
        role, position = ("tjansteperson", "kdir") if number < 60 else ("politiker", "kso")
        invitation = an_invitation(wave, role=role, position=position)
        answers = number % 3 if role == "tjansteperson" else number % 3 == 0
        unit = invitation.unit
        unit.disposition = "1.1" if answers else "2.20"
        unit.save()
        if answers:
            given = {"q1_awareness": 1 + number % 5, "q2_developing": "ja" if number % 4 else "nej"}
            response = Response.objects.create(
                wave=wave, questionnaire=questionnaire, answers=given, state="submitted", submitted_at=timezone.now()
            )
            ResponseLink.objects.create(invitation=invitation, response=response)
    return wave


def test_raked_weights_meet_the_register_in_every_level(wave):
    recipe = Recipe("raked", "raking", (SKR, ROLE))
    made = computed(wave, recipe)
    sums = {}
    for _cls, skr, role, w, n in made["cells"]:
        for key in ((SKR, skr), (ROLE, role)):
            sums[key] = sums.get(key, 0) + w * n
    for variable in (SKR, ROLE):
        for level, persons in register_totals(wave, (variable,)).items():
            assert sums[variable, level] == pytest.approx(persons, rel=1e-5)
    assert made["effect"] > 1 and made["outside"] == 0 and "person_id" not in made


def test_regions_have_a_level_of_their_own_where_a_variable_is_of_municipalities(wave):
    assert register_totals(wave, (SKR,))["–"] == 279 and sum(register_totals(wave, (SKR,)).values()) == 4850
    assert {"org_type", SKR, ROLE, "nuts1", "position"} <= set(variables_of(wave))
    assert not {"q1_awareness", "legal_entity", "org_code", "aapor"} & set(variables_of(wave))


def test_post_stratification_crosses_its_groups(wave):
    made = computed(wave, Recipe("post", "post_strata", ("org_type", ROLE), classed=False))
    assert set(made["targets"]["org_type × role"]) == {
        f"{kind} × {role}" for kind in ("kommun", "region") for role in ("politiker", "tjansteperson")
    }
    by_hand = made["targets"]["org_type × role"]["kommun × politiker"]
    (cell,) = [c for c in made["cells"] if c[:3] == ["all", "kommun", "politiker"]]
    assert cell[-2] == pytest.approx(by_hand / cell[-1])


def test_trimmed_weights_stay_inside_the_bounds_and_keep_their_sum(wave):
    targets = {ROLE: {"politiker": 1900.0, "tjansteperson": 2950.0}}
    for method in ("raking", "post_strata"):
        variables = ("org_type", ROLE) if method == "raking" else (ROLE,)
        free = computed(wave, Recipe("a", method, variables, targets, bounds=(0.8, 1.25)))
        held = computed(wave, Recipe("b", method, variables, targets, bounds=(0.8, 1.25), trim=True))
        assert free["outside"] > 0 == free["trimmed"] and free["ratios"][1] > 1.25
        assert held["outside"] == 0 < held["trimmed"] and max(held["ratios"]) <= 1.25 + 1e-9
        assert sum(w * n for *_key, w, n in held["cells"]) == pytest.approx(4850, rel=1e-6)


def test_margins_that_contradict_each_other_do_not_settle_and_the_level_is_named():
    from kompanjon.surveys.analysis.calibration import rake

    rows, columns = ["a", "a", "b"], ["x", "y", "y"]  # x lies in a only, and yet more are to be x than a
    with pytest.raises(CannotWeight, match=r"did not settle in 200 sweeps.*(column|row)"):
        rake({"row": (rows, {"a": 10, "b": 90}), "column": (columns, {"x": 50, "y": 50})}, [1.0] * 3)


@pytest.mark.parametrize(
    ("targets", "words"),
    [
        ({ROLE: {"politiker": 10, "tjansteperson": 20}}, "different totals: role 30, org_type 4850"),
        ({ROLE: {"politiker": 0, "tjansteperson": 4850}}, "role: the target is empty for politiker"),
        ({ROLE: {"politiker": 1400, "tjansteperson": 3000, "ombud": 450}}, "role: nobody answered in ombud"),
        ({ROLE: {"politiker": 4850}}, "role: no target for tjansteperson"),
    ],
)
def test_what_cannot_be_met_names_the_level(wave, targets, words):
    with pytest.raises(CannotWeight, match=words):
        computed(wave, Recipe("x", "raking", (ROLE, "org_type"), targets))


def test_calibration_to_the_classes_own_counts_changes_neither_value_nor_error(closed):
    table = wave_table(closed)
    plain = table.share("q2_developing", ["ja"])
    made = keep(closed, table, Recipe("post", "post_strata", ("role",)), by=a_person(role=Role.SURVEY_ANALYST))
    post = wave_table(closed).weighted_by(made.name).share("q2_developing", ["ja"])
    assert (post.value, post.se, post.df, post.n) == pytest.approx((plain.value, plain.se, plain.df, plain.n))


def test_residuals_make_a_group_that_is_met_free_of_error(closed):
    """The share of politicians is known from the register, so an estimate of it has no error left."""
    import polars as pl

    table = wave_table(closed)
    keep(closed, table, Recipe("r", "raking", ("role",), classed=False), by=a_person(role=Role.SURVEY_ANALYST))
    raked = wave_table(closed).weighted_by("r")
    known = raked.estimates((pl.col("role") == "politiker").cast(pl.Float64), pl.lit(True), "mean")[None]
    assert known.value == pytest.approx(0.4) and known.se is None
    asked = raked.mean("q1_awareness")
    assert asked.se and asked.interval


def test_an_analyst_makes_chooses_and_everything_says_which(closed):
    analyst = seated(Role.SURVEY_ANALYST)
    base = f"/sv/enkater/{closed.pk}/vikter/"
    page = analyst.get(base).content.decode()
    assert "Ännu har inga vikter sparats" in page
    form = {"name": "rak", "method": "raking", "variables": ["role"], "begin": "equal", "low": "0.3", "high": "3"}
    made = analyst.post(base, form)
    assert made.status_code == 302
    page = analyst.get(made.url).content.decode()
    assert "De antal som uppfylls" in page and "förtroendevald" in page
    assert analyst.post(made.url, {"reason": ""}).status_code == 422
    assert analyst.post(made.url, {"reason": "Politiker svarade sällan."}).status_code == 302
    kept = closed.weight_sets.get()
    assert kept.official and kept.reason == "Politiker svarade sällan."
    assert wave_table(closed).chosen == "rak"
    result = analyst.get(f"/sv/enkater/{closed.pk}/resultat/q1_awareness/").content.decode()
    assert "Viktat genom kalibrering till marginaler" in result and "rak" in result
    method = analyst.get(f"/sv/enkater/{closed.pk}/metod/").content.decode()
    assert "Vikterna heter rak (" in method
    csv = analyst.post(f"/sv/enkater/{closed.pk}/export/", {"format": "csv"}).content.decode()
    assert wave_table(closed).respondents["w"][0] != 1.0 and "weight_set" in csv.splitlines()[0] and ",rak" in csv


def test_a_new_official_set_takes_the_place_of_the_old(closed):
    analyst = a_person(role=Role.SURVEY_ANALYST)
    table = wave_table(closed)
    first, second = (keep(closed, table, Recipe(n, "raking", ("role",)), by=analyst) for n in ("one", "two"))
    make_official(first, by=analyst, reason="först")
    make_official(second, by=analyst, reason="sedan")
    assert list(closed.weight_sets.filter(official=True)) == [second]


def test_refused_weights_answer_with_the_level_and_keep_what_was_typed(closed):
    analyst = seated(Role.SURVEY_ANALYST)
    upload = io.BytesIO(b"variable,level,count\nrole,politiker,0\nrole,tjansteperson,100\n")
    upload.name = "targets.csv"
    form = {"name": "fel", "method": "raking", "variables": ["role"], "begin": "equal", "low": "0.3", "high": "3"}
    answer = analyst.post(f"/sv/enkater/{closed.pk}/vikter/", {**form, "file": upload})
    page = answer.content.decode()
    assert answer.status_code == 422 and "målet är tomt för politiker" in page and 'value="fel"' in page
    assert not closed.weight_sets.exists()


def test_weights_that_no_longer_fit_the_answers_are_told_and_never_used_in_silence(closed):
    from kompanjon.surveys.analysis.cleaning import leave_out

    analyst = a_person(role=Role.SURVEY_ANALYST)
    kept = keep(closed, wave_table(closed), Recipe("r", "raking", ("role",)), by=analyst)
    leave_out(closed.responses.first(), by=analyst, reason="dubblett")
    page = seated(Role.SURVEY_ANALYST).get(f"/sv/enkater/{closed.pk}/vikter/{kept.pk}/").content.decode()
    assert "Svaren har ändrats sedan dess" in page


def test_only_analysts_come_to_the_weights(closed):
    kept = keep(closed, wave_table(closed), Recipe("r"), by=a_person(role=Role.SURVEY_ANALYST))
    for page in (f"/sv/enkater/{closed.pk}/vikter/", f"/sv/enkater/{closed.pk}/vikter/{kept.pk}/"):
        assert seated(Role.FIELD_MANAGER).get(page).status_code == 403
        assert seated(Role.ASSESSOR).get(page).status_code == 404
    assert seated(Role.SURVEY_ANALYST).get(f"/sv/enkater/{closed.pk}/vikter/{kept.pk + 9}/").status_code == 404


def test_a_file_of_counts_is_checked_line_by_line():
    targets, problems = read_targets(b"variable;level;count\nrole;a;10,5\nrole;a;3\nrole;b;x\n")
    assert targets == {"role": {"a": 10.5}}
    assert [p.values["line"] for p in problems] == [3, 4]
    assert "count" in read_targets(b"variable,level\n")[1][0].values["columns"]
    assert read_targets(b"\xff\xfe")[1]
