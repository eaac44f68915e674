"""Nothing is erased by assumption; what is confirmed goes at night, and the chains stay whole."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kompanjon.applications.joint.models import Comment
from kompanjon.applications.joint.signing_models import Revision, Signature
from kompanjon.assessment.reviews.models import ConflictStatement, Review
from kompanjon.core.files.actions import keep_bytes
from kompanjon.core.files.models import StoredFile
from kompanjon.core.jobs.registry import REGULAR, find_jobs
from kompanjon.core.trace.actions import note
from kompanjon.core.trace.queries import broken_rows, history
from kompanjon.people.access.grants import Role
from kompanjon.people.personal import queries
from kompanjon.people.personal.actions import erase_due
from kompanjon.people.personal.jobs import erase_what_is_due
from kompanjon.people.personal.questions import Settled
from kompanjon.rounds.rulebook.actions import stamp
from kompanjon.rounds.rulebook.models import OpenDecision
from kompanjon.testing import a_person, a_review, an_application

pytestmark = pytest.mark.django_db
YEARS = {"retention_grant_years": 10, "retention_rejected_years": 2}


@pytest.fixture
def settled(monkeypatch):
    def settle(*decided, runs=True):
        def answer(key):
            if key == "erasure_runs":
                return Settled(runs, "erasure_runs" in decided)
            return Settled(YEARS.get(key), key in decided)

        monkeypatch.setattr(queries, "settled", answer)

    return settle


def a_case(days_ago, state="rejected"):
    case = an_application(state=state, decided_on=timezone.localdate() - timedelta(days=days_ago))
    person = a_person(name="Bo")
    Comment.objects.create(application=case, section="summary", text="What Bo thought", by=person)
    case.conflict_statements.create(person=person, text="no ties")
    revision = Revision.objects.create(application=case, number=1, content={}, digest="d" * 64, reason="ready")
    page = keep_bytes(b"%PDF-1.7\n%%EOF", "page.pdf", "signature", case.pk, by=person)
    Signature.objects.create(
        revision=revision, party=case.parties.first(), person=person, name="Bo Ek", function="Head", way="signed_in",
        page=page,
    )  # fmt: skip
    note(case, "joint.application.withdraw", by=person, text="Bo fell ill.")
    return case


def left():
    return Comment.objects.count(), ConflictStatement.objects.count(), Signature.objects.exclude(name="").count()


@pytest.mark.parametrize(
    "decided", [(), ("erasure_runs",), ("retention_rejected_years",), ("erasure_runs", "retention_grant_years")]
)
def test_nothing_goes_before_both_the_time_and_the_running_are_confirmed(settled, decided):
    settled(*decided)
    a_case(days_ago=5 * 365)
    assert erase_due(timezone.localdate()) == {} and left() == (1, 1, 1)


def test_nothing_goes_when_the_office_has_decided_that_it_may_not_run(settled):
    settled("erasure_runs", "retention_rejected_years", runs=False)
    a_case(days_ago=5 * 365)
    assert erase_due(timezone.localdate()) == {} and left() == (1, 1, 1)


def test_what_is_due_goes_is_traced_and_the_chain_is_whole(settled):
    settled("erasure_runs", "retention_rejected_years")
    old, young, granted = a_case(5 * 365), a_case(300), a_case(5 * 365, "granted")
    erase_what_is_due()
    assert left() == (2, 2, 2)
    signature = Signature.objects.get(revision__application=old)
    assert (signature.name, signature.function, signature.person, signature.way) == ("", "", None, "signed_in")
    assert signature.page is None and StoredFile.objects.count() == 2, "the photograph goes too"
    told = list(history(old))
    assert told[0].act == "personal.register.erase" and told[0].by == ""
    withdrawn = next(row for row in told if row.act == "joint.application.withdraw")
    assert withdrawn.text is None and withdrawn.text_digest, "the words are gone, their digest stays in the chain"
    assert not list(broken_rows())
    for kept in (young, granted):
        assert any(row.text and row.text.text == "Bo fell ill." for row in history(kept))
    assert erase_due(timezone.localdate()) == {}, "what has gone does not go again"


def test_an_assessment_goes_with_its_scores(settled):
    settled("erasure_runs", "retention_rejected_years")
    review = a_review(score=4)
    type(review.application)._base_manager.filter(pk=review.application_id).update(
        state="rejected", decided_on=timezone.localdate() - timedelta(days=5 * 365)
    )
    assert erase_due(timezone.localdate())["assessment.review"] == 1 and not Review.objects.exists()


def test_it_runs_each_night():
    find_jobs()
    assert "personal.erase_due" in REGULAR


def test_the_page_shows_what_goes_within_thirty_days_and_on_which_night(client, settled):
    settled("erasure_runs", "retention_rejected_years")
    near, far = a_case(2 * 365 - 10), a_case(300)
    client.force_login(a_person(Role.ADMINISTRATOR))
    page = client.get(reverse("personal:going")).content.decode()
    assert near.case_number in page and far.case_number not in page
    assert {one.case for one in queries.going(timezone.localdate())} == {near.case_number}
    first = queries.going(timezone.localdate())[0]
    assert timezone.localdate() < first.on <= timezone.localdate() + timedelta(days=13)
    assert left() == (2, 2, 2), "looking erases nothing"
    settled()
    assert near.case_number not in client.get(reverse("personal:going")).content.decode()


def test_the_page_is_for_who_answers_for_it(client):
    there = reverse("personal:going")
    assert client.get(there).status_code == 302
    client.force_login(a_person(Role.OFFICER))
    assert client.get(there).status_code == 403


def test_the_offices_own_stamps_set_it_going():
    from django.core.management import call_command

    call_command("load_rules", verbosity=0)
    a_case(days_ago=5 * 365)
    head = a_person(Role.UNIT_HEAD)
    stamp(OpenDecision.objects.get(key="retention_rejected_years"), "confirmed", by=head)
    assert erase_due(timezone.localdate()) == {}
    stamp(OpenDecision.objects.get(key="erasure_runs"), "changed", by=head, value=True)
    assert erase_due(timezone.localdate())["applications.comment"] == 1
