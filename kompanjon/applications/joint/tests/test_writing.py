import pytest
from django.urls import reverse
from django.utils import translation

from kompanjon.applications.joint.actions.budget import TypedAmount, save_budget
from kompanjon.applications.joint.actions.write import Typed, save_answers, save_other_language
from kompanjon.applications.joint.form import Field
from kompanjon.applications.joint.models import Answer
from kompanjon.applications.joint.queries import answers_of, form_of, history_of, parties_of, progress_of
from kompanjon.applications.joint.word_in import read_docx
from kompanjon.applications.joint.word_out import as_docx
from kompanjon.core.problems import Refused
from kompanjon.testing import a_person, an_application

pytestmark = pytest.mark.django_db


@pytest.fixture
def application():
    return an_application()


@pytest.fixture
def alva(application):
    return a_person("coordinator", partnership=application.partnership, name="Alva")


@pytest.fixture
def neema(application):
    return a_person("coordinator", partnership=application.partnership, name="Neema")


def field(application, key, party=None):
    return Field(form_of(application).question(key), party.pk if party else None)


def typed(application, key, text, version=0, party=None):
    return Typed(field(application, key, party), text, version)


def test_anything_may_be_saved_with_anything_missing(application, alva):
    saved = save_answers(
        application, [typed(application, "shared_problem", "Those who live here are asked last.")], by=alva
    )
    assert saved.names == ["shared_problem"] and not saved.collisions


def test_two_people_who_write_at_once_lose_nothing_and_see_each_others_text(application, alva, neema):
    save_answers(application, [typed(application, "shared_problem", "One")], by=alva)
    save_answers(application, [typed(application, "shared_problem", "Two", 1)], by=alva)

    saved = save_answers(application, [typed(application, "shared_problem", "Three", 1)], by=neema)

    assert saved.names == []
    assert saved.collisions[0].theirs.text == "Two" and saved.collisions[0].typed.text == "Three"
    assert Answer.objects.get(key="shared_problem").text == "Two"


def test_a_stale_page_whose_text_was_not_touched_collides_with_nothing(application, alva, neema):
    save_answers(application, [typed(application, "shared_problem", "One")], by=alva)
    save_answers(application, [typed(application, "shared_problem", "Two", 1)], by=alva)

    saved = save_answers(
        application, [typed(application, "shared_problem", "One", 1), typed(application, "causes", "Rain")], by=neema
    )

    assert saved.names == ["causes"] and not saved.collisions
    assert Answer.objects.get(key="shared_problem").text == "Two"


def test_two_first_words_in_the_same_field_collide_too(application, alva, neema):
    save_answers(application, [typed(application, "causes", "Rain")], by=alva)
    assert save_answers(application, [typed(application, "causes", "Waste")], by=neema).collisions


def test_every_former_text_is_kept(application, alva):
    for version, text in enumerate(["One", "Two", "Three"]):
        save_answers(application, [typed(application, "causes", text, version)], by=alva)
    answer = Answer.objects.get(key="causes")
    assert [former.text for former in history_of(answer)] == ["Two", "One"]


def test_a_double_click_saves_once(application, alva):
    twice = [typed(application, "causes", "Rain")]
    save_answers(application, twice, by=alva)
    saved = save_answers(application, twice, by=alva)
    assert not saved.names and not saved.collisions and Answer.objects.get(key="causes").version == 1


def test_any_script_is_kept_and_control_signs_are_not(application, alva):
    text = "مياه نظيفة 🌊 Öckerö\x00\x07"
    save_answers(application, [typed(application, "causes", text)], by=alva)
    assert Answer.objects.get(key="causes").text == "مياه نظيفة 🌊 Öckerö"


def test_a_hundred_thousand_signs_are_answered_and_the_rest_is_saved(application, alva):
    saved = save_answers(
        application, [typed(application, "causes", "a" * 100_000), typed(application, "baseline", "b")], by=alva
    )
    assert saved.refused["causes"][0].rule == "ANSWER-LONG" and saved.names == ["baseline"]


def test_too_many_words_are_saved_and_said(application, alva):
    save_answers(application, [typed(application, "summary_en", "word " * 203)], by=alva)
    part = next(part for part in progress_of(application) if part.section.key == "summary")
    said = next(problem for problem in part.problems if problem.rule == "ANSWER-WORDS")
    assert said.values["over"] == 3 and part.together == "wrong"


def test_title_period_and_registrar_are_kept_in_step(application, alva):
    party = parties_of(application)[0]
    save_answers(
        application,
        [
            typed(application, "title_en", "Clean rivers"),
            typed(application, "starts_on", "2027-09-01"),
            typed(application, "months", "24"),
            typed(application, "registrar_email", "registrar@example.org", party=party),
        ],
        by=alva,
    )
    application.refresh_from_db()
    party.refresh_from_db()
    assert (application.title_en, application.months, application.starts_on.year) == ("Clean rivers", 24, 2027)
    assert party.registrar_email == "registrar@example.org"


def test_nothing_is_saved_into_a_closed_text(alva):
    closed = an_application(state="signing")
    with pytest.raises(Refused, match="closed for signing"):
        save_answers(closed, [typed(closed, "causes", "Rain")], by=alva)


def test_the_other_language_goes_stale_when_the_text_changes(application, alva):
    save_answers(application, [typed(application, "causes", "Rain")], by=alva)
    answer = answers_of(application)["causes", None]
    save_other_language(application, answer, "Regn", "sv", by=alva, agreed=True)
    save_answers(application, [typed(application, "causes", "Rain and waste", 1)], by=alva)
    answer.refresh_from_db()
    assert (answer.other_text, answer.other_state) == ("Regn", "stale")


def amount(application, text, year=1, category="TRAVEL_INT", version=0):
    return TypedAmount(parties_of(application)[0].pk, year, category, text, version)


def test_kronor_are_typed_and_ore_are_kept(application, alva):
    save_budget(application, [amount(application, "92 000"), amount(application, "1 000,50", year=2)], by=alva)
    application.refresh_from_db()
    assert application.asked == 9_300_050 and application.asked_by_year == {"1": 9_200_000, "2": 100_050}


@pytest.mark.parametrize("text", ["-5", "−100", "ninety", "999999999999", "1e9", "=1+1", "NaN"])
def test_a_negative_or_absurd_amount_is_answered_and_not_kept(application, alva, text):
    saved = save_budget(application, [amount(application, text), amount(application, "100", year=2)], by=alva)
    assert next(iter(saved.refused.values())).rule == "BUDGET-AMOUNT"
    application.refresh_from_db()
    assert application.asked == 10_000


def test_two_people_in_the_same_cell_see_both_amounts(application, alva, neema):
    save_budget(application, [amount(application, "100")], by=alva)
    save_budget(application, [amount(application, "200", version=1)], by=alva)
    saved = save_budget(application, [amount(application, "300", version=1)], by=neema)
    assert saved.collisions[0][1].amount == 20_000


@pytest.mark.parametrize(("language", "shown"), [("sv", "1\u00a0000,50"), ("en", "1,000.50")])
def test_the_budget_page_and_its_word_file_take_back_what_they_show(client_of, application, alva, language, shown):
    save_budget(application, [amount(application, "1 000,50")], by=alva)
    name = amount(application, "").name
    with translation.override(language):
        address = reverse("joint:section", args=[application.pk, "budget"])
        word = read_docx(application, as_docx(application))
    client = client_of(alva, language)
    assert f'value="{shown}"' in client.get(address).content.decode()
    assert client.post(address, {name: shown, f"v:{name}": "1"}).status_code == 302
    assert word.problems == [] and word.amounts == []
