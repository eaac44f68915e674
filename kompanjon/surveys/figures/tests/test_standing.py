"""After a release: what went out stays, what is live says so, and a change leads to a new release with its reason."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kompanjon.people.access.grants import Role
from kompanjon.people.desk.queries import waiting_for
from kompanjon.surveys.analysis.cleaning import leave_out, take_back
from kompanjon.surveys.answering.models import Response, ResponseLink
from kompanjon.surveys.figures.actions import freeze, make_figure, start_release
from kompanjon.surveys.models import Release
from kompanjon.surveys.testing import a_wave, an_invitation
from kompanjon.testing import a_person

pytestmark = pytest.mark.django_db
SHARE = {"stat": "share", "item": "q2_developing", "values": ["ja"], "base": "include_dk"}
SAYS = {"title_sv": "x", "title_en": "x", "says_sv": "säger ja", "says_en": "say yes"}


@pytest.fixture
def analyst():
    client = Client()
    client.person = a_person(Role.SURVEY_ANALYST)
    client.force_login(client.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def release(analyst):
    wave = a_wave(state="cleaned")
    for number in range(40):
        unit = an_invitation(wave).unit
        unit.disposition = "1.1"
        unit.save()
        response = Response.objects.create(
            wave=wave,
            questionnaire=wave.questionnaires.get(),
            answers={"q2_developing": "ja" if number < 20 else "nej"},
            submitted_at=timezone.now(),
            state="submitted",
        )
        ResponseLink.objects.create(invitation=unit.invitation, response=response)
    make_figure(wave, "F1", SHARE, by=analyst.person, **SAYS)
    wave.state = "released"
    wave.save()
    release = start_release(wave, by=analyst.person)
    release.state = "published"
    release.save()
    freeze(release, analyst.person)
    release.refresh_from_db()
    return release


def one(wave):
    return wave.responses.filter(answers__q2_developing="nej").first()


def page(client, release, part="release/"):
    return client.get(f"/en/surveys/{release.wave_id}/{part}").content.decode()


def on_the_desk(person):
    return [i for i in waiting_for(person) if "correction" in str(i.why)]


def test_while_nothing_has_changed_the_page_shows_the_release_and_computes_nothing(release, analyst):
    shown = page(analyst, release)
    assert "50 per cent" in shown and "They do not change" in shown
    assert "from the same answers and weights as release 1" in page(analyst, release, "results/")
    with CaptureQueriesContext(connection) as asked:
        analyst.get(f"/en/surveys/{release.wave_id}/release/")
    assert not [q for q in asked if "surveys_registerunit" in q["sql"]]  # the answers are not read at all
    assert on_the_desk(analyst.person) == []


def test_an_exclusion_leaves_the_release_as_it_was_and_every_live_page_says_so(release, analyst):
    frozen, digest = release.frozen, release.digest
    leave_out(one(release.wave), by=analyst.person, reason="The same person twice")
    shown = page(analyst, release)
    assert "50 per cent" in shown and "51.3 %, n = 39" in shown and "The same person twice" in shown
    for part in ("results/", "results/q2_developing/", "cleaning/", "weights/", "method/", "verify/"):
        assert "The answers have changed since release 1" in page(analyst, release, part), part
    release.refresh_from_db()
    assert release.frozen == frozen and release.digest == digest and release.outdated
    public = Client().get(f"/en/survey-results/{release.pk}/").content.decode()
    assert "50 per cent" in public and "n = 40" in public
    method = Client().get(f"/en/survey-results/{release.pk}/method/").content.decode()
    assert "complete and partial answers, 40," in method


def test_the_change_waits_on_the_analysts_desk_until_it_is_taken_back(release, analyst):
    left = one(release.wave)
    leave_out(left, by=analyst.person, reason="Twice")
    assert len(on_the_desk(analyst.person)) == 1 and on_the_desk(a_person(Role.SURVEY_PUBLISHER)) == []
    take_back(left, by=analyst.person)
    assert on_the_desk(analyst.person) == [] and not Release.objects.get().outdated


def test_a_correction_needs_its_reason_in_both_languages_and_brings_the_figures_of_today(release, analyst):
    leave_out(one(release.wave), by=analyst.person, reason="Twice")
    start = f"/en/surveys/{release.wave_id}/release/start/"
    assert analyst.post(start, {"note_sv": "Ett svar var dubbelt."}).status_code == 422
    notes = {"note_sv": "Ett svar var dubbelt.", "note_en": "One response stood twice."}
    assert analyst.post(start, notes).status_code == 302
    second = Release.objects.get(number=2)
    assert second.figures.get().n == 39 and on_the_desk(analyst.person) == []
    second.state = "published"
    second.save()
    freeze(second, analyst.person)
    assert "from the same answers and weights as release 2" in page(analyst, second, "results/")
    public = Client().get(f"/en/survey-results/{second.pk}/").content.decode()
    assert "One response stood twice." in public
    old = Client().get(f"/en/survey-results/{release.pk}/").content.decode()
    assert "There is a corrected release" in old and "n = 40" in old


def test_other_weights_or_a_code_set_by_hand_are_changes_too(release, analyst):
    from kompanjon.surveys.fieldwork.actions import correct_disposition

    correct_disposition(release.wave.units.first(), "4.10", by=analyst.person, reason="Had left the post")
    release.refresh_from_db()
    assert release.outdated
