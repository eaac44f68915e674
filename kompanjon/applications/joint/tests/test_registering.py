"""What came on paper or as a Word file: the office enters it on behalf of the parties, and files it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from kompanjon.applications.joint.actions.register import begin_registering, file_registered
from kompanjon.applications.joint.actions.sign import say_ready
from kompanjon.applications.joint.desk import applications_waiting, registrations_begun
from kompanjon.applications.joint.models import Application
from kompanjon.applications.joint.queries import answers_of, parties_of
from kompanjon.applications.joint.word_out import as_docx
from kompanjon.core.post.models import Letter
from kompanjon.core.problems import Refused
from kompanjon.core.trace.models import Trace
from kompanjon.people.desk.queries import counted
from kompanjon.testing import a_form_version, a_full_application, a_partnership, a_person, a_round, an_application

pytestmark = pytest.mark.django_db
MARK = "Registrerad av kansliet för parternas räkning"


@pytest.fixture
def officer():
    return a_person("officer")


@pytest.fixture
def paper(officer):
    return registered(officer)


def registered(officer, **fields):
    a_form_version()
    known = {
        "round": a_round(state="open"), "component": "project", "partnership": a_partnership(name="Ekvik – Kisanga"),
        "came_in_at": timezone.now() - timedelta(hours=2), "upload": a_scan(), "sums": [40_000_000, 30_000_000],
        "title_sv": "Rent vatten", "title_en": "Clean water", "months": 24, **fields,
    }  # fmt: skip
    return begin_registering(by=officer, **known)


def a_scan():
    return SimpleUploadedFile("ansokan.pdf", b"%PDF-1.7\n%%EOF")


def at(name, application, *more):
    return reverse(f"joint:{name}", args=[application.pk, *more])


def test_the_office_begins_with_whose_it_is_and_files_it_when_the_parts_are_entered(client_of, officer):
    a_form_version()
    call, partnership = a_round(state="open"), a_partnership(name="Ekvik – Kisanga")
    came = timezone.localtime(timezone.now() - timedelta(hours=2)).replace(second=0, microsecond=0)
    sent = {
        "round": call.pk, "component": "project", "partnership": "ekvik – kisanga", "came_in_at": f"{came:%Y-%m-%d %H:%M}",
        "working_language": "en", "title_sv": "Rent vatten", "title_en": "Clean water", "months": "24",
        "year_1": "400 000", "year_2": "300 000", "file": a_scan(),
    }  # fmt: skip
    client = client_of(officer)
    assert client.get(reverse("joint:register")).status_code == 200
    client.post(reverse("joint:register"), sent)
    application = Application.objects.get(partnership=partnership)
    assert application.state == "draft" and application.on_paper and application.case_number is None
    page = client.get(at("application", application)).content.decode()
    assert MARK in page and at("file_registered", application) in page
    client.post(at("file_registered", application))
    application.refresh_from_db()
    assert application.state == "handed_in" and application.case_number and application.handed_in_at == came
    assert application.asked == 70_000_000, "no line was entered, so the sums on the paper stand"
    assert client.post(at("file_registered", application)).status_code == 422, "a second click files nothing more"


def test_the_office_fills_in_the_parts_the_budget_by_line_and_more_pages(client_of, officer, paper):
    client, party = client_of(officer), parties_of(paper)[0]
    assert MARK in client.get(at("section", paper, "problem")).content.decode()
    written = {"shared_problem": "Ån svämmar över.", "v:shared_problem": "0", "go": "stay"}
    assert client.post(at("section", paper, "problem"), written).status_code == 302
    line = f"LODGING.1@{party.pk}"
    assert client.post(at("section", paper, "budget"), {line: "390 000", f"v:{line}": "0"}).status_code == 302
    assert client.post(at("attach", paper), {"kind": "other", "file": a_scan()}).status_code == 302
    paper.refresh_from_db()
    assert answers_of(paper)["shared_problem", None].changed_by == officer
    assert paper.asked == 39_000_000 and paper.attachments.count() == 2
    page = client.get(at("application", paper)).content.decode()
    assert "400\u00a0000\u00a0kr" in page and "390\u00a0000\u00a0kr" in page, (
        "the paper and the lines differ, and both stand there"
    )
    acts = Trace.objects.filter(by=f"person:{officer.pk}").values_list("act", flat=True)
    assert {"joint.application.begin_registering", "joint.application.write", "joint.budget.write"} <= set(acts)


def test_a_word_form_of_the_draft_that_the_parties_began_is_read_into_what_was_registered(client_of, officer):
    theirs = a_full_application()
    paper = registered(officer, round=theirs.round, partnership=theirs.partnership)
    client = client_of(officer)
    file = SimpleUploadedFile("form.docx", as_docx(theirs))
    page = client.post(at("word", paper), {"file": file}).content.decode()
    party = parties_of(paper)[0]
    assert 'value="shared_problem"' in page and f"@{party.pk}" in page
    assert not any(f'value="LODGING.1@{one.pk}"' in page for one in parties_of(theirs))
    took = {"take": "shared_problem", "shared_problem": "Ur filen.", "v:shared_problem": "0"}
    assert client.post(at("save_word", paper), took).status_code == 302
    assert answers_of(paper)["shared_problem", None].text == "Ur filen."
    stranger = a_full_application()
    file = SimpleUploadedFile("form.docx", as_docx(stranger))
    assert client.post(at("word", paper), {"file": file}).status_code == 422, "another partnership's form is not read"


def test_the_parties_see_it_marked_and_cannot_change_or_file_it(client_of, paper):
    party = parties_of(paper)[0]
    coordinator = a_person("coordinator", partnership=paper.partnership, organisation=party.organisation)
    client = client_of(coordinator)
    assert MARK in client.get(at("application", paper)).content.decode()
    page = client.get(at("section", paper, "problem")).content.decode()
    assert MARK in page and "shared_problem" not in page
    assert client.get(reverse("joint:register")).status_code == 403
    for name, sent in (
        ("file_registered", {}), ("take_away_registered", {"reason": "Nej."}), ("save_word", {}),
        ("attach", {"kind": "other", "file": a_scan()}),
    ):  # fmt: skip
        assert client.post(at(name, paper), sent).status_code == 403, name
    written = {"shared_problem": "Vi skriver.", "v:shared_problem": "0"}
    assert client.post(at("section", paper, "problem"), written).status_code == 403
    with pytest.raises(Refused) as trouble:
        say_ready(paper, party, by=coordinator)
    assert "JOINT-OFFICE" in {one.rule for one in trouble.value.problems}


@pytest.mark.parametrize("name", ["application", "file_registered", "take_away_registered", "save_word"])
def test_to_a_stranger_there_is_no_such_case(client_of, paper, name):
    client = client_of(a_person("coordinator", partnership=a_partnership()))
    answer = client.get(at(name, paper)) if name == "application" else client.post(at(name, paper))
    assert answer.status_code == 404


def test_what_the_parties_write_themselves_the_office_neither_writes_nor_files(client_of, officer):
    client, theirs = client_of(officer), an_application()
    assert client.post(at("section", theirs, "problem"), {"shared_problem": "x"}).status_code == 403
    assert client.post(at("attach", theirs), {"kind": "other", "file": a_scan()}).status_code == 403
    assert client.post(at("file_registered", theirs)).status_code == 422
    assert client.post(at("take_away_registered", theirs), {"reason": "x"}).status_code == 422
    theirs.refresh_from_db()
    assert theirs.state == "draft"


def test_filed_it_waits_like_any_other_and_its_coordinators_are_told(officer, paper):
    coordinator = a_person("coordinator", partnership=paper.partnership, language="en")
    assert [line.values["n"] for line in counted(registrations_begun(officer))] == [1]
    assert applications_waiting(coordinator) == [] == registrations_begun(coordinator)
    file_registered(paper, by=officer)
    assert counted(registrations_begun(officer)) == []
    letter = Letter.objects.get(address=coordinator.email)
    assert paper.case_number in letter.body and "on paper" in letter.body


def test_what_was_begun_by_mistake_is_taken_away_with_the_reason(client_of, officer, paper):
    client = client_of(officer)
    assert client.post(at("take_away_registered", paper)).status_code == 422
    client.post(at("take_away_registered", paper), {"reason": "Fel partnerskap."})
    paper.refresh_from_db()
    assert paper.state == "withdrawn" and paper.case_number is None


def test_every_reason_not_to_register_comes_at_once(officer):
    with pytest.raises(Refused) as trouble:
        call = a_round(state="open", closes_at=timezone.now() - timedelta(days=2), components=["inception"])
        registered(officer, round=call, came_in_at=timezone.now() - timedelta(days=1))
    assert {one.rule for one in trouble.value.problems} == {"PAPER-COMPONENT", "PAPER-LATE"}
