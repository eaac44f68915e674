"""What goes wrong between people, phones and files: a clear answer each, and nothing that was typed is lost."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from kompanjon.applications.joint.actions.sign import say_ready, sign
from kompanjon.applications.joint.actions.write import Typed, save_answers
from kompanjon.applications.joint.form import Field
from kompanjon.applications.joint.models import Answer, BudgetLine, Comment
from kompanjon.applications.joint.queries import form_of, parties_of
from kompanjon.applications.joint.signing_models import Signature, SigningLink
from kompanjon.core.problems import Refused
from kompanjon.testing import a_full_application, a_person, a_round, an_application

from .test_sign_off import case, rules_of  # noqa: F401  (the same two parties with all written)

pytestmark = pytest.mark.django_db
LONG = "ö🌊 " * 30_000


@pytest.fixture
def application():
    return an_application()


@pytest.fixture
def alva(application):
    ekvik = parties_of(application)[0].organisation
    return a_person("coordinator", partnership=application.partnership, organisation=ekvik, name="Alva")


def at(name, application, *more):
    return reverse(f"joint:{name}", args=[application.pk, *more])


@pytest.mark.parametrize("version", ["²", "9" * 5000, "-1", "x", ""])
def test_a_version_that_is_no_number_is_read_as_the_first(client_of, application, alva, version):
    page = client_of(alva).post(at("section", application, "problem"), {"causes": "Rain", "v:causes": version})
    assert page.status_code == 302 and Answer.objects.get(key="causes").text == "Rain"


def test_a_remark_that_is_too_long_comes_back_whole(client_of, application, alva):
    client, address = client_of(alva), at("comment", application, "problem")
    page = client.post(address, {"text": LONG})
    assert page.status_code == 422 and LONG.strip() in page.content.decode() and not Comment.objects.exists()
    assert client.post(address, {"text": "Say more of the river."}).status_code == 302
    assert client.post(address, {"settle": "²"}).status_code == 404


def test_a_text_that_is_too_long_is_said_not_to_be_saved_and_stays_in_its_box(client_of, application, alva):
    typed = {"causes": LONG, "v:causes": "0", "shared_problem": "Flooded cellars", "v:shared_problem": "0"}
    page = client_of(alva, "en").post(at("section", application, "problem"), typed)
    text = page.content.decode()
    assert page.status_code == 422 and LONG.strip() in text
    assert "What was too long is not saved" in text and "What you wrote is saved" not in text
    assert [one.key for one in Answer.objects.all()] == ["shared_problem"], "the rest of the page is saved"


@pytest.mark.parametrize("typed", ["−3", "-3", "0", "61", "9999", "999999999", "twelve"])
def test_an_absurd_length_is_answered_at_its_field_and_not_reckoned_with(client_of, application, alva, typed):
    client, address = client_of(alva, "en"), at("section", application, "summary")
    client.post(address, {"months": typed, "v:months": "0"})
    page = client.get(address).content.decode()
    assert f"Write a number from 1 to 60. You have written {typed}." in page and f'value="{typed}"' in page
    application.refresh_from_db()
    assert application.months is None


@pytest.mark.parametrize("typed", ["0001-01-01", "1989-12-31", "9999-12-31"])
def test_an_absurd_first_day_is_answered_at_its_field_and_not_reckoned_with(client_of, application, alva, typed):
    client, address = client_of(alva, "en"), at("section", application, "summary")
    client.post(address, {"starts_on": typed, "v:starts_on": "0"})
    page = client.get(address).content.decode()
    assert f"The year must lie between 1990 and 2099. You have written {typed}." in page and f'value="{typed}"' in page
    application.refresh_from_db()
    assert application.starts_on is None


def test_a_remark_that_was_sent_twice_is_one(client_of, application, alva):
    client = client_of(alva)
    for _click in range(2):
        client.post(at("comment", application, "problem"), {"text": "Say more of the river."})
    assert Comment.objects.count() == 1


def test_a_version_in_the_other_language_that_is_too_long_comes_back_whole(client_of, application, alva):
    client = client_of(alva)
    client.post(at("section", application, "problem"), {"causes": "Rain", "v:causes": "0"})
    answer = Answer.objects.get(key="causes")
    page = client.post(at("other_language", application, answer.pk), {"text": LONG})
    assert page.status_code == 422 and LONG.strip() in page.content.decode()
    answer.refresh_from_db()
    assert answer.other_text == ""


def test_a_signed_page_whose_upload_broke_keeps_what_was_typed(client_of, case):  # noqa: F811
    case.close()
    typed = {"party": case.kisanga.pk, "name": "Asha Juma", "function": "Governor", "code": "ABCD-EFGH"}
    pages = [
        client_of(case.neema, "en").post(at("upload_page", case.application), {**typed, **file})
        for file in ({}, {"page": SimpleUploadedFile("p.jpg", b"\xff\xd8\xff broken")})
    ]
    for page in pages:
        text = page.content.decode()
        assert page.status_code == 422 and all(f'value="{typed[one]}"' in text for one in ("name", "function", "code"))
    assert "No file came with the form" in pages[0].content.decode() and not Signature.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"email": "asha"}, {"email": "a@" + "b" * 300 + ".example"}, {"name": ""}, {"language": "xx"}]
)
def test_a_link_to_nobody_is_not_sent_and_what_was_typed_stays(client_of, case, wrong):  # noqa: F811
    case.close()
    typed = {"party": case.kisanga.pk, "name": "Asha Juma", "email": "asha@example.org", "language": "en", **wrong}
    page = client_of(case.neema).post(at("ask_to_sign", case.application), typed)
    assert page.status_code == 422 and not SigningLink.objects.exists()
    assert f'value="{typed["name"] or typed["email"]}"' in page.content.decode()


def test_a_signature_without_the_text_it_is_for_signs_nothing(case):  # noqa: F811
    case.close()
    with pytest.raises(Refused) as trouble:
        sign(case.application, case.ekvik, by=case.mayor, digest="")
    assert rules_of(trouble) == {"SIGN-OLDER"}


def test_what_is_typed_past_the_last_day_is_saved_and_said_to_be_late(client_of):
    late = timezone.now() - timedelta(seconds=1)
    application = an_application(round=a_round(state="open", closes_at=late, opens_at=late - timedelta(days=9)))
    alva = a_person(
        "coordinator", partnership=application.partnership, organisation=parties_of(application)[0].organisation
    )
    client = client_of(alva, "en")
    page = client.post(at("section", application, "problem"), {"causes": "Rain", "v:causes": "0"}, follow=True)
    assert Answer.objects.get(key="causes").text == "Rain"
    assert "the last day has passed" in page.content.decode()
    page = client.post(at("hand_in", application))
    assert page.status_code == 422


@pytest.fixture
def from_word(client_of):
    """Alva at the difference list, with a text and an amount of her file ticked."""
    application = a_full_application()
    ekvik = parties_of(application)[0]
    alva = a_person("coordinator", partnership=application.partnership, organisation=ekvik.organisation, name="Alva")
    amount = f"LODGING.1@{ekvik.pk}"
    sent = {"take": ["causes", amount], "causes": "Från filen", "v:causes": "1", amount: "500", f"v:{amount}": "0"}
    return application, alva, sent, client_of(alva)


def test_a_word_file_whose_text_was_closed_meanwhile_is_shown_again(from_word):
    application, alva, sent, client = from_word
    say_ready(application, parties_of(application)[0], by=alva)
    page = client.post(at("save_word", application), sent)
    text = page.content.decode()
    assert page.status_code == 422 and "Från filen" in text and 'value="500"' in text
    assert not BudgetLine.objects.filter(category="LODGING").exists()


def test_a_word_file_that_meets_somebody_elses_text_shows_both_and_saves_the_rest(from_word):
    application, alva, sent, client = from_word
    question = form_of(application).question("causes")
    save_answers(application, [Typed(Field(question), "Från någon annan", 1)], by=alva)
    page = client.post(at("save_word", application), sent)
    text = page.content.decode()
    assert page.status_code == 422 and "Från filen" in text and "Från någon annan" in text
    assert BudgetLine.objects.get(category="LODGING").amount == 50_000, "the rest is saved"
    assert client.post(at("save_word", application), {**sent, "v:causes": "2"}).status_code == 302
    assert Answer.objects.get(key="causes").text == "Från filen", "ticked once more, it stands"
