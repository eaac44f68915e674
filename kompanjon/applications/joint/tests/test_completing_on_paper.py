"""A completion that came on paper: entered by the office part by part, and filed as a new version of the text."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from kompanjon.applications.joint.actions.hand_in import give_later_deadline, hand_in, return_for_completion
from kompanjon.applications.joint.actions.register import begin_registering, file_registered
from kompanjon.applications.joint.actions.sign import say_ready, sign
from kompanjon.applications.joint.models import Application
from kompanjon.applications.joint.printing import after_hand_in
from kompanjon.applications.joint.queries import parties_of
from kompanjon.core.post.models import Letter
from kompanjon.core.trace.models import Trace
from kompanjon.testing import a_form_version, a_partnership, a_person, a_round, an_application, fill_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return a_person("officer")


@pytest.fixture
def case(officer):
    """Came on paper an hour ago, filed, and returned for completion."""
    a_form_version()
    paper = begin_registering(
        by=officer, round=a_round(state="open"), component="project", partnership=a_partnership(name="Ekvik – Kisanga"),
        came_in_at=timezone.now() - timedelta(hours=1), upload=a_scan(), sums=[40_000_000], title_sv="Rent vatten",
        title_en="Clean water", months=12,
    )  # fmt: skip
    file_registered(paper, by=officer)
    return_for_completion(paper, by=officer, reason="Skriv riskerna.", due=timezone.now() + timedelta(days=9))
    return Application.objects.get(pk=paper.pk)


def a_scan():
    return SimpleUploadedFile("komplettering.pdf", b"%PDF-1.7\n%%EOF")


def at(name, application, *more):
    return reverse(f"joint:{name}", args=[application.pk, *more])


def filed(came=None, **fields):
    came = timezone.localtime(came or timezone.now()).replace(second=0, microsecond=0)
    return {"came_in_at": f"{came:%Y-%m-%d %H:%M}", "reason": "Riskerna, på två sidor.", "file": a_scan(), **fields}


def a_coordinator(case, number=0, **fields):
    return a_person(
        "coordinator", partnership=case.partnership, organisation=parties_of(case)[number].organisation, **fields
    )


def test_the_office_enters_what_came_part_by_part_and_files_it_as_a_new_version(client_of, officer, case):
    coordinator, client = a_coordinator(case, language="en"), client_of(officer)
    assert at("complete_on_paper", case) in client.get(at("application", case)).content.decode()
    page = client.get(at("complete_on_paper", case)).content.decode()
    assert at("section", case, "problem") in page
    answer = client.post(
        at("section", case, "problem"), {"shared_problem": "Ån.", "v:shared_problem": "0", "go": "list"}
    )
    assert answer.url == at("complete_on_paper", case), "back to the parts, not to the case"
    came = timezone.now() - timedelta(minutes=10)
    case.handed_in_at -= timedelta(minutes=30)
    case.save(update_fields=["handed_in_at"])
    first = case.handed_in_at
    assert client.post(at("complete_on_paper", case), filed(came)).status_code == 302
    case.refresh_from_db()
    assert case.state == "handed_in" and case.completion_due is None and case.handed_in_at == first
    old, new = case.revisions.order_by("number")
    assert new.number == 2 and new.reason == "paper_completion" and new.is_from_paper
    assert new.handed_in_at == timezone.localtime(came).replace(second=0, microsecond=0)
    assert new.content["signed"]["answers"]["shared_problem"] == "Ån."
    assert "shared_problem" not in old.content["signed"]["answers"], "what was handed in stays as it was"
    assert [name for kind, _party, name, _digest in new.content["signed"]["attachments"]][-1] == "komplettering.pdf"
    row = Trace.objects.get(act="application.file_completion")
    assert row.text.text == "Riskerna, på två sidor." and row.by == f"person:{officer.pk}"
    letter = Letter.objects.get(address=coordinator.email, occasion=f"joint.completed:{new.pk}")
    assert case.case_number in letter.body and "Riskerna" in letter.body and "on paper" in letter.body
    assert client.post(at("complete_on_paper", case), filed()).status_code == 422, "a second click files nothing more"
    assert case.revisions.count() == 2


def test_all_that_is_wrong_is_said_beside_the_boxes_and_nothing_is_filed(client_of, officer, case):
    client = client_of(officer)
    for sent in (
        filed(reason=""), filed(file=""), filed(timezone.now() + timedelta(days=1)),
        filed(case.handed_in_at - timedelta(days=1)), {**filed(), "came_in_at": "igår"},
    ):  # fmt: skip
        page = client.post(at("complete_on_paper", case), sent)
        assert page.status_code == 422
        assert sent["reason"] in page.content.decode(), "what was typed stands there"
    case.refresh_from_db()
    assert case.state == "returned" and case.revisions.count() == 1 and case.attachments.count() == 1


def test_one_that_came_too_late_is_filed_when_the_parties_have_got_a_new_day(client_of, officer, case):
    coordinator, client = a_coordinator(case), client_of(officer)
    Application.objects.filter(pk=case.pk).update(completion_due=timezone.now() - timedelta(minutes=30))
    assert client.post(at("complete_on_paper", case), filed()).status_code == 422
    until = timezone.localtime(timezone.now() + timedelta(days=3))
    client.post(at("later_deadline", case), {"until": f"{until:%Y-%m-%d %H:%M}", "reason": "Posten var sen."})
    case.refresh_from_db()
    assert case.deadline_override is None and case.completion_due > timezone.now()
    assert Letter.objects.filter(address=coordinator.email, body__contains="Posten var sen.").exists()
    assert client.post(at("complete_on_paper", case), filed()).status_code == 302


def test_the_parties_may_still_complete_it_themselves_and_then_get_their_own_receipt(client_of, officer, case):
    fill_in(case)
    give_later_deadline(case, by=officer, until=timezone.now() + timedelta(days=30), reason="Mer tid.")
    one, two = a_coordinator(case), a_coordinator(case, 1)
    for person, party in zip((one, two), parties_of(case), strict=True):
        revision = say_ready(case, party, by=person)
        sign(case, party, by=person, digest=revision.digest)
    revision = hand_in(case, by=one)
    assert revision.reason == "completion" and not revision.is_from_paper
    after_hand_in.call(revision.pk)
    assert Letter.objects.filter(address=one.email, occasion=f"joint.handed_in:{revision.pk}").exists()


def test_the_parties_cannot_file_for_themselves_and_a_stranger_finds_no_such_case(client_of, case):
    client = client_of(a_coordinator(case))
    assert client.get(at("complete_on_paper", case)).status_code == 403
    assert client.post(at("complete_on_paper", case), filed()).status_code == 403
    stranger = client_of(a_person("coordinator", partnership=a_partnership()))
    assert stranger.get(at("complete_on_paper", case)).status_code == 404
    assert stranger.post(at("complete_on_paper", case), filed()).status_code == 404


def test_what_the_parties_wrote_here_themselves_the_office_does_not_complete(client_of, officer):
    theirs = an_application(state="returned")
    client = client_of(officer)
    assert client.get(at("complete_on_paper", theirs)).status_code == 403
    assert client.post(at("complete_on_paper", theirs), filed()).status_code == 422
    assert at("complete_on_paper", theirs) not in client.get(at("application", theirs)).content.decode()
    written = {"shared_problem": "Vi.", "v:shared_problem": "0"}
    assert client.post(at("section", theirs, "problem"), written).status_code == 403
    theirs.refresh_from_db()
    assert theirs.state == "returned"
