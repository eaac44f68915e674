import pytest
from django.urls import reverse

from kompanjon.assessment.reviews import actions
from kompanjon.testing import a_person, a_review, an_application, an_assessed_round, fill_in

pytestmark = pytest.mark.django_db
SECRET = "Detta vet bara den första bedömaren."


@pytest.fixture
def application():
    return an_application(round=an_assessed_round(), state="eligible")


def filled(score=4, **changes):
    keys = ("democracy", "change", "budget")
    scores = dict.fromkeys(keys, score) | {f"{key}_why": "Tydligt." for key in keys}
    return {**scores, "recommendation": "approve", "comment": "", "version": 0, **changes}


def addresses(review):
    pk = review.application_id
    return [
        reverse("reviews:mine"), reverse("reviews:write", args=[review.pk]), reverse("reviews:statement", args=[review.pk]),
        reverse("reviews:case", args=[pk]), reverse("reviews:ask", args=[pk]),
        reverse("reviews:release", args=[pk, review.pk]), reverse("completeness:checklist", args=[pk]),
        reverse("panel:ranking", args=[review.application.round.slug]), reverse("panel:opinion", args=[pk]),
    ]  # fmt: skip


def test_assessor_states_reads_writes_and_hands_in(client, application):
    review = a_review(application)
    client.force_login(review.asked)
    assert client.get(reverse("reviews:write", args=[review.pk])).headers["Location"].endswith("jav/")
    answer = client.post(reverse("reviews:statement", args=[review.pk]), {"nothing": "on"})
    assert answer.headers["Location"] == reverse("reviews:write", args=[review.pk])
    page = client.get(reverse("reviews:write", args=[review.pk])).content.decode()
    assert "Lokal demokrati" in page and "Steg 5" in page
    client.post(reverse("reviews:write", args=[review.pk]), filled(hand_in="1"))
    review.refresh_from_db()
    assert review.state == "handed_in" and review.handed_in_at


def test_what_is_missing_stands_at_its_field_and_the_rest_is_kept(client, application):
    review = a_review(application, score=3)
    client.force_login(review.asked)
    answer = client.post(reverse("reviews:write", args=[review.pk]), filled(version=1, budget="", hand_in="1"))
    assert answer.status_code == 422
    assert "Ge poäng för kriterium 3." in answer.content.decode()
    assert review.scores.get(criterion="democracy").score == 4


def test_second_window_is_told_and_keeps_its_text(client, application):
    review = a_review(application, score=3)
    client.force_login(review.asked)
    answer = client.post(reverse("reviews:write", args=[review.pk]), filled(version=0, democracy_why="Ny text"))
    assert answer.status_code == 422 and "Ny text" in answer.content.decode()
    assert review.scores.get(criterion="democracy").why == "Tydligt beskrivet."
    again = client.post(reverse("reviews:write", args=[review.pk]), filled(version=1, democracy_why="Ny text"))
    assert again.status_code == 302


def test_double_click_on_hand_in_is_answered_calmly(client, application):
    review = a_review(application, score=3)
    client.force_login(review.asked)
    client.post(reverse("reviews:write", args=[review.pk]), filled(version=1, hand_in="1"))
    again = client.post(reverse("reviews:write", args=[review.pk]), filled(version=1, hand_in="1"))
    assert again.headers["Location"] == reverse("reviews:case", args=[application.pk])


def test_nobody_peeks_at_a_review_until_all_are_in(client, application):
    first = a_review(application, score=4, why=SECRET, hand_in=True)
    second = a_review(application, score=2)
    peeking = [second.asked, a_person("officer"), a_person("unit_head"), a_person("decision_maker")]
    for person in peeking:
        client.force_login(person)
        for address in addresses(first) + addresses(second):
            for answer in (client.get(address), client.post(address, {})):
                assert SECRET not in answer.content.decode(), (person, address)
    actions.hand_in_review(second, by=second.asked)
    for person in [first.asked, *peeking]:
        client.force_login(person)
        assert SECRET in client.get(reverse("reviews:case", args=[application.pk])).content.decode()


def test_strangers_neighbours_and_colleagues(client, application):
    review = a_review(application, score=4)
    stranger, neighbour = a_person(), a_person("assessor")
    applicant = a_person("coordinator", partnership=application.partnership)
    officer = a_person("officer")
    write, case = reverse("reviews:write", args=[review.pk]), reverse("reviews:case", args=[application.pk])
    expected = {
        stranger: (404, 404), neighbour: (404, 404), applicant: (404, 403), officer: (403, 200), review.asked: (200, 200),
    }  # fmt: skip
    for person, statuses in expected.items():
        client.force_login(person)
        assert (client.get(write).status_code, client.get(case).status_code) == statuses, person


def test_officer_asks_somebody_and_is_told_when_nobody_is_left(client, application):
    officer, assessor = a_person("officer"), a_person("assessor")
    client.force_login(officer)
    answer = client.post(reverse("reviews:ask", args=[application.pk]), {"person": assessor.pk, "due": ""})
    assert answer.status_code == 302
    again = client.post(reverse("reviews:ask", args=[application.pk]), {"person": assessor.pk, "due": ""})
    assert again.status_code == 422
    client.post(reverse("reviews:ask", args=[application.pk]), {"person": officer.pk, "due": ""})
    page = client.get(reverse("reviews:case", args=[application.pk])).content.decode()
    assert str(assessor) in page


def test_page_says_that_nobody_is_left(client, application):
    client.force_login(a_person("unit_head"))
    page = client.get(reverse("reviews:case", args=[application.pk])).content.decode()
    assert "Det finns ingen mer att fråga" in page


def test_review_page_asks_few_questions_of_the_database(client, application, django_assert_max_num_queries):
    application.state = "draft"
    application.save(update_fields=["state"])
    fill_in(application, by=a_person("coordinator", partnership=application.partnership))
    application.state = "eligible"
    application.save(update_fields=["state"])
    review = a_review(application, score=3)
    client.force_login(review.asked)
    with django_assert_max_num_queries(25):
        page = client.get(reverse("reviews:write", args=[review.pk])).content.decode()
    assert page.count("section-") > 8


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_page_is_shown_in_both_languages(client, application, language):
    from django.utils.translation import override

    review = a_review(application, score=3)
    with override(language):
        pages = addresses(review)
        client.force_login(a_person("officer"))
        shown = [client.get(page).status_code for page in pages if "ask" not in page and "release" not in page]
    assert shown.count(200) >= 4
