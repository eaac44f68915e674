"""The pages of the field say in words what the letters and codes stand for, and what is left before a wave opens."""

import pytest
from django.test import Client

from kompanjon.people.access.grants import Role
from kompanjon.surveys.answering import actions
from kompanjon.surveys.testing import a_wave, an_invitation
from kompanjon.testing import a_person

pytestmark = pytest.mark.django_db


def seated(role):
    client = Client()
    client.force_login(a_person(role), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def answered(wave, position="kdir"):
    invitation = an_invitation(wave, position=position)
    version = wave.questionnaires.get()
    response = actions.begin(invitation, version, language="sv", device="dator")
    codes = {i.code: "3" if i.kind == "scale" else "ja" for i in version.items.filter(required=True)}
    actions.submit(actions.save(response, codes), invitation, invitation.unit.groups)


@pytest.mark.parametrize(
    ("lang", "path", "words"),
    [
        ("sv", "enkater/{}/falt/", ("fullständigt", "ingen kontakt", "Kommundirektör", "2.12 avbrutet")),
        ("en", "surveys/{}/field/", ("complete", "no contact", "Municipal chief executive", "2.12 break-off")),
    ],
)
def test_letters_codes_and_posts_have_words(lang, path, words):
    wave = a_wave()
    for position in ("kdir", "kdir", "eko"):
        an_invitation(wave, position=position)
    page = seated(Role.FIELD_MANAGER).get(f"/{lang}/{path.format(wave.pk)}").content.decode()
    assert [w for w in words if w not in page] == []


def test_a_wave_in_preparation_says_what_is_left_and_whose_it_is():
    wave = a_wave(state="draft", closes_at=None)
    page = seated(Role.SURVEY_OWNER).get(f"/en/surveys/{wave.pk}/").content.decode()
    assert "Before it can open" in page and page.count("left to do") == 3 and page.count(">done<") == 2
    an_invitation(wave)
    assert seated(Role.SURVEY_OWNER).get(f"/en/surveys/{wave.pk}/").content.decode().count("left to do") == 2


def test_a_missing_text_is_marked_in_the_editor():
    wave = a_wave(state="draft")
    wave.questionnaires.get().items.filter(code="q1_awareness").update(text_en="")
    page = seated(Role.SURVEY_OWNER).get(f"/en/surveys/{wave.pk}/questions/").content.decode()
    assert page.count("text missing") == 1


def test_while_open_totals_are_shown_from_thirty_answers_and_not_before():
    wave = a_wave()
    analyst, path = seated(Role.SURVEY_ANALYST), f"/en/surveys/{wave.pk}/results/q2_developing/"
    for _turn in range(29):
        answered(wave)
    assert "Fewer than thirty have answered" in analyst.get(path).content.decode()
    answered(wave)
    page = analyst.get(path).content.decode()
    assert "n = 30" in page and "Fewer than thirty" not in page
