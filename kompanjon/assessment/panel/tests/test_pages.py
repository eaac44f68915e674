from datetime import date

import pytest
from django.urls import reverse

from kompanjon.assessment.panel.desk import cases_waiting
from kompanjon.people.desk.queries import counted
from kompanjon.testing import a_person, a_review, an_application, an_assessed_round

pytestmark = pytest.mark.django_db


def assessed_application(call, *scores, asked=100_000_00):
    application = an_application(round=call, state="eligible", asked=asked)
    for score in scores:
        a_review(application, score=score, hand_in=True)
    application.refresh_from_db()
    return application


def meet(client, call, officer):
    address = reverse("panel:meeting", args=[call.slug])
    return client.post(address, {"held_on": date.today(), "present": [officer.pk], "record": "Alla är överens."})


def test_meeting_agrees_and_the_application_is_ready_for_decision(client):
    call, officer = an_assessed_round(), a_person("officer")
    application = assessed_application(call, 4, 4)
    client.force_login(officer)
    assert meet(client, call, officer).status_code == 302
    meeting = call.joint_meetings.get()
    address = reverse("panel:opinion", args=[application.pk])
    answer = client.post(address, {"meeting": meeting.pk, "recommendation": "approve", "reason": ""})
    assert answer.status_code == 302
    application.refresh_from_db()
    assert application.state == "recommended"


def test_agreed_scores_replace_the_mean_of_the_reviews(client):
    call, officer = an_assessed_round(), a_person("officer")
    application = assessed_application(call, 5, 2)
    client.force_login(officer)
    meet(client, call, officer)
    posted = {"meeting": call.joint_meetings.get().pk, "recommendation": "approve", "reason": ""}
    address = reverse("panel:opinion", args=[application.pk])
    warned = client.post(address, posted, follow=True).content.decode()
    assert "poäng isär" in warned or "points apart" in warned
    posted |= {"reason": "Vi läste målen tillsammans.", "democracy": 4, "change": 4, "budget": 4}
    assert client.post(address, posted).status_code == 302
    page = client.get(reverse("panel:ranking", args=[call.slug])).content.decode()
    assert "4,00" in page


def test_opinion_waits_for_the_reviews(client):
    call, officer = an_assessed_round(), a_person("officer")
    application = assessed_application(call, 4)
    a_review(application)
    client.force_login(officer)
    meet(client, call, officer)
    posted = {"meeting": call.joint_meetings.get().pk, "recommendation": "approve"}
    assert client.post(reverse("panel:opinion", args=[application.pk]), posted).status_code == 422


def test_ranking_asks_as_many_queries_for_more_rows(client, django_assert_max_num_queries):
    call = an_assessed_round(frame={2027: 350_000})
    for score in (3, 5, 4, 2):
        assessed_application(call, score, score)
    client.force_login(a_person("officer"))
    with django_assert_max_num_queries(20):
        page = client.get(reverse("panel:ranking", args=[call.slug])).content.decode()
    assert page.count('class="cut"') == 1
    assert page.index("5,00") < page.index("4,00") < page.index("3,00")


def test_only_the_office_sees_the_ranking(client):
    call = an_assessed_round()
    for role, status in (
        (None, 404),
        ("assessor", 404),
        ("coordinator", 404),
        ("officer", 200),
        ("decision_maker", 200),
    ):
        client.force_login(a_person(role))
        assert client.get(reverse("panel:ranking", args=[call.slug])).status_code == status


def test_the_desk_tells_what_has_nobody_to_read_it_and_what_waits_for_the_meeting(client):
    call, officer = an_assessed_round(), a_person("officer")
    unread = an_application(round=call, state="eligible")
    half_read = assessed_application(call, 4)
    a_review(half_read, score=3)
    read = assessed_application(call, 4, 4)
    said = {item.url: item.act for item in cases_waiting(officer)}
    assert said == {
        reverse("reviews:case", args=[unread.pk]): "Ask assessors",
        reverse("panel:opinion", args=[read.pk]): "Write what was agreed",
    }
    assert cases_waiting(a_person("assessor")) == []
    client.force_login(officer)
    assert (
        reverse("panel:opinion", args=[read.pk]) in client.get(reverse("reviews:case", args=[read.pk])).content.decode()
    )


def test_a_full_desk_shows_the_oldest_and_says_how_many_there_are(monkeypatch):
    monkeypatch.setattr("kompanjon.assessment.panel.desk.MOST", 2)
    call, officer = an_assessed_round(), a_person("officer")
    for _ in range(3):
        an_application(round=call, state="eligible")
    *shown, all_of_them = counted(cases_waiting(officer))
    assert len(shown) == 2 and all_of_them.values == {"n": 3}


def test_who_only_reads_is_offered_no_step_on_the_ranking(client):
    call = an_assessed_round()
    application = assessed_application(call, 4, 4)
    step = reverse("panel:opinion", args=[application.pk])
    for role, offered in (("officer", True), ("decision_maker", False)):
        client.force_login(a_person(role))
        page = client.get(reverse("panel:ranking", args=[call.slug])).content.decode()
        assert (step in page) is offered
        assert (reverse("panel:meeting", args=[call.slug]) in page) is offered
