"""LimeSurvey's results: a mapping is proposed, unknown codes are told with line and nearest, nothing is written unasked."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from kompanjon.people.access.grants import Role
from kompanjon.surveys.answering.models import Response
from kompanjon.surveys.fieldwork.limesurvey import Mapped, Question, propose, read, table_of
from kompanjon.surveys.models import Invitation, Mapping
from kompanjon.surveys.testing import a_wave, an_invitation
from kompanjon.testing import a_person

QUESTIONS = {
    q.code: q
    for q in (
        Question("Q1", "scale"),
        Question("Q2", "single", ("A1", "A2", "other"), "other"),
        Question("Q3", "multi", ("SQ001", "SQ002", "other"), "other"),
        Question("Q4_SQ001", "battery"),
        Question("Q5", "yes_no", ("ja", "nej", "vet_ej")),
        Question("Q6", "long_text"),
    )
}
HEAD = "id,submitdate,lastpage,startlanguage,seed,token,startdate,datestamp,Q1,Q2,Q2[other],Q3[SQ001],Q3[SQ002],Q3[other],Q4[SQ001],Q5,Q6"
LINE = "1,2026-03-02 10:00:00,3,sv,77,U1,2026-03-02 09:50:00,2026-03-02 10:00:00,4,-oth-,nybyggt,Y,,egen,A3,Y,Tack"


def taken(*lines, units=("U1", "U2"), mapped=None):
    rows = table_of("\n".join((HEAD, *lines)))
    return read(rows, mapped or propose(list(rows[0]), QUESTIONS), QUESTIONS, set(units))


def test_question_codes_answer_codes_and_other_are_proposed_from_the_questionnaire():
    mapped = propose(HEAD.split(","), QUESTIONS)
    assert mapped.columns["token"] == "unit" and mapped.columns["Q4[SQ001]"] == "Q4_SQ001"
    assert mapped.columns["Q3[other]"] == "Q3[other]" and mapped.values == {"Q2": {"-oth-": "other"}}
    assert mapped.columns["Q2[other]"] == "Q2[other]"
    assert not {"id", "seed"} & set(mapped.columns)


def test_a_line_becomes_answers_in_our_codes():
    [row] = taken(LINE).rows
    assert row.answers == {
        "Q1": 4,
        "Q2": "other",
        "Q2-other": "nybyggt",
        "Q3": ["SQ001", "other"],
        "Q3-other": "egen",
        "Q4_SQ001": 3,
        "Q5": "ja",
        "Q6": "Tack",
    }
    assert row.completed and row.last_page == 3 and row.language == "sv" and row.saved.hour == 10


def test_without_a_submit_date_it_is_not_completed_and_an_empty_line_is_nothing():
    found = taken(LINE.replace("2026-03-02 10:00:00,3", ",2"), "2,,,sv,,U2,,,,,,,,,,,")
    assert [row.completed for row in found.rows] == [False] and not found.blocked


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (",4,-oth-", ",9,-oth-", {"line": 2, "value": "9", "code": "Q1"}),
        ("-oth-", "A3", {"line": 2, "value": "A3", "code": "Q2", "near": "A2"}),
        (",U1,", ",U11,", {"line": 2, "code": "U11", "near": "U1"}),
        (",Y,,egen", ",kanske,,egen", {"line": 2, "value": "kanske", "code": "Q3[SQ001]"}),
        ("2026-03-02 09:50:00", "igår", {"line": 2, "value": "igår"}),
    ],
)
def test_what_is_unknown_is_told_with_its_line_and_the_nearest_code(old, new, said):
    found = taken(LINE.replace(old, new, 1))
    assert found.blocked
    assert any(said.items() <= p.values.items() for p in found.problems), [p.values for p in found.problems]


def test_the_same_person_twice_and_a_mapping_to_nothing_stop_the_file():
    assert taken(LINE, LINE).blocked
    mapped = Mapped({"token": "unit", "Q1": "q_1"}, {})
    problem = next(p for p in taken(LINE, mapped=mapped).problems if p.blocks)
    assert problem.values["column"] == "Q1" and taken(LINE, mapped=Mapped({"Q1": "Q1"})).blocked


@pytest.fixture
def wave():
    items = {
        "q2_developing": {
            "kind": "yes_no",
            "page": 1,
            "text": {"sv": "Utvecklande?", "en": "Developing?"},
            "options": {"ja": {"sv": "Ja", "en": "Yes"}, "nej": {"sv": "Nej", "en": "No"}},
        }
    }
    return a_wave(items=items)


@pytest.fixture
def owner():
    client = Client()
    client.force_login(a_person(Role.SURVEY_OWNER), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def answers_of(wave, *rows):
    return "token,submitdate,startlanguage,lastpage,q2_developing\n" + "\n".join(rows) + "\n"


@pytest.mark.django_db
class TestCarryingIn:
    def shown(self, client, wave, text):
        upload = SimpleUploadedFile("results.csv", text.encode())
        return client.post(f"/en/surveys/{wave.pk}/answers-in/", {"file": upload})

    def confirmed(self, client, shown, wave, text):
        proposal = shown.context["proposal"]
        data = {"data": text, "press": "carry", **{name: proposal[name].value() for name in proposal.fields}}
        return client.post(f"/en/surveys/{wave.pk}/answers-in/", data)

    def test_a_file_is_shown_first_and_carried_in_when_confirmed(self, wave, owner):
        done, begun = an_invitation(wave), an_invitation(wave)
        now = f"{timezone.localtime():%Y-%m-%d %H:%M:%S}"
        text = answers_of(wave, f"{done.unit.key},{now},en,2,Y", f"{begun.unit.key},,sv,1,N")
        shown = self.shown(owner, wave, text)
        assert "2 persons with answers. One has handed in." in shown.content.decode()
        assert not Response.objects.exists() and not Mapping.objects.exists()
        assert self.confirmed(owner, shown, wave, text).status_code == 302
        assert Invitation.objects.get(pk=done.pk).state == "completed"
        assert Invitation.objects.get(pk=begun.pk).state == "started"
        response = Response.objects.get(link__invitation=done)
        assert response.answers == {"q2_developing": "ja"} and response.language == "en" and response.submitted_at
        assert Mapping.objects.get().columns["q2_developing"] == "q2_developing"
        self.confirmed(owner, self.shown(owner, wave, text), wave, text)
        assert Response.objects.count() == 2

    def test_an_unknown_answer_writes_nothing(self, wave, owner):
        text = answers_of(wave, f"{an_invitation(wave).unit.key},,sv,1,kanske")
        shown = self.shown(owner, wave, text)
        assert shown.status_code == 422 and "Line 2: “kanske” is no answer to q2_developing" in shown.content.decode()
        assert self.confirmed(owner, shown, wave, text).status_code == 422
        assert not Response.objects.exists() and not Mapping.objects.exists()

    def test_who_has_answered_here_is_not_overwritten(self, wave, owner):
        from kompanjon.surveys.answering import actions

        invitation = an_invitation(wave)
        response = actions.begin(invitation, wave.questionnaires.get(), language="sv", device="dator")
        actions.save(response, {"q2_developing": "nej"})
        text = answers_of(wave, f"{invitation.unit.key},,sv,1,Y")
        refused = self.confirmed(owner, self.shown(owner, wave, text), wave, text)
        assert refused.status_code == 422 and "has answered here already" in refused.content.decode()
        assert Response.objects.get().answers == {"q2_developing": "nej"}

    def test_answers_after_the_close_are_late_and_the_codes_are_set_anew(self, wave, owner):
        early, late = an_invitation(wave), an_invitation(wave)
        wave.state, wave.closes_at = "closed", timezone.now() - timezone.timedelta(hours=2)
        wave.save()
        times = [f"{timezone.localtime() - timezone.timedelta(hours=h):%Y-%m-%d %H:%M:%S}" for h in (3, 1)]
        text = answers_of(wave, f"{early.unit.key},{times[0]},sv,1,Y", f"{late.unit.key},{times[1]},sv,1,Y")
        self.confirmed(owner, self.shown(owner, wave, text), wave, text)
        codes = dict(wave.units.values_list("key", "disposition"))
        assert codes == {early.unit.key: "1.1", late.unit.key: "2.27"}

    def test_only_the_owner_and_never_in_an_anonymous_wave(self, wave, owner):
        client, path = Client(), f"/en/surveys/{wave.pk}/answers-in/"
        assert client.get(path).status_code == 302
        client.force_login(a_person(Role.SURVEY_ANALYST), backend="allauth.account.auth_backends.AuthenticationBackend")
        assert client.get(path).status_code == 403 and owner.get(path).status_code == 200
        wave.mode = "anonymous"
        wave.save()
        assert owner.get(path).status_code == 404
