"""A published list on the page: no way to one organisation, and a sentence for whatever cannot be read."""

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils.translation import override

from kompanjon.people.access.grants import Role
from kompanjon.surveys.analysis.published import check_published
from kompanjon.surveys.analysis.reference import check_reference
from kompanjon.surveys.testing import a_wave, an_invitation
from kompanjon.testing import a_person


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


SHARE = {"stat": "share", "item": "q2_developing", "values": ["ja"]}


def entry(**compute):
    return {"id": "F1", "value": 0.5, "compute": SHARE | compute}


@pytest.mark.parametrize(
    "where", [{"org_code": "K264"}, {"person_id": "P2000001"}, {"org_type": "kommun", "org_code": "K264"}]
)
def test_a_list_on_the_page_divides_by_groups_only(wave, where):
    [found] = check_published(wave, [entry(where=where)], smallest=10)
    assert (
        found.passed is False and found.value is None and "no group that answers may be divided by" in found.definition
    )
    assert check_published(wave, [entry(where={"org_type": "kommun"})], smallest=10)[0].value > 0.8


def test_a_group_of_few_has_no_figure_on_the_page(wave):
    [found] = check_published(wave, [entry(where={"position": "rdir"})], smallest=10)
    assert found.value is None and "Too few" in found.definition


def test_distinct_does_not_count_answers_of_one_organisation(wave):
    how = {"stat": "distinct", "of": ["q1_awareness where org_type = kommun"], "equals": [5]}
    [found] = check_published(wave, [{"id": "F1", "compute": how}], smallest=10)
    assert found.passed is False and found.value is None
    how = {"stat": "distinct", "of": ["position where org_code = K264"], "equals": [5]}
    assert check_published(wave, [{"id": "F1", "compute": how}], smallest=10)[0].value is None


@pytest.mark.parametrize(
    "published, said",
    [
        ({"a": 1}, "must be a list"),
        ([1], "must have keys"),
        ([{"compute": SHARE}], "has no id"),
        ([{"id": "F1"}], "has no compute"),
        ([entry(values="ja")], "values must be a list"),
        ([entry(values=["jaa"])], "is no answer"),
        ([entry() | {"accept_gte": "much"}], "accept_gte must be a number"),
        ([entry() | {"acept_lt": 0.9}], "Write accept_lt"),
        ([entry(item="q77")], "is not a question of this wave"),
        ([entry(item="q9_comment")], "is not a question of this wave"),
        ([entry(where=["org_type"])], "where must name columns"),
        ([{"id": "F1", "compute": SHARE}], "neither limits nor a value"),
        ([entry(weight="none")], "is not a word of compute"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(wave, published, said):
    from kompanjon.surveys.analysis.definitions import Names

    names = Names({}, {("q2_developing", c): c for c in ("ja", "nej", "vet_ej")})
    [found] = check_published(wave, published, names)
    assert found.passed is False and said in found.definition


def test_a_reference_block_of_another_shape_is_told_too(wave):
    [found] = check_reference(wave, ["aapor"])
    assert found.passed is False and "named sections" in found.definition
    assert all(c.passed is False for c in check_reference(wave, {"aapor": [1], "weighted": 3, "unweighted": {"x": 1}}))


def test_the_reference_block_counts_no_organisation(wave):
    found = check_reference(wave, {"rates_by_group": {"org_code": {"K264": {"respondents": 1}}}})
    assert all(c.value is None for c in found)


@pytest.fixture
def small(db):
    """A closed wave in which one class has a single answer: it cannot be weighted."""
    wave = a_wave(state="cleaned")
    invitation = an_invitation(wave)
    invitation.unit.disposition = "2.20"
    invitation.unit.save()
    return wave


def test_the_command_prints_each_line_where_weights_cannot_be_made(small, tmp_path, capsys):
    path = tmp_path / "list.yaml"
    path.write_text(
        f"wave: {small.code}\npublished:\n- {{id: F1, value: 0.0, compute: {{stat: rate, rate: RR2}}}}\n"
        "synthetic_reference:\n  weighted: {classes: {a: {N: 1, n: 1}}, estimates: {}}\n"
    )
    with pytest.raises(SystemExit) as stopped:
        call_command("survey_verify", str(path))
    told = capsys.readouterr().out
    assert stopped.value.code == 1 and "F1" in told and "weighted" in told and "cannot be computed" in told


@pytest.mark.parametrize("state, status", [("open", 422), ("cleaned", 200)])
@pytest.mark.django_db
def test_an_open_wave_is_not_verified_on_the_page(state, status):
    wave, client = a_wave(state=state), Client()
    analyst = a_person(role=Role.SURVEY_ANALYST)
    client.force_login(analyst, backend="allauth.account.auth_backends.AuthenticationBackend")
    for listed in ("published: {a: 1}", "published: [1]", "synthetic_reference: [1]\npublished: []"):
        answer = client.post(f"/en/surveys/{wave.pk}/verify/", {"text": listed})
        assert answer.status_code == status
    assert client.get(f"/en/surveys/{wave.pk}/verify/").status_code == 200
