"""A respondent with a phone: no account, no script, five pages."""

import gzip
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kompanjon.surveys.models import Invitation, Response, ResponseLink
from kompanjon.surveys.testing import a_wave, an_invitation

from .conftest import GOOD, answer_all

pytestmark = pytest.mark.django_db


def come_in(client, invitation, lang="sv"):
    path = {"sv": "svara", "en": "answer"}[lang]
    return client.get(f"/{lang}/{path}/{invitation.token}/", follow=True)


def begin(client, invitation):
    come_in(client, invitation)
    return client.post("/sv/svara/", follow=True)


def test_the_link_leads_in_and_the_secret_leaves_the_address(client, invitation):
    first = client.get(f"/sv/svara/{invitation.token}/")
    assert first.status_code == 302 and invitation.token not in first["Location"]
    assert first["Referrer-Policy"] == "no-referrer" and first["Cache-Control"] == "no-store"
    shown = client.get(first["Location"])
    assert shown["Referrer-Policy"] == "same-origin"  # without it the browser says "Origin: null" and no form is taken
    page = shown.content.decode()
    assert "Kommundirektör" in page and "Ekviks kommun" in page and "Konfidentiell" in page
    assert "sessionid" not in client.cookies
    assert Invitation.objects.get().state == "opened" and not Response.objects.exists()


def test_five_pages_and_thank_you(client, invitation):
    assert "Sida 1 av 5" in begin(client, invitation).content.decode()
    answer_all(client)
    assert "Tack för dina svar" in client.get("/sv/svara/tack/").content.decode()
    response = Response.objects.get()
    assert (
        response.state == "submitted"
        and response.answers["q1_awareness"] == 3
        and response.answers["q5_areas"] == ["agenda2030", "miljo_klimat"]
    )
    assert Invitation.objects.get().state == "completed" and ResponseLink.objects.get().response == response


def test_leaving_on_page_two_and_going_on_in_english_elsewhere(client, invitation):
    begin(client, invitation)
    answer_all(client, pages=(1,))
    client.post("/sv/svara/sida/2/", {"q3_reason_for": "agenda2030", "go": "back"})
    elsewhere = Client()
    assert "Go on answering" in come_in(elsewhere, invitation, "en").content.decode()
    page = elsewhere.post("/en/answer/", follow=True).content.decode()
    assert "Page 2 of 5" in page and "The 2030 Agenda" not in page and 'value="agenda2030" checked' in page
    answer_all(elsewhere, "en", pages=(2, 3, 4, 5))
    response = Response.objects.get()
    assert response.state == "submitted" and response.language == "en"


def test_an_empty_required_question_asks_once_and_may_be_declined(client, invitation):
    begin(client, invitation)
    refused = client.post("/sv/svara/sida/1/", {"q1_awareness": "5"})
    assert refused.status_code == 422 and "q2_developing-declined" in refused.content.decode()
    assert Response.objects.get().answers == {"q1_awareness": 5}
    onwards = client.post("/sv/svara/sida/1/", {"q1_awareness": "5", "q2_developing-declined": "1"})
    assert onwards.status_code == 302 and Response.objects.get().answers["q2_developing"] == "_declined"


def test_a_wrong_answer_is_refused_and_the_others_kept(client, invitation):
    begin(client, invitation)
    refused = client.post("/sv/svara/sida/1/", {"q1_awareness": "9", "q2_developing": "nej"})
    assert refused.status_code == 422 and "1 till 5" in refused.content.decode()
    assert Response.objects.get().answers == {"q2_developing": "nej"}
    answer_all(client, pages=(1, 2))
    too_many = client.post(
        "/sv/svara/sida/3/", {"q5_areas": ["agenda2030", "miljo_klimat", "naringsliv", "kultur_fritid"]}
    )
    text = too_many.content.decode()
    assert too_many.status_code == 422 and "Välj högst 3. Du har valt 4." in text and text.count("checked") == 4


def test_two_tabs_and_a_double_click_make_one_response(client, invitation):
    begin(client, invitation)
    begin(Client(), invitation)
    client.post("/sv/svara/sida/1/", {"q1_awareness": "1", "q2_developing": "ja"})
    client.post("/sv/svara/sida/1/", {"q1_awareness": "2"}, headers={"X-Save": "1"})
    answer_all(client, pages=(2, 3, 4, 5))
    client.post("/sv/svara/sida/5/", GOOD[5])
    response = Response.objects.get()
    assert (response.answers["q1_awareness"], response.answers["q2_developing"]) == (2, "ja")


def test_script_saves_one_answer_at_a_time(client, invitation):
    begin(client, invitation)
    saved = client.post("/sv/svara/sida/1/", {"q1_awareness": "4"}, headers={"X-Save": "1"}).json()
    assert saved["problems"] == {} and len(saved["saved"]) == 5
    assert Response.objects.get().answers == {"q1_awareness": 4}


def test_changing_language_keeps_what_was_typed(client, invitation):
    begin(client, invitation)
    switched = client.post("/sv/svara/sida/1/", {"q1_awareness": "4", "go": "en"})
    assert switched["Location"] == "/en/answer/page/1/"
    assert 'value="4" checked' in client.get(switched["Location"]).content.decode()


def test_answers_may_be_changed_until_the_close_if_the_wave_says_so(client, invitation):
    begin(client, invitation)
    answer_all(client)
    client.post("/sv/svara/sida/1/", {"q1_awareness": "1", "q2_developing": "ja"})
    assert Response.objects.get().answers["q1_awareness"] == 1
    invitation.unit.wave.edit_after = False
    invitation.unit.wave.save()
    client.post("/sv/svara/sida/1/", {"q1_awareness": "5", "q2_developing": "ja"})
    assert Response.objects.get().answers["q1_awareness"] == 1


def test_after_the_close_answers_are_kept_apart(client, invitation):
    begin(client, invitation)
    wave = invitation.unit.wave
    wave.closes_at = timezone.now() - timedelta(minutes=1)
    wave.save()
    told = client.post("/sv/svara/sida/1/", GOOD[1])
    assert "räknas inte" in told.content.decode()
    response = Response.objects.get()
    assert response.answers == {} and response.late == {"q1_awareness": 3, "q2_developing": "ja"}


def test_not_me_and_refusing_end_the_invitation(client, invitation):
    begin(client, invitation)
    client.post("/sv/svara/inte-jag/", {"note": "Kanslichefen"})
    invitation.refresh_from_db()
    assert (
        invitation.state == "ineligible"
        and invitation.unit.dispositions.get().code == "4.10"
        and invitation.left_note == "Kanslichefen"
    )
    other = an_invitation(invitation.unit.wave)
    stranger = Client()
    come_in(stranger, other)
    stranger.post("/sv/svara/avsta/")
    other.refresh_from_db()
    assert other.state == "refused" and not other.unit.addressee.do_not_contact


def test_one_press_in_the_message_ends_all_asking(client, invitation):
    page = client.get(f"/sv/svara/avsta/{invitation.token}/", follow=True)
    assert "checked" in page.content.decode() and Invitation.objects.get().state == "created"
    assert invitation.token not in page.redirect_chain[-1][0]
    client.post("/sv/svara/avsta/", {"never": "1"})
    invitation.refresh_from_db()
    invitation.unit.addressee.refresh_from_db()
    assert invitation.state == "refused" and invitation.unit.addressee.do_not_contact


def test_the_short_code_opens_too_however_it_is_typed(client, invitation):
    typed = f"{invitation.code[:5].lower()}-{invitation.code[5:]} "
    assert client.post("/sv/svara/kod/", {"code": typed}).status_code == 302
    assert client.post("/sv/svara/kod/", {"code": "AAAAAAAAAA"}).status_code == 422


def test_guessing_codes_is_slowed(client, invitation):
    answers = [
        client.post("/sv/svara/kod/", {"code": f"AAAAAAAA{n:02}"}, REMOTE_ADDR="192.0.2.77").status_code
        for n in range(22)
    ]
    assert answers[0] == 422 and answers[-1] == 429


@pytest.mark.parametrize("token", ["x", "this-token-does-not-exist-at-all"])
def test_an_unknown_link_gets_one_neutral_page(client, invitation, token):
    page = client.get(f"/sv/svara/{token}/")
    assert page.status_code == 200 and "Länken leder inte till någon enkät" in page.content.decode()
    assert "svar" not in client.cookies


def test_a_new_link_is_sent_to_the_registered_address_and_nobody_is_told_which(client, invitation, mailoutbox):
    from kompanjon.core.post.models import Letter

    known = client.post("/sv/svara/ny-lank/", {"address": invitation.unit.addressee.email}).content
    unknown = client.post("/sv/svara/ny-lank/", {"address": "nobody@example.org"}).content
    assert known.count(b"ny l") == unknown.count(b"ny l")
    assert Letter.objects.count() == 1 and "/sv/svara/" in Letter.objects.get().body


def test_pages_are_light(client, invitation):
    from kompanjon.core.stylesheet import joined

    css = len(gzip.compress(joined().encode()))
    first = come_in(client, invitation).content
    assert len(gzip.compress(first)) + css < 30_000
    begin(client, invitation)
    for number in range(1, 6):
        page = client.get(f"/sv/svara/sida/{number}/").content
        assert len(gzip.compress(page)) < 20_000 and b"http" not in page.replace(b"http://www.w3.org", b"").replace(
            b"http://testserver", b""
        )
        if number < 5:
            client.post(f"/sv/svara/sida/{number}/", GOOD[number])


def test_a_page_takes_few_queries(client, invitation, django_assert_max_num_queries):
    begin(client, invitation)
    with django_assert_max_num_queries(10):
        client.post("/sv/svara/sida/1/", GOOD[1])


def test_every_kind_of_question_is_shown_and_read(client):
    options = {
        "a": {"sv": "Ett", "en": "One"},
        "b": {"sv": "Två", "en": "Two"},
        "n": {"sv": "Inget", "en": "None", "meaning": "exclusive"},
    }
    kinds = {
        "r": {"kind": "ranking", "most": 2, "options": options},
        "m": {"kind": "multi", "most": 2, "options": options},
        "n": {"kind": "number", "decimals": 1, "least": 0, "most": 100},
        "s": {"kind": "short_text", "longest": 10},
        "p": {"kind": "position", "options": options},
        "seven": {"kind": "scale", "points": 7},
    }
    invitation = an_invitation(
        a_wave(items={k: {**v, "text": {"sv": f"Fråga {k}", "en": f"Item {k}"}} for k, v in kinds.items()})
    )
    begin(client, invitation)
    bad = client.post(
        "/sv/svara/sida/1/",
        {"r": ["a", "b"], "m": ["a", "n"], "n": "12,55", "s": "alltför lång text", "p": "z", "seven": "7"},
    )
    assert bad.status_code == 422 and set(Response.objects.get().answers) == {"r", "seven"}
    good = client.post(
        "/sv/svara/sida/1/", {"r": ["b", "a"], "m": ["n"], "n": "12,5", "s": "kort\u202e\x07!", "p": "a", "seven": "7"}
    )
    assert good.status_code == 302
    assert Response.objects.get().answers == {
        "r": ["b", "a"],
        "m": ["n"],
        "n": "12.5",
        "s": "kort!",
        "p": "a",
        "seven": 7,
    }


def test_answers_on_a_route_that_was_left_are_dropped_at_the_end(client):
    yes_no = {"ja": {"sv": "Ja", "en": "Yes"}, "nej": {"sv": "Nej", "en": "No"}}
    items = {
        "a": {"kind": "yes_no", "page": 1, "options": yes_no},
        "b": {"kind": "short_text", "page": 2, "condition": {"item": "a", "is": ["ja"]}},
        "c": {"kind": "yes_no", "page": 3, "options": yes_no},
    }
    invitation = an_invitation(a_wave(items=items))
    begin(client, invitation)
    client.post("/sv/svara/sida/1/", {"a": "ja"})
    client.post("/sv/svara/sida/2/", {"b": "mer"})
    assert client.post("/sv/svara/sida/1/", {"a": "nej"})["Location"] == "/sv/svara/sida/3/"
    assert Response.objects.get().answers["b"] == "mer"
    client.post("/sv/svara/sida/3/", {"c": "ja"})
    assert Response.objects.get().answers == {"a": "nej", "c": "ja"}
