import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from kompanjon.applications.joint.actions.hand_in import (
    give_later_deadline,
    hand_in,
    return_for_completion,
    withdraw,
)
from kompanjon.applications.joint.actions.sign import open_again, say_ready, sign, signatures_that_fall
from kompanjon.applications.joint.actions.sign_by_link import ask_to_sign, link_of, sign_by_link
from kompanjon.applications.joint.actions.sign_on_paper import check_page, hand_over_page, refuse_page
from kompanjon.applications.joint.actions.write import Typed, save_answers
from kompanjon.applications.joint.form import Field
from kompanjon.applications.joint.freezing import short_code
from kompanjon.applications.joint.models import Application
from kompanjon.applications.joint.printing import after_hand_in
from kompanjon.applications.joint.queries import form_of, parties_of
from kompanjon.applications.joint.standing import unsigned_parties
from kompanjon.core.post.models import Letter
from kompanjon.core.problems import Refused
from kompanjon.people.access.actions import end_seat, give_seat
from kompanjon.people.access.models import Seat
from kompanjon.rounds.calls.actions import close_on_time
from kompanjon.testing import a_full_application, a_person, a_round, an_application, fill_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    """Ekvik and Kisanga with all written: a coordinator and a signatory each, and two people at the office."""
    return Case(a_full_application())


class Case:
    def __init__(self, application):
        self.application = application
        self.ekvik, self.kisanga = parties_of(application)
        partnership = application.partnership
        self.alva = a_person("coordinator", partnership=partnership, organisation=self.ekvik.organisation, name="Alva")
        self.neema = a_person(
            "coordinator", partnership=partnership, organisation=self.kisanga.organisation, name="Neema"
        )
        self.mayor = a_person("signatory", organisation=self.ekvik.organisation, name="Bo Ek")
        self.governor = a_person("signatory", organisation=self.kisanga.organisation, name="Asha Juma")
        self.officer, self.second = a_person("officer"), a_person("officer")

    @property
    def neighbour(self):
        """A party of another case."""
        return parties_of(an_application())[0]

    def close(self):
        return say_ready(self.application, self.ekvik, by=self.alva)

    def sign_both(self):
        revision = self.close()
        sign(self.application, self.ekvik, by=self.mayor, digest=revision.digest)
        sign(self.application, self.kisanga, by=self.governor, digest=revision.digest)
        return revision


def rules_of(trouble):
    return {problem.rule for problem in trouble.value.problems}


def test_from_ready_over_two_signatures_to_a_receipt(case):
    case.sign_both()
    revision = hand_in(case.application, by=case.neema)
    case.application.refresh_from_db()
    assert case.application.state == "handed_in" and case.application.case_number.startswith("KP-")
    assert revision.handed_in_at
    after_hand_in.call(revision.pk)
    after_hand_in.call(revision.pk)
    receipts = Letter.objects.filter(occasion=f"joint.handed_in:{revision.pk}")
    assert receipts.count() == 2, "nobody is told twice"
    assert {letter.address for letter in receipts} == {case.alva.email, case.neema.email}


def test_the_text_cannot_be_closed_with_something_missing():
    case = Case(a_full_application())
    question = form_of(case.application).question("shared_problem")
    save_answers(case.application, [Typed(Field(question), "", 1)], by=case.alva)
    with pytest.raises(Refused) as trouble:
        case.close()
    assert rules_of(trouble) == {"JOINT-MISSING"}


def test_opening_again_names_whose_signature_falls_and_fells_it(case):
    revision = case.close()
    signature = sign(case.application, case.ekvik, by=case.mayor, digest=revision.digest)
    assert signatures_that_fall(case.application) == [signature]
    open_again(case.application, by=case.neema)
    signature.refresh_from_db()
    case.application.refresh_from_db()
    assert signature.fallen_at and case.application.state == "draft"
    assert Letter.objects.filter(occasion=f"joint.fell:{signature.pk}", address=case.mayor.email).exists()


def test_the_same_text_has_the_same_hash_and_another_text_another(case):
    first = case.close()
    open_again(case.application, by=case.alva)
    second = case.close()
    assert first.digest == second.digest and second.number == 2
    open_again(case.application, by=case.alva)
    question = form_of(case.application).question("causes")
    save_answers(case.application, [Typed(Field(question), "Something else", 1)], by=case.alva)
    assert case.close().digest != first.digest


def test_a_translation_is_not_part_of_what_is_signed(case):
    first = case.close()
    open_again(case.application, by=case.alva)
    question = form_of(case.application).question("title_sv")
    save_answers(case.application, [Typed(Field(question), "En ny svensk titel", 1)], by=case.alva)
    assert case.close().digest == first.digest


def test_the_same_signature_twice_is_one(case):
    revision = case.close()
    sign(case.application, case.ekvik, by=case.mayor, digest=revision.digest)
    with pytest.raises(Refused) as trouble:
        sign(case.application, case.ekvik, by=case.mayor, digest=revision.digest)
    assert rules_of(trouble) == {"SIGN-TWICE"} and revision.signatures.count() == 1


def test_a_page_that_has_grown_stale_signs_nothing(case):
    case.close()
    with pytest.raises(Refused) as trouble:
        sign(case.application, case.ekvik, by=case.mayor, digest="0" * 64)
    assert rules_of(trouble) == {"SIGN-OLDER"}


def test_a_coordinator_does_not_sign_for_the_signatory(case):
    revision = case.close()
    with pytest.raises(Refused) as trouble:
        sign(case.application, case.ekvik, by=case.alva, digest=revision.digest)
    assert rules_of(trouble) == {"SIGN-SEAT"}


def test_a_signatory_who_left_office_yesterday_is_told_so(case, client):
    revision = case.close()
    Seat.objects.filter(person=case.mayor).update(
        from_day=timezone.localdate() - timedelta(days=30), to_day=timezone.localdate() - timedelta(days=1)
    )
    client.force_login(case.mayor)
    address = reverse("joint:sign", args=[case.application.pk, case.ekvik.pk])
    page = client.post(address, {"digest": revision.digest})
    assert page.status_code == 422 and "i dag" in page.content.decode()
    assert not revision.signatures.exists()


def test_a_link_signs_once_without_an_account(case, client):
    case.close()
    link, key = ask_to_sign(
        case.application, case.kisanga, email="asha@example.org", name="Asha Juma", language="en", by=case.neema
    )
    address = reverse("joint:sign_by_link", args=[key])
    page = client.get(address)
    assert page.status_code == 200 and "Neema" in page.content.decode()
    assert link_of(key).used_at is None, "looking is not signing"
    done = client.post(address, {"name": "asha  juma", "function": "Governor", "digest": link.revision.digest})
    assert done.status_code == 200
    assert client.get(address).status_code == 410
    signature = link.revision.signatures.get()
    assert (signature.way, signature.name, signature.person) == ("link", "Asha Juma", None)
    receipts = Letter.objects.filter(occasion=f"joint.signed:{signature.pk}")
    assert {one.address for one in receipts} == {"asha@example.org", case.alva.email, case.neema.email}


def test_a_link_opened_by_somebody_else_signs_nothing(case):
    case.close()
    link, _key = ask_to_sign(
        case.application, case.ekvik, email="b@example.org", name="Bo Ek", language="sv", by=case.alva
    )
    with pytest.raises(Refused) as trouble:
        sign_by_link(link, name="Eva Svensson", function="", digest=link.revision.digest)
    assert rules_of(trouble) == {"LINK-NAME"}


def test_a_link_runs_out_after_seven_days_and_falls_when_the_text_is_opened(case, client):
    case.close()
    link, key = ask_to_sign(case.application, case.ekvik, email="b@example.org", name="Bo", language="sv", by=case.alva)
    assert timedelta(days=6, hours=23) < link.ends_at - timezone.now() <= timedelta(days=7)
    open_again(case.application, by=case.alva)
    assert client.get(reverse("joint:sign_by_link", args=[key])).status_code == 410
    assert client.get(reverse("joint:sign_by_link", args=["x" * 32])).status_code == 404


def a_photo():
    out = io.BytesIO()
    Image.new("RGB", (600, 800), "white").save(out, "JPEG")
    return SimpleUploadedFile("<script>alert(1)</script>.jpg", out.getvalue(), "image/jpeg")


def test_a_photo_of_a_signed_page_counts_when_a_second_person_has_compared_it(case):
    revision = case.close()
    code = short_code(revision.digest)
    signature = hand_over_page(
        case.application, case.kisanga, a_photo(), name="Asha Juma", function="Governor", code=code, by=case.officer
    )
    assert signature.page.form == "pdf" and "<" not in signature.page.name
    assert case.kisanga in unsigned_parties(case.application)
    with pytest.raises(Refused) as trouble:
        check_page(signature, code=code, by=case.officer)
    assert rules_of(trouble) == {"PAPER-SELF"}
    check_page(signature, code=code.lower().replace("-", " "), by=case.second)
    assert case.kisanga not in unsigned_parties(case.application)


def test_whoever_compares_a_signed_page_may_open_it_though_the_text_is_still_the_parties_own(case, client):
    code = short_code(case.close().digest)
    signature = hand_over_page(
        case.application, case.kisanga, a_photo(), name="Asha Juma", function="Governor", code=code, by=case.neema
    )
    page = reverse("joint:signed_page", args=[case.application.pk, signature.pk])
    for person, status in ((case.second, 200), (case.neema, 200), (a_person("finance_manager"), 403)):
        client.force_login(person)
        assert client.get(page).status_code == status, person


def test_a_signed_page_of_an_older_text_is_known_by_its_code(case):
    old = short_code(case.close().digest)
    open_again(case.application, by=case.alva)
    save_answers(case.application, [Typed(Field(form_of(case.application).question("causes")), "New", 1)], by=case.alva)
    case.close()
    with pytest.raises(Refused) as trouble:
        hand_over_page(case.application, case.ekvik, a_photo(), name="Bo", function="", code=old, by=case.alva)
    assert rules_of(trouble) == {"SIGN-OLDER"}
    with pytest.raises(Refused) as trouble:
        hand_over_page(case.application, case.ekvik, a_photo(), name="Bo", function="", code="AAAA-AAAA", by=case.alva)
    assert rules_of(trouble) == {"PAPER-CODE"}


def test_a_page_that_is_not_right_falls_and_its_sender_is_told(case):
    code = short_code(case.close().digest)
    signature = hand_over_page(case.application, case.ekvik, a_photo(), name="Bo", function="", code=code, by=case.alva)
    refuse_page(signature, why="There is no signature on it.", by=case.officer)
    signature.refresh_from_db()
    assert signature.fallen_at
    assert Letter.objects.filter(occasion=f"joint.page_refused:{signature.pk}", address=case.alva.email).exists()


def test_without_days_of_grace_both_must_have_signed(case):
    revision = case.close()
    sign(case.application, case.ekvik, by=case.mayor, digest=revision.digest)
    with pytest.raises(Refused) as trouble:
        hand_in(case.application, by=case.alva)
    assert rules_of(trouble) == {"JOINT-UNSIGNED"}


def test_what_is_written_after_the_deadline_is_saved_but_cannot_be_closed():
    now = timezone.now()
    case = Case(a_full_application(round=a_round(state="open", closes_at=now + timedelta(hours=1))))
    call = case.application.round
    call.closes_at = now - timedelta(seconds=1)
    call.save()
    saved = save_answers(
        case.application, [Typed(Field(form_of(case.application).question("causes")), "Late", 1)], by=case.alva
    )
    assert saved.names == ["causes"]
    with pytest.raises(Refused) as trouble:
        case.close()
    assert "JOINT-LATE" in rules_of(trouble)
    close_on_time(call.pk)
    case.application = Application.objects.get(pk=case.application.pk)
    assert case.application.round.state == "closed", "the worker has been there"
    give_later_deadline(case.application, by=case.officer, until=now + timedelta(days=2), reason="The line was down.")
    assert case.close().number == 1
    told = Letter.objects.filter(occasion__startswith=f"joint.later_day:{case.application.pk}:")
    assert {letter.address for letter in told} == {case.alva.email, case.neema.email}


def test_after_a_return_only_the_changes_are_signed_and_coordinators_may_sign(case):
    first = case.sign_both()
    hand_in(case.application, by=case.alva)
    due = timezone.now() + timedelta(days=7)
    return_for_completion(case.application, by=case.officer, reason="Say more of the causes.", due=due)
    save_answers(
        case.application, [Typed(Field(form_of(case.application).question("causes")), "More", 1)], by=case.neema
    )
    second = say_ready(case.application, case.kisanga, by=case.neema)
    assert second.reason == "completion" and second.number == 2
    sign(case.application, case.ekvik, by=case.alva, digest=second.digest)
    sign(case.application, case.kisanga, by=case.neema, digest=second.digest)
    number = case.application.case_number
    hand_in(case.application, by=case.alva)
    case.application.refresh_from_db()
    first.refresh_from_db()
    assert case.application.state == "handed_in" and case.application.case_number == number
    assert first.handed_in_at and first.content["signed"]["answers"]["causes"] != "More", "what was handed in is kept"


def test_two_that_hand_in_get_numbers_of_their_own():
    cases = [Case(a_full_application()) for _ in range(2)]
    for case in cases:
        case.sign_both()
        hand_in(case.application, by=case.alva)
    numbers = [Application.objects.get(pk=case.application.pk).case_number for case in cases]
    assert int(numbers[1][-5:]) == int(numbers[0][-5:]) + 1


def test_a_double_click_hands_in_once(case):
    case.sign_both()
    hand_in(case.application, by=case.alva)
    with pytest.raises(Refused):
        hand_in(Application.objects.get(pk=case.application.pk), by=case.alva)
    assert case.application.revisions.count() == 1


def test_withdrawing_asks_why_and_ends_the_links(case):
    case.close()
    link, _key = ask_to_sign(
        case.application, case.ekvik, email="b@example.org", name="Bo", language="sv", by=case.alva
    )
    with pytest.raises(Refused):
        withdraw(case.application, by=case.alva, reason=" ")
    withdraw(case.application, by=case.alva, reason="The council said no.")
    link.refresh_from_db()
    assert case.application.state == "withdrawn" and link.withdrawn_at


def test_a_stand_in_signs_for_the_signatory(case):
    from kompanjon.people.access.models import StandIn

    stand_in, today = a_person(), timezone.localdate()
    StandIn.objects.create(seat=case.mayor.seats.get(), person=stand_in, from_day=today, to_day=today)
    revision = case.close()
    assert sign(case.application, case.ekvik, by=stand_in, digest=revision.digest).person == stand_in


def test_a_seat_that_ends_today_still_signs_today(case):
    end_seat(case.mayor.seats.get(), by=case.officer)
    give_seat(case.mayor, "controller", organisation=case.ekvik.organisation)
    revision = case.close()
    assert sign(case.application, case.ekvik, by=case.mayor, digest=revision.digest)


def test_fill_in_answers_everything(case):
    from kompanjon.applications.joint.progress import missing
    from kompanjon.applications.joint.queries import progress_of

    assert missing(progress_of(case.application)) == [] and fill_in
