from datetime import date, timedelta

import pytest
from django.urls import reverse

from kompanjon.awards.decisions.models import Award
from kompanjon.testing import a_case_to_decide, a_person, a_proposal, an_assessed_round, an_award

pytestmark = pytest.mark.django_db
MINUTES = {
    "minutes": "Protokoll 2026:7",
    "number": "§ 3",
    "held_on": "2026-11-20",
    "wording": "Beviljas enligt rangordningen.",
}


@pytest.fixture
def call():
    return an_assessed_round(frame={2027: 1_000_000, 2028: 1_000_000})


def address(name, *args):
    return reverse(f"decisions:{name}", args=args)


def key(award):
    return f"{award.pk}:{award.version}"


def test_officer_proposes_and_another_decides(client, call):
    case = a_case_to_decide(call)
    client.force_login(a_person("officer"))
    assert client.post(address("propose_many", call.slug), {f"outcome-{case.pk}": "grant"}).status_code == 302
    award = Award.objects.get()
    assert award.total == 700_000_00
    client.force_login(a_person("decision_maker"))
    page = client.get(address("table", call.slug)).content.decode()
    assert "400\u00a0000" in page and key(award) in page
    shown = client.post(address("decide", call.slug), {"award": key(award), "show": "1"})
    assert shown.status_code == 200 and Award.objects.get().state == "proposed"
    assert "Det här händer om du beslutar" in shown.content.decode()
    assert client.post(address("decide", call.slug), {"award": key(award), **MINUTES}).status_code == 302
    assert Award.objects.get().state == "decided"


def test_double_click_and_stale_page_are_answered_calmly(client, call):
    award = a_proposal(a_case_to_decide(call))
    client.force_login(a_person("decision_maker"))
    posted = {"award": key(award), **MINUTES}
    assert client.post(address("decide", call.slug), posted).status_code == 302
    assert client.post(address("decide", call.slug), posted).status_code == 302
    other = a_proposal(a_case_to_decide(call, asked={1: 10_000}))
    a_proposal(other.application, amounts={1: 5_00})
    stale = client.post(address("decide", call.slug), {"award": key(other), **MINUTES, "number": "§ 4"})
    assert stale.status_code == 422 and Award.objects.get(pk=other.pk).state == "proposed"


def test_overdrawn_frame_is_refused_with_the_sum(client, call):
    award = a_proposal(a_case_to_decide(call, asked={1: 1_000_001}))
    client.force_login(a_person("decision_maker"))
    answer = client.post(address("decide", call.slug), {"award": key(award), **MINUTES})
    assert answer.status_code == 422
    assert "1\u00a0kr över budgetramen för 2027" in answer.content.decode()


def test_nothing_chosen_and_garbage_are_refused(client, call):
    client.force_login(a_person("decision_maker"))
    for chosen in ([], ["x"], ["1:2:3"], ["99999:1"]):
        assert client.post(address("decide", call.slug), {"award": chosen, **MINUTES}).status_code == 422


def test_page_says_that_nobody_is_left_before_the_step(client, call):
    boss = a_person("decision_maker")
    case = a_case_to_decide(call)
    case.reviews.filter(pk=case.reviews.first().pk).update(asked=boss, assessor=boss)
    a_proposal(case)
    for person in (boss, a_person("officer")):
        client.force_login(person)
        assert "Det finns ingen kvar som får besluta" in client.get(address("table", call.slug)).content.decode()


def test_proposal_is_written_with_conditions_in_both_languages(client, call):
    case = a_case_to_decide(call)
    client.force_login(a_person("officer"))
    posted = {
        "outcome": "grant_with_conditions", "year_1": "350 000", "year_2": "250 000,50", "reason_sv": "", "reason_en": "",
        "conditions-TOTAL_FORMS": "1", "conditions-INITIAL_FORMS": "0", "conditions-0-text_sv": "Avsiktsförklaring.",
        "conditions-0-text_en": "Letter of intent.", "conditions-0-owner": "", "conditions-0-due": "2027-02-26",
    }  # fmt: skip
    assert client.post(address("prepare", case.pk), posted).status_code == 302
    award = Award.objects.get()
    assert award.total == 600_000_50 and award.conditions.get().text_en == "Letter of intent."
    page = client.get(address("prepare", case.pk)).content.decode()
    assert "250\u00a0000,50" in page and "Avsiktsförklaring." in page
    stale = client.post(address("prepare", case.pk), {**posted, "version": "0"})
    assert stale.status_code == 422


def test_odd_amounts_are_refused_in_words(client, call):
    case = a_case_to_decide(call)
    client.force_login(a_person("officer"))
    posted = {"outcome": "grant", "conditions-TOTAL_FORMS": "0", "conditions-INITIAL_FORMS": "0"}
    for amount in ("-5", "många", "0,234", "99999999999999", "NaN", "Infinity", "1e5000"):
        assert client.post(address("prepare", case.pk), {**posted, "year_1": amount}).status_code == 422, amount
    assert not Award.objects.exists()


def test_strangers_neighbours_and_colleagues(client, call):
    award = an_award(a_case_to_decide(call), outcome="grant")
    case, letter = award.application, award.letters.first()
    expected = {
        None: (404, 404, 404, 404, 404), "coordinator": (404, 404, 404, 403, 404), "assessor": (404, 404, 404, 404, 404),
        "communicator": (200, 200, 200, 403, 404), "officer": (200, 200, 200, 302, 404),
    }  # fmt: skip
    for role, statuses in expected.items():
        client.force_login(a_person(role, partnership=case.partnership if role == "coordinator" else None))
        pages = (address("table", call.slug), address("award", award.pk), address("letter", letter.pk))
        pages += (address("prepare", case.pk), address("told", case.pk))
        assert tuple(client.get(page).status_code for page in pages) == statuses, role


@pytest.mark.parametrize("role", ["officer", "communicator", "finance_manager"])
def test_only_the_decision_maker_decides(client, call, role):
    award = a_proposal(a_case_to_decide(call))
    client.force_login(a_person(role))
    assert client.post(address("decide", call.slug), {"award": key(award), **MINUTES}).status_code == 403


def test_condition_is_met_on_the_page(client, call):
    soon = date.today() + timedelta(30)
    award = an_award(
        a_case_to_decide(call), outcome="grant_with_conditions", conditions=[("Villkor.", "Condition.", None, soon)]
    )
    condition = award.conditions.get()
    client.force_login(a_person("officer"))
    assert client.post(address("condition", condition.pk), {"step": "meet", "reason": ""}).status_code == 422
    assert client.post(address("condition", condition.pk), {"step": "meet", "reason": "Klart."}).status_code == 302
    assert client.post(address("condition", condition.pk), {"step": "waive", "reason": "x"}).status_code == 403
    assert client.post(address("condition", condition.pk), {"step": "explode", "reason": "x"}).status_code == 404


@pytest.mark.parametrize("role", ["decision_maker", "officer"])
def test_table_asks_few_questions_however_many_rows(client, call, django_assert_max_num_queries, role):
    for outcome in ("grant", "reject", "defer", "grant", "grant"):
        a_proposal(a_case_to_decide(call, asked={1: 1_000}), outcome=outcome)
    for _ in range(3):
        a_case_to_decide(call)
    client.force_login(a_person(role))
    with django_assert_max_num_queries(15):
        assert client.get(address("table", call.slug)).status_code == 200


@pytest.mark.parametrize("language", ["sv", "en"])
def test_pages_speak_both_languages(client, call, language):
    from django.utils.translation import override

    award = an_award(a_case_to_decide(call), outcome="grant")
    client.force_login(a_person("officer"))
    with override(language):
        page = client.get(address("award", award.pk)).content.decode()
    assert ("Beviljat belopp" if language == "sv" else "Granted sum") in page
