from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kompanjon.core.trace.queries import history
from kompanjon.partnerships.steering import queries
from kompanjon.partnerships.steering.desk import waiting
from kompanjon.partnerships.steering.models import Mandate, OppositionException, SteeringMeeting
from kompanjon.partnerships.steering.rules import Expected, Said
from kompanjon.people.access.grants import Role
from kompanjon.people.desk.queries import counted
from kompanjon.testing import a_partnership, a_person, an_organisation

pytestmark = pytest.mark.django_db
FIGURES = Expected(Said(1), Said(1), Said(1), Said("party"), Said(2, True), Said("with_exception"), Said(60))


@pytest.fixture(autouse=True)
def figures(monkeypatch):
    """The rule book's answer, without a rule book."""
    monkeypatch.setattr(queries, "expected", lambda on: FIGURES)


@pytest.fixture
def partnership():
    return a_partnership(an_organisation("Ekvik"), an_organisation("Kisanga", country="KE"), state="active")


@pytest.fixture
def coordinator(client, partnership):
    person = a_person(Role.COORDINATOR, partnership=partnership, language="en")
    client.force_login(person)
    return person


def party(partnership, side="swedish"):
    return partnership.parties.get(side=side).organisation


def a_member(partnership, side="swedish", **facts):
    defaults = {"name": "Ada", "kind": "politician", "political_role": "opposition", "from_day": timezone.localdate()}
    return Mandate.objects.create(
        partnership=partnership, organisation=party(partnership, side), **{**defaults, **facts}
    )


def in_english(name, *args):
    from django.utils.translation import override

    with override("en"):
        return reverse(name, args=args)


def test_the_stranger_signs_in_the_neighbour_finds_nothing_and_the_member_reads_only(client, partnership):
    address, add = (
        reverse("steering:group", args=[partnership.pk]),
        reverse("steering:add_member", args=[partnership.pk]),
    )
    assert client.get(address).status_code == 302
    client.force_login(a_person(Role.COORDINATOR, partnership=a_partnership()))
    assert client.get(address).status_code == 404 and client.get(add).status_code == 404
    client.force_login(a_person(Role.STEERING_MEMBER, partnership=partnership))
    assert client.get(address).status_code == 200 and client.get(add).status_code == 403
    assert client.get(reverse("steering:watch")).status_code == 403


def test_a_coordinator_enters_a_member_and_it_is_traced(client, partnership, coordinator):
    facts = {
        "name": "Ada", "organisation": party(partnership).pk, "kind": "politician", "political_role": "majority",
        "body": "kommunfullmäktige", "chairs": "on", "from_day": "2026-10-15",
    }  # fmt: skip
    assert client.post(reverse("steering:add_member", args=[partnership.pk]), facts).status_code == 302
    member = Mandate.objects.get()
    assert (member.political_role, member.chairs) == ("majority", True)
    assert history(partnership).first().act == "steering.group.edit"


def test_an_official_has_no_political_role_whatever_was_chosen(client, partnership, coordinator):
    facts = {
        "name": "Cleo", "organisation": party(partnership).pk, "kind": "official", "political_role": "majority",
        "from_day": "2026-01-01",
    }  # fmt: skip
    client.post(reverse("steering:add_member", args=[partnership.pk]), facts)
    assert Mandate.objects.get().political_role == "not_applicable"


def test_a_stranger_to_the_partnership_cannot_be_its_party(client, partnership, coordinator):
    facts = {"name": "Ada", "organisation": an_organisation().pk, "kind": "official", "from_day": "2026-01-01"}
    assert client.post(reverse("steering:add_member", args=[partnership.pk]), facts).status_code == 422


def test_a_new_period_keeps_the_old_role_true_of_the_old_one(client, partnership, coordinator):
    old = a_member(partnership, from_day=timezone.localdate() - timedelta(days=900))
    begins = timezone.localdate() - timedelta(days=10)
    client.post(reverse("steering:new_term", args=[old.pk]), {"from_day": begins, "political_role": "majority"})
    old.refresh_from_db()
    assert (old.political_role, old.to_day) == ("opposition", begins - timedelta(days=1))
    assert Mandate.objects.get(to_day=None).political_role == "majority"


def test_a_period_cannot_begin_before_the_one_it_follows(client, partnership, coordinator):
    old = a_member(partnership)
    posted = {"from_day": timezone.localdate() - timedelta(days=1), "political_role": "majority"}
    assert client.post(reverse("steering:new_term", args=[old.pk]), posted).status_code == 422


def test_a_meeting_is_somewhere_or_at_a_distance(client, partnership, coordinator):
    add = reverse("steering:add_meeting", args=[partnership.pk])
    assert client.post(add, {"on": "2026-09-01"}).status_code == 422
    client.post(add, {"on": "2026-09-01", "at_distance": "on", "minutes_item": "§ 7"})
    assert SteeringMeeting.objects.get().at_distance


def test_only_the_office_lets_a_meeting_at_a_distance_count(client, partnership, coordinator):
    meeting = SteeringMeeting.objects.create(partnership=partnership, on=timezone.localdate(), at_distance=True)
    address = reverse("steering:let_count", args=[meeting.pk])
    assert client.post(address, {"counts_because": "storm"}).status_code == 403
    client.force_login(a_person(Role.OFFICER))
    assert client.post(address, {"counts_because": ""}).status_code == 422
    client.post(address, {"counts_because": "the airport was closed"})
    meeting.refresh_from_db()
    assert meeting.counts_because


def test_an_exception_for_a_country_holds_in_every_partnership_there(client, partnership):
    client.force_login(a_person(Role.OFFICER))
    other = a_partnership(an_organisation(), party(partnership, "international"), state="active")
    posted = {"country": "KE", "reason": "The board is appointed."}
    client.post(reverse("steering:add_exception", args=[partnership.pk]), posted)
    assert OppositionException.objects.get().partnership is None
    page = client.get(in_english("steering:group", other.pk)).content.decode()
    assert "The board is appointed." in page
    groups = queries.groups(type(partnership).objects.all(), timezone.localdate())
    assert all(
        one.excused == ("" if one.swedish else "The board is appointed.")
        for group in groups.values()
        for one in group.parties
    )


def test_the_page_says_what_is_missing_and_that_the_office_has_not_decided_it(client, partnership, coordinator):
    a_member(partnership)
    page = client.get(in_english("steering:group", partnership.pk)).content.decode()
    assert "Kisanga has no member of the opposition." in page and "Not yet decided by the office." in page


def test_the_desk_shows_a_coordinator_the_own_group_and_the_office_a_count(partnership, coordinator):
    [mine] = waiting(coordinator)
    assert mine.here == "Ekvik" and str(partnership.pk) in mine.url
    officer = a_person(Role.OFFICER)
    assert counted(waiting(officer)) == []
    a_member(partnership, to_day=timezone.localdate() + timedelta(days=30))
    [line] = counted(waiting(officer))
    assert line.values == {"n": 1}
    a_member(partnership, to_day=None)
    assert counted(waiting(officer)) == []
    assert waiting(a_person(Role.COORDINATOR, partnership=a_partnership())) == []


def test_the_watch_takes_as_many_statements_for_thirty_as_for_one(client, partnership, django_assert_max_num_queries):
    client.force_login(a_person(Role.OFFICER))
    for _ in range(30):
        a_partnership(state="active")
    with django_assert_max_num_queries(12):
        page = client.get(reverse("steering:watch"))
    assert page.status_code == 200


def test_an_exception_is_withdrawn_with_a_reason_and_the_opposition_asked_for_again(client, partnership):
    client.force_login(officer := a_person(Role.OFFICER))
    given = OppositionException.objects.create(
        country=party(partnership, "international").country, reason="One party.", given_by=officer,
        given_on=timezone.localdate(),
    )  # fmt: skip
    there = reverse("steering:withdraw_exception", args=[partnership.pk, given.pk])
    assert there in client.get(reverse("steering:group", args=[partnership.pk])).content.decode()
    assert "Kenya" in client.get(there).content.decode(), "it ends in every partnership there, and the page says so"
    assert client.post(there, {"reason": " "}).status_code == 422
    assert client.post(there, {"reason": "Elections were held in May."}).status_code == 302
    assert not OppositionException.objects.exists()
    assert history(partnership).first().text.text == "Elections were held in May."
    assert client.post(there, {"reason": "again"}).status_code == 404


def test_only_the_office_withdraws_an_exception(client, partnership, coordinator):
    given = OppositionException.objects.create(
        partnership=partnership, reason="One party.", given_by=coordinator, given_on=timezone.localdate()
    )
    there = reverse("steering:withdraw_exception", args=[partnership.pk, given.pk])
    assert client.post(there, {"reason": "why"}).status_code == 403
    client.force_login(a_person(Role.COORDINATOR, partnership=a_partnership()))
    assert client.post(there, {"reason": "why"}).status_code == 404
    assert OppositionException.objects.exists()
