"""Two waves side by side: what may be said, what is a break, and what matched persons add."""

import pytest

from kompanjon.people.access.grants import Role
from kompanjon.surveys.analysis.change import between
from kompanjon.surveys.analysis.compare import covariance, former_of, matched
from kompanjon.surveys.analysis.intervals import finished
from kompanjon.surveys.analysis.results import cross, item_result, limits_of
from kompanjon.surveys.analysis.tables import wave_table
from kompanjon.surveys.answering.models import Response
from kompanjon.testing import a_person

pytestmark = pytest.mark.django_db


def item_of(wave, code="q2_developing"):
    return wave.questionnaires.get().items.prefetch_related("options").get(code=code)


def result(wave, code="q2_developing"):
    item = item_of(wave, code)
    return item_result(wave_table(wave), item, limits_of(wave), former=former_of(wave, item))


def test_a_change_that_is_certain_is_said_and_one_that_is_not_is_not(two):
    rows = {r.code: r for r in result(two[1]).rows}
    assert rows["ja"].change == "risen" and rows["ja"].earlier == pytest.approx(0.25)
    assert rows["nej"].change == "uncertain"
    assert {r.change for r in result(two[1], "q1_awareness").rows} == {"uncertain"}


def test_an_answer_that_nobody_gives_any_longer_has_fallen(two):
    """At 0 there is no standard error; the interval of the change is put together from the two intervals."""
    second = two[1]
    Response.objects.filter(wave=second).update(answers={"q2_developing": "ja"})
    rows = {r.code: r for r in result(second).rows}
    assert rows["nej"].estimate.value == 0 and rows["nej"].earlier == pytest.approx(0.25)
    assert rows["nej"].change == "fallen" and rows["ja"].change == "risen"
    assert rows["nej"].moved.low < -0.25 < rows["nej"].moved.high < 0


def test_a_change_from_nought_to_little_is_not_certain():
    nobody = finished("share", 0.0, None, 0, 30, 60)
    one = finished("share", 1 / 30, 0.03, 29, 30, 60)
    assert between(nobody, one).verdict == "uncertain" and between(nobody, nobody).verdict == "uncertain"


def test_persons_are_matched_only_with_consent_and_in_confidence(two):
    first, second = two
    assert len(matched(first, second)) == 20
    first.mode = "anonymous"
    assert matched(first, second) == []


def test_matched_persons_take_away_what_both_waves_share(two):
    item = item_of(two[1], "q1_awareness")
    former, table = former_of(two[1], item), wave_table(two[1])
    together = covariance(former, table)
    assert together > 0  # the same persons gave the same answers
    by_half = table.mean("q1_awareness").se ** 2
    assert together == pytest.approx(by_half / 2, rel=0.35)
    assert covariance(former.__class__(former.code, former.table, former.item), table) == 0


def test_an_option_that_was_not_offered_is_not_asked_and_never_nought(two):
    first, second = two
    item_of(first).options.filter(code="vet_ej").delete()
    rows = {r.code: r for r in result(second).rows}
    assert not rows["vet_ej"].asked_before and rows["vet_ej"].earlier is None and rows["vet_ej"].change == ""
    item_of(second).options.filter(code="nej").delete()
    for response in Response.objects.filter(wave=second, answers__q2_developing="nej"):
        response.answers["q2_developing"] = "ja"
        response.save()
    assert [label for label, _share in result(second).gone] == ["Nej"]


def test_another_scale_is_a_break_in_the_series(two, client):
    first, second = two
    first.questionnaires.get().items.filter(code="q1_awareness").update(points=7)
    found = result(second, "q1_awareness")
    assert found.broken == "a1" and not any(r.change for r in found.rows) and not any(r.moved for r in found.rows)
    client.force_login(
        a_person(role=Role.SURVEY_ANALYST), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    page = client.get(f"/sv/enkater/{second.pk}/resultat/q1_awareness/").content.decode()
    assert "Brott i serien" in page and "har ökat" not in page
    assert "har ökat" in client.get(f"/sv/enkater/{second.pk}/resultat/q2_developing/").content.decode()


def test_many_comparisons_of_a_release_are_judged_together(two):
    from kompanjon.surveys.figures.queries import judge_together

    results = [result(two[1]), result(two[1], "q1_awareness")]
    moved = [row.moved for found in results for row in found.rows if row.moved]
    judge_together(results)
    assert len(moved) > 5  # so Holm decides, and only the strongest of them are certain
    assert next(r for r in results[0].rows if r.code == "ja").change == "risen"
    assert next(r for r in results[0].rows if r.code == "vet_ej").change == "fallen"  # from half to nobody
    others = {r.change for found in results for r in found.rows if r.moved and r.code not in ("ja", "vet_ej")}
    assert others == {"uncertain"}


def test_a_figure_knows_its_change_and_the_sentence_may_say_it(two):
    from kompanjon.surveys.figures.actions import make_figure
    from kompanjon.surveys.figures.checks import changes_of, check

    analyst, second = a_person(role=Role.SURVEY_ANALYST), two[1]
    how = {"stat": "share", "item": "q2_developing", "values": ["ja"], "base": "include_dk"}
    figure = make_figure(
        second, "F1", how, by=analyst, title_sv="x", title_en="x", says_sv="säger ja", says_en="say yes"
    )
    figure.claim_sv += " Andelen har ökat signifikant."
    table = wave_table(second)
    said = changes_of(second, table, [figure])[figure.pk]
    checked = check(figure, table, said=said)
    assert said["change"] == "risen" and checked.passed["claim_sv"], checked.problems
    assert f"Andelen har ökat från 25 procent {second.former.code} till 75 procent" in checked.right["sv"]
    assert not check(figure, table).passed["claim_sv"]


def test_the_two_way_table_has_weighted_shares_and_the_test_of_rao_and_scott(wave):
    from types import SimpleNamespace

    from kompanjon.surveys.figures.disclosure import Limits

    options = [SimpleNamespace(code=c, label=c) for c in ("ja", "nej", "vet_ej")]
    item = SimpleNamespace(
        code="q2_developing",
        kind="yes_no",
        base_rule="include_dk",
        sensitive=False,
        options=SimpleNamespace(all=lambda: options),
    )
    rows, columns = (cross(wave, item, "org_type", Limits(), across=a) for a in ("row", "column"))
    assert rows.cells["region", "ja"].value == pytest.approx(0.640175, abs=1e-6)
    assert sum(rows.cells["kommun", o].value for o in ("ja", "nej", "vet_ej")) == pytest.approx(1)
    assert sum(columns.cells[g, "ja"].value for g in ("kommun", "region")) == pytest.approx(1)
    assert rows.sizes == {"kommun": 1188, "region": 65}
    assert rows.association.p < 0.001 < rows.association.f
