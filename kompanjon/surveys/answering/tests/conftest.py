import pytest

from kompanjon.surveys.testing import a_wave, an_invitation

GOOD = {
    1: {"q1_awareness": "3", "q2_developing": "ja"},
    2: {"q3_reason_for": "tydlig_nytta", "q4_reason_against": "saknar_resurser"},
    3: {"q5_areas": ["agenda2030", "miljo_klimat"]},
    4: {"q6_intl_work": "nej", "q7_agenda2030_wish": "4", "q8_agenda2030_work": "2"},
    5: {"q9_comment": "Bra fråga."},
}


@pytest.fixture
def wave(db):
    return a_wave()


@pytest.fixture
def invitation(wave):
    return an_invitation(wave)


def answer_all(client, lang="sv", pages=(1, 2, 3, 4, 5)):
    base = {"sv": "/sv/svara/sida", "en": "/en/answer/page"}[lang]
    for number in pages:
        response = client.post(f"{base}/{number}/", GOOD[number])
        assert response.status_code == 302, response.content.decode()
    return response
