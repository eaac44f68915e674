"""Free texts wait for the reviewer of texts; only what has been read and may be quoted is seen by others."""

import pytest
from django.test import Client

from kompanjon.people.access.grants import Role
from kompanjon.people.desk.queries import waiting_for
from kompanjon.surveys.analysis.free_texts import waves_with_texts
from kompanjon.surveys.answering.models import Response
from kompanjon.surveys.models import ReadText
from kompanjon.surveys.testing import a_wave
from kompanjon.testing import a_person

pytestmark = pytest.mark.django_db
ITEMS = {"q9_more": {"kind": "long_text", "page": 1, "text": {"sv": "Något mer?", "en": "Anything else?"}}}


@pytest.fixture
def wave():
    wave = a_wave(state="closed", items=ITEMS)
    for text in ("Ring 08-123 45 67 om du undrar", "Vi har svårt att hinna", "Mer stöd till små kommuner"):
        Response.objects.create(
            wave=wave, questionnaire=wave.questionnaires.get(), answers={"q9_more": text}, state="submitted"
        )
    return wave


def seated(role):
    client = Client()
    client.person = a_person(role)
    client.force_login(client.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_unread_texts_wait_on_the_reviewers_desk_and_on_nobody_elses(wave):
    assert waves_with_texts() == [(wave, 3)]
    waiting = [i for i in waiting_for(a_person(Role.TEXT_REVIEWER)) if "texter" in i.url or "texts" in i.url]
    assert len(waiting) == 1 and waiting[0].values == {"count": 3}
    assert not [i for i in waiting_for(a_person(Role.SURVEY_ANALYST)) if i.values == {"count": 3}]


def test_a_text_is_read_once_and_only_what_may_be_quoted_is_seen_by_the_analyst(wave):
    reviewer, analyst = seated(Role.TEXT_REVIEWER), seated(Role.SURVEY_ANALYST)
    path = f"/en/surveys/{wave.pk}/texts/q9_more/"
    page = reviewer.get(path).content.decode()
    assert "3 texts are left to read" in page and "telephone" in page
    keys = {r.answers["q9_more"][:3]: r.pk for r in Response.objects.all()}
    said = {f"{keys['Mer']}-verdict": "quote", f"{keys['Rin']}-verdict": "keep", f"{keys['Vi ']}-verdict": ""}
    assert reviewer.post(path, said).status_code == 302
    assert reviewer.post(path, {f"{keys['Rin']}-verdict": "quote"}).status_code == 302
    assert set(ReadText.objects.values_list("response", "quotable")) == {(keys["Mer"], True), (keys["Rin"], False)}
    assert waves_with_texts() == [(wave, 1)]
    results = analyst.get(f"/en/surveys/{wave.pk}/results/").content.decode()
    assert "Mer stöd till små kommuner" in results and "svårt" not in results and "08-123" not in results


def test_the_page_is_the_reviewers_and_closed_while_the_wave_is_open(wave):
    path = f"/en/surveys/{wave.pk}/texts/q9_more/"
    assert seated(Role.SURVEY_ANALYST).get(path).status_code == 403
    assert seated(Role.FIELD_MANAGER).get(path).status_code == 403
    assert Client().get(path).status_code == 302
    wave.state = "open"
    wave.save()
    assert seated(Role.TEXT_REVIEWER).get(path).status_code == 404
    assert waves_with_texts() == []


def test_the_desk_asks_as_much_for_many_waves_as_for_one(wave, django_assert_num_queries):
    with django_assert_num_queries(3):
        waves_with_texts()
    other = a_wave(state="cleaned", items=ITEMS)
    Response.objects.create(wave=other, questionnaire=other.questionnaires.get(), answers={"q9_more": "Ja"})
    with django_assert_num_queries(3):
        assert len(waves_with_texts()) == 2


def test_texts_are_read_on_after_the_release_which_stays_as_it_was(wave):
    from kompanjon.surveys.models import Release

    release = Release.objects.create(wave=wave, state="published", frozen={"items": [], "figures": []}, digest="d" * 64)
    wave.state = "released"
    wave.save()
    assert waves_with_texts() == [(wave, 3)]
    reviewer, key = seated(Role.TEXT_REVIEWER), Response.objects.get(answers__q9_more__startswith="Mer").pk
    assert reviewer.post(f"/en/surveys/{wave.pk}/texts/q9_more/", {f"{key}-verdict": "quote"}).status_code == 302
    page = seated(Role.SURVEY_PUBLISHER).get(f"/en/surveys/{wave.pk}/release/").content.decode()
    assert "Mer stöd till små kommuner" in page and "svårt" not in page and "not part of the frozen release" in page
    release.refresh_from_db()
    assert release.frozen == {"items": [], "figures": []} and release.digest == "d" * 64


def test_the_text_of_another_answer_is_read_as_a_free_text_of_its_question(db):
    options = {
        "nytta": {"sv": "Nytta", "en": "Benefit"},
        "annat": {"sv": "Annat", "en": "Other", "meaning": "other"},
    }
    why = {"q3": {"kind": "single", "page": 1, "text": {"sv": "Varför?", "en": "Why?"}, "options": options}}
    wave = a_wave(state="closed", items=why)
    Response.objects.create(
        wave=wave, questionnaire=wave.questionnaires.get(), answers={"q3": "annat", "q3-other": "Vänorten ville"}
    )
    assert waves_with_texts() == [(wave, 1)]
    page = seated(Role.TEXT_REVIEWER).get(f"/en/surveys/{wave.pk}/texts/q3-other/").content.decode()
    assert "Vänorten ville" in page and "Why? Other: which?" in page
