"""What a respondent writes beside the answer "other": kept with that answer, and with no other."""

import pytest

from kompanjon.surveys.models import Response
from kompanjon.surveys.testing import a_wave, an_invitation

pytestmark = pytest.mark.django_db
OPTIONS = {"nytta": {"sv": "Nytta", "en": "Benefit"}, "annat": {"sv": "Annat", "en": "Other", "meaning": "other"}}


@pytest.fixture(params=["single", "multi"])
def asked(request, client):
    items = {"q3": {"kind": request.param, "page": 1, "text": {"sv": "Varför?", "en": "Why?"}, "options": OPTIONS}}
    invitation = an_invitation(a_wave(items=items))
    client.get(f"/sv/svara/{invitation.token}/")
    client.post("/sv/svara/", follow=True)
    return client


def answers():
    response = Response.objects.get()
    chosen = response.answers.get("q3")
    return (chosen[0] if isinstance(chosen, list) else chosen), response.answers.get("q3-other")


def test_the_text_is_kept_shown_again_and_handed_in(asked):
    assert "Om ett annat svar: vilket?" in asked.get("/sv/svara/sida/1/").content.decode()
    asked.post("/sv/svara/sida/1/", {"q3": "annat", "q3-other": "Vänorten \x07ville", "go": "back"})
    assert answers() == ("annat", "Vänorten ville")
    assert 'value="Vänorten ville"' in asked.get("/sv/svara/sida/1/").content.decode()
    asked.post("/sv/svara/sida/1/", {"q3": "annat", "q3-other": "Vänorten ville"})
    assert Response.objects.get().state == "submitted" and answers() == ("annat", "Vänorten ville")


def test_it_goes_with_the_answer_it_belonged_to(asked):
    asked.post("/sv/svara/sida/1/", {"q3": "annat", "q3-other": "Vänorten ville", "go": "back"})
    asked.post("/sv/svara/sida/1/", {"q3": "nytta", "q3-other": "Vänorten ville", "go": "back"})
    assert answers() == ("nytta", None)


def test_each_field_is_saved_by_itself(asked):
    save = {"HTTP_X_SAVE": "1"}
    asked.post("/sv/svara/sida/1/", {"q3": "annat"}, **save)
    asked.post("/sv/svara/sida/1/", {"q3-other": "Vänorten ville"}, **save)
    assert answers() == ("annat", "Vänorten ville")
    asked.post("/sv/svara/sida/1/", {"q3": "annat"}, **save)
    assert answers() == ("annat", "Vänorten ville")
