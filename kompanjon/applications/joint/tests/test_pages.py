import html
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from kompanjon.applications.joint.actions.hand_in import hand_in
from kompanjon.applications.joint.actions.sign import say_ready, sign
from kompanjon.applications.joint.models import Answer, Application, Attachment
from kompanjon.applications.joint.queries import form_of, parties_of
from kompanjon.people.access.models import Invitation
from kompanjon.testing import (
    a_full_application,
    a_partnership,
    a_person,
    a_round,
    a_round_with_rules,
    an_application,
    an_organisation,
)

pytestmark = pytest.mark.django_db
SECTIONS = [
    "parties",
    "summary",
    "problem",
    "objectives",
    "direction",
    "activities",
    "people",
    "risks",
    "budget",
    "attachments",
]


@pytest.fixture
def application():
    return an_application()


@pytest.fixture
def alva(application):
    ekvik = parties_of(application)[0].organisation
    return a_person("coordinator", partnership=application.partnership, organisation=ekvik, name="Alva")


def at(name, application, *more):
    return reverse(f"joint:{name}", args=[application.pk, *more])


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_each_part_is_one_page_under_thirty_kilobytes(client_of, section, language):
    application = a_full_application()
    alva = a_person("coordinator", partnership=application.partnership)
    page = client_of(alva, language).get(at("section", application, section))
    assert page.status_code == 200
    assert len(form_of(application).sections) <= 10
    import gzip

    assert len(gzip.compress(page.content)) <= 30_000
    assert "style=" not in page.content.decode() and "onclick" not in page.content.decode()


def test_a_part_is_saved_and_leads_to_the_next(client_of, application, alva):
    client = client_of(alva)
    sent = {"shared_problem": "De som bor här hörs sist.", "v:shared_problem": "0", "go": "next"}
    page = client.post(at("section", application, "problem"), sent)
    assert page.status_code == 302 and page.url == at("section", application, "objectives")
    assert Answer.objects.get(key="shared_problem").changed_by == alva


def test_a_collision_shows_both_texts_and_nothing_is_overwritten(client_of, application, alva):
    client = client_of(alva)
    address = at("section", application, "problem")
    client.post(address, {"shared_problem": "Ett", "v:shared_problem": "0"})
    client.post(address, {"shared_problem": "Två här", "v:shared_problem": "1"})
    neema = a_person("coordinator", partnership=application.partnership, name="Neema")
    client.force_login(neema)
    page = client.post(address, {"shared_problem": "Tre där", "v:shared_problem": "1"})
    text = page.content.decode()
    assert page.status_code == 422 and "Två" in text and "Tre" in text and "Alva" in text
    assert Answer.objects.get(key="shared_problem").text == "Två här"
    version = re.search(r'name="v:shared_problem" value="(\d+)"', text)[1]
    client.post(
        address, {"shared_problem": "Två och tre", "v:shared_problem": version, "choose:shared_problem": "mine"}
    )
    assert Answer.objects.get(key="shared_problem").text == "Två och tre"


def test_choosing_the_others_text_keeps_it(client_of, application, alva):
    client, address = client_of(alva), at("section", application, "problem")
    client.post(address, {"causes": "Deras", "v:causes": "0"})
    client.post(address, {"causes": "Min", "v:causes": "1", "choose:causes": "theirs"})
    assert Answer.objects.get(key="causes").text == "Deras"


def test_a_text_typed_into_a_closed_form_comes_back_unsaved(client_of, alva, application):
    Application.objects.filter(pk=application.pk).delete()
    closed = an_application(state="signing", partnership=application.partnership)
    page = client_of(alva).post(at("section", closed, "problem"), {"causes": "Vad jag skrev", "v:causes": "0"})
    assert page.status_code == 422 and "Vad jag skrev" in page.content.decode()
    assert not Answer.objects.exists()


def test_markup_is_shown_as_text(client_of, application, alva):
    client = client_of(alva)
    client.post(at("section", application, "problem"), {"causes": "<script>alert(1)</script>", "v:causes": "0"})
    text = client.get(at("section", application, "problem")).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text and "<script>alert" not in text


def test_the_budget_page_saves_and_sums_without_script(client_of, application, alva):
    party = parties_of(application)[0]
    name = f"TRAVEL_INT.1@{party.pk}"
    client = client_of(alva)
    client.post(at("section", application, "budget"), {name: "92 000", f"v:{name}": "0", "go": "stay"})
    assert "92\u00a0000\u00a0kr" in client.get(at("section", application, "budget")).content.decode()
    wrong = client.post(at("section", application, "budget"), {name: "-5", f"v:{name}": "1"})
    assert wrong.status_code == 422 and 'value="-5"' in wrong.content.decode()
    assert '<details class="year" open>' in wrong.content.decode(), "what must be corrected is not folded away"


def test_saving_says_what_must_be_corrected_before_it_is_signed(client_of, application, alva):
    typed = {"starts_on": "31 februari", "v:starts_on": "0", "go": "next"}
    said = client_of(alva).post(at("section", application, "summary"), typed, follow=True).content.decode()
    assert "Ett svar där måste rättas innan ni skriver under." in said


def test_a_helper_reads_and_comments_but_does_not_write(client_of, application, alva):
    client_of(alva).post(at("section", application, "problem"), {"causes": "Regnet", "v:causes": "0"})
    helper = a_person("helper", partnership=application.partnership)
    client = client_of(helper)
    assert "Regnet" in client.get(at("section", application, "problem")).content.decode()
    for section in SECTIONS:
        assert client.get(at("section", application, section)).status_code == 200
    assert client.post(at("section", application, "problem"), {"causes": "x", "v:causes": "0"}).status_code == 403
    client.post(at("comment", application, "problem"), {"text": "Säg mer om bäcken."})
    assert "Säg mer om bäcken." in client.get(at("section", application, "problem")).content.decode()


def test_a_strangers_address_is_not_found(client_of, application):
    stranger = a_person("coordinator", partnership=a_partnership())
    client = client_of(stranger)
    for name, more in [("application", []), ("section", ["problem"]), ("ready", []), ("signing", []), ("history", [])]:
        assert client.get(at(name, application, *more)).status_code == 404


def test_the_office_sees_that_a_draft_exists_but_not_its_text(client_of, application, alva):
    client_of(alva).post(at("section", application, "summary"), {"title_sv": "Hemlig titel", "v:title_sv": "0"})
    client = client_of(a_person("officer"))
    for page in (client.get(reverse("joint:list")), client.get(at("application", application))):
        assert page.status_code == 200 and "Hemlig titel" not in page.content.decode()
    assert client.get(at("section", application, "summary")).status_code == 403
    assert client.get(at("as_word", application)).status_code == 404
    client.force_login(alva)
    client.post(at("let_office_in", application), {"let": "1"})
    client.force_login(a_person("officer"))
    assert "Hemlig titel" in client.get(at("section", application, "summary")).content.decode()


def test_a_draft_is_found_by_its_parties_and_not_by_its_text(client_of, application, alva):
    client_of(alva).post(at("section", application, "summary"), {"title_sv": "Hemlighetsmakeri", "v:title_sv": "0"})
    client, party = client_of(a_person("officer")), parties_of(application)[0].organisation
    assert (
        at("application", application) not in client.get(reverse("joint:list") + "?q=Hemlighetsmakeri").content.decode()
    )
    assert at("application", application) in client.get(reverse("joint:list"), {"q": party.name}).content.decode()


def test_beginning_in_a_new_partnership_and_inviting_the_counterpart(client_of):
    call = a_round(state="open")
    from kompanjon.testing import a_form_version

    a_form_version()
    ekvik, kisanga = an_organisation("Ekviks kommun"), an_organisation("Kisanga County", country="KE")
    asha = a_person("contact", organisation=kisanga)
    client = client_of(asha)
    page = client.post(
        reverse("joint:start"),
        {"round": call.pk, "component": "project", "organisation": kisanga.pk, "counterpart": "ekviks kommun",
         "working_language": "en"},
    )  # fmt: skip
    application = Application.objects.get()
    assert page.url == at("application", application)
    assert [party.organisation for party in parties_of(application)] == [ekvik, kisanga]
    assert parties_of(application)[0].leads, "the Swedish party leads whoever began"
    assert asha.has_perm("joint.application.write", application)
    sent = {
        "role": "coordinator",
        "party": parties_of(application)[0].pk,
        "name": "Bo",
        "email": "bo@example.org",
        "language": "sv",
    }
    page = client.post(at("invite", application), sent)
    invitation = Invitation.objects.get()
    assert "http" in page.content.decode() and (invitation.organisation, invitation.partnership) == (
        ekvik,
        application.partnership_id,
    )


def test_a_round_that_is_not_open_cannot_be_applied_in(client_of):
    call = a_round(state="open", closes_at=timezone.now() - timedelta(days=1))
    ekvik = an_organisation()
    page = client_of(a_person("contact", organisation=ekvik)).post(
        reverse("joint:start"),
        {"round": call.pk, "component": "project", "organisation": ekvik.pk, "working_language": "en"},
    )
    assert page.status_code == 422 and not Application.objects.exists()


def test_an_attachment_is_looked_at_and_fetched_through_the_door(client_of, application, alva):
    client, party = client_of(alva), parties_of(application)[0]
    sent = {"kind": "letter_of_intent", "party": party.pk, "file": SimpleUploadedFile("a<b>.pdf", b"%PDF-1.7\n%%EOF")}
    assert client.post(at("attach", application), sent).status_code == 302
    kept = Attachment.objects.get()
    assert "<" not in kept.file.name
    answer = client.get(at("attachment", application, kept.pk))
    assert answer.status_code == 200 and "attachment" in answer["Content-Disposition"]
    client.force_login(a_person("coordinator", partnership=a_partnership()))
    assert client.get(at("attachment", application, kept.pk)).status_code == 404


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"MZ\x90\x00", b"%PDF-1.7 broken"])
def test_a_file_that_cannot_be_kept_is_answered(client_of, application, alva, content):
    sent = {"kind": "other", "file": SimpleUploadedFile("x.pdf", content)}
    assert client_of(alva).post(at("attach", application), sent).status_code == 422
    assert not Attachment.objects.exists()


def test_an_upload_that_broke_is_asked_for_again(client_of, application, alva):
    assert client_of(alva).post(at("attach", application), {"kind": "other"}).status_code == 422


def test_the_other_languages_version_is_kept_and_marked(client_of, application, alva):
    client = client_of(alva)
    client.post(at("section", application, "problem"), {"causes": "Rain", "v:causes": "0"})
    answer = Answer.objects.get(key="causes")
    client.post(at("other_language", application, answer.pk), {"text": "Regn", "agreed": "1"})
    answer.refresh_from_db()
    assert (answer.other_text, answer.other_state, answer.other_language) == ("Regn", "agreed", "sv")
    assert "Regn" in client.get(at("section", application, "problem")).content.decode()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_page_of_the_way_to_the_receipt(client_of, language):
    application = a_full_application(round=a_round_with_rules())
    ekvik, kisanga = parties_of(application)
    alva = a_person("coordinator", partnership=application.partnership, organisation=ekvik.organisation)
    client = client_of(alva, language)
    for name in ("application", "ready", "invite", "history", "word", "withdraw"):
        assert client.get(at(name, application)).status_code == 200
    assert client.get(reverse("eligibility:eligibility", args=[application.pk])).status_code == 200
    assert client.post(at("ready", application), {"party": ekvik.pk}).url == at("signing", application)
    for name in ("signing", "open_again", "hand_in", "application"):
        assert client.get(at(name, application)).status_code == 200
    for party in (ekvik, kisanga):
        signatory = a_person("signatory", organisation=party.organisation)
        client.force_login(signatory)
        page = client.get(at("sign", application, party.pk))
        digest = re.search(r'name="digest" value="(\w+)"', page.content.decode())[1]
        assert client.post(at("sign", application, party.pk), {"digest": digest}).status_code == 302
    client.force_login(alva)
    page = client.post(at("hand_in", application))
    assert page.url == at("receipt", application, 1)
    assert client.get(page.url).status_code == 200
    assert client.post(at("hand_in", application)).url == at("receipt", application, 1), "a double click"
    client.force_login(a_person("officer"))
    assert client.get(at("application", application)).status_code == 200
    assert client.get(reverse("joint:list")).status_code == 200


def handed_in(**fields):
    application = a_full_application(**fields)
    ekvik, kisanga = parties_of(application)
    alva = a_person("coordinator", partnership=application.partnership, organisation=ekvik.organisation)
    revision = say_ready(application, ekvik, by=alva)
    for party in (ekvik, kisanga):
        sign(application, party, by=a_person("signatory", organisation=party.organisation), digest=revision.digest)
    hand_in(application, by=alva)
    return Application.objects.get(pk=application.pk)


def test_the_case_page_leads_to_where_a_completion_is_asked_for(client_of):
    application = handed_in()
    page = client_of(a_person("officer")).get(at("application", application)).content.decode()
    assert f'href="{reverse("completeness:checklist", args=[application.pk])}#completion"' in page
    assert 'name="due"' not in page


def test_one_application_gets_a_later_deadline_with_its_reason(client_of, application):
    until = (timezone.now() + timedelta(days=40)).strftime("%Y-%m-%d %H:%M")
    client = client_of(a_person("officer"))
    assert client.post(at("later_deadline", application), {"until": until}).status_code == 422
    client.post(at("later_deadline", application), {"until": until, "reason": "Strömavbrott."})
    application.refresh_from_db()
    assert application.deadline == application.deadline_override and application.deadline_override_reason


def test_the_office_writes_to_all_who_lack_a_signature_once_a_day(client_of):
    from kompanjon.core.post.models import Letter

    application = a_full_application()
    ekvik = parties_of(application)[0]
    alva = a_person("coordinator", partnership=application.partnership, organisation=ekvik.organisation)
    say_ready(application, ekvik, by=alva)
    client = client_of(a_person("officer"))
    address = reverse("joint:unsigned", args=[application.round_id])
    shown = client.get(address).content.decode()
    assert str(alva) in shown and not Letter.objects.filter(occasion__startswith="joint.unsigned").exists()
    client.post(address)
    letter = Letter.objects.get(occasion__startswith="joint.unsigned", address=alva.email)
    assert letter.subject in shown and letter.body.splitlines()[0] in html.unescape(shown), (
        "what was shown is what was sent"
    )
    assert b'<form method="post"><input' not in client.get(address).content, "nobody is left to write to today"
    client.post(address)
    assert Letter.objects.filter(occasion__startswith="joint.unsigned").count() == 1


def test_the_deadline_can_be_put_in_a_calendar(client_of, application, alva):
    answer = client_of(alva).get(at("calendar", application))
    lines = answer.content.decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and all(len(line.encode()) <= 75 for line in lines)


def test_the_budget_page_holds_each_year_to_its_ceiling(client_of):
    application = a_full_application(round=a_round_with_rules())
    alva = a_person("coordinator", partnership=application.partnership)
    party = parties_of(application)[0]
    name = f"LODGING.1@{party.pk}"
    client = client_of(alva)
    client.post(at("section", application, "budget"), {name: "120 000", f"v:{name}": "0", "go": "stay"})
    text = client.get(at("section", application, "budget")).content.decode()
    assert "−20\u00a0000\u00a0kr" in text and "500\u00a0000\u00a0kr" in text
    assert "ingen gräns är satt" not in text
    inception = a_full_application(round=a_round_with_rules(components=["inception"]), component="inception")
    assert (
        client_of(a_person("coordinator", partnership=inception.partnership))
        .get(at("section", inception, "budget"))
        .status_code
        == 200
    )
