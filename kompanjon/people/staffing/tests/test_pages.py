from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kompanjon.core.post.models import Letter
from kompanjon.core.trace.queries import history
from kompanjon.partnerships.register.search import index
from kompanjon.people.access.grants import Role
from kompanjon.people.access.models import StandIn
from kompanjon.testing import a_partnership, a_person, an_organisation

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def head(client):
    head = a_person(Role.UNIT_HEAD, name="Ulla")
    client.force_login(head)
    return head


def period(days=10):
    return {"from_day": TODAY, "to_day": TODAY + timedelta(days=days)}


def test_the_stranger_signs_in_the_neighbour_finds_nobody_and_the_colleague_may_not_give_seats(client):
    town = an_organisation()
    signatory = a_person(Role.SIGNATORY, organisation=town)
    page, end = (
        reverse("staffing:person", args=[signatory.pk]),
        reverse("staffing:end", args=[signatory.seats.get().pk]),
    )
    assert client.get(page).status_code == client.get(reverse("staffing:people")).status_code == 302
    client.force_login(a_person(Role.CONTACT, organisation=an_organisation()))
    assert client.get(page).status_code == client.get(end).status_code == 404
    client.force_login(a_person(Role.CONTACT, organisation=town))
    assert client.get(end).status_code == client.get(reverse("staffing:people")).status_code == 403
    client.force_login(a_person(Role.OFFICER))
    assert client.get(page).status_code == 200 and client.get(end).status_code == 403
    assert client.post(reverse("staffing:withhold", args=[signatory.pk]), {"withheld": "on"}).status_code == 403


def test_the_list_finds_by_name_address_and_seat(client, head):
    a_person(Role.OFFICER, name="Åsa", email="asa@example.org")
    a_person(name="Bo")
    for asked in ({"q": "åsa"}, {"q": "ASA@"}, {"role": "officer"}):
        page = client.get(reverse("staffing:people"), asked).content.decode()
        assert "Åsa" in page and ">Bo<" not in page, asked
    assert ">Bo<" in client.get(reverse("staffing:people"), {"standing": "without"}).content.decode()


def test_the_list_takes_as_many_statements_for_thirty_people_as_for_one(client, head, django_assert_max_num_queries):
    for _ in range(30):
        a_person(Role.CONTACT, organisation=an_organisation())
    with django_assert_max_num_queries(10):
        client.get(reverse("staffing:people"))


def test_a_seat_is_given_in_the_place_where_its_role_sits(client, head):
    person, town = a_person(), an_organisation("Ekvik")
    partnership = a_partnership(town, an_organisation("Kisanga", country="KE"), name="Ekvik – Kisanga")
    index()
    give = reverse("staffing:give", args=[person.pk])
    assert client.post(give, {"role": "signatory", "from_day": TODAY}).status_code == 422
    for nowhere in ("=1+1", "=²", "²", "9" * 5000):
        asked = {"role": "signatory", "organisation": nowhere, "partnership": nowhere, "from_day": TODAY}
        assert client.post(give, asked).status_code == 422
    client.post(give, {"role": "signatory", "organisation": "ekvik", "from_day": TODAY})
    client.post(give, {"role": "coordinator", "partnership": "kisanga", "from_day": TODAY})
    client.post(give, {"role": "officer", "organisation": "ekvik", "from_day": TODAY})
    seats = {seat.role: (seat.organisation, seat.partnership) for seat in person.seats.all()}
    assert seats == {"signatory": (town, None), "coordinator": (None, partnership.pk), "officer": (None, None)}


def test_words_that_fit_several_partnerships_name_them(client, head):
    for name in ("Ekvik – Kisanga", "Lövhamn – Kisanga"):
        a_partnership(name=name)
    index()
    posted = {"role": "coordinator", "partnership": "kisanga", "from_day": TODAY}
    page = client.post(reverse("staffing:give", args=[a_person().pk]), posted)
    assert page.status_code == 422 and "Lövhamn – Kisanga" in page.content.decode()


def test_a_seat_ends_today_with_a_reason_and_one_that_has_not_begun_is_taken_back(client, head):
    person = a_person(Role.OFFICER)
    seat = person.seats.get()
    end = reverse("staffing:end", args=[seat.pk])
    assert client.post(end, {"reason": ""}).status_code == 422
    client.post(end, {"reason": "Has another job."})
    seat.refresh_from_db()
    assert seat.to_day == TODAY and history(seat).first().text.text == "Has another job."
    later = person.seats.create(role=Role.OFFICER, from_day=TODAY + timedelta(days=9))
    assert client.post(reverse("staffing:end", args=[later.pk]), {"reason": "A mistake."}).status_code == 302
    assert not person.seats.filter(pk=later.pk).exists()


def test_the_last_who_may_give_seats_keeps_theirs(client, head):
    end = reverse("staffing:end", args=[head.seats.get().pk])
    assert client.post(end, {"reason": "I leave."}).status_code == 422
    a_person(Role.ADMINISTRATOR)
    assert client.post(end, {"reason": "I leave."}).status_code == 302


def test_a_person_names_their_own_stand_in_among_colleagues_and_nobody_elses(client):
    town = an_organisation()
    owner, colleague = a_person(Role.SIGNATORY, organisation=town), a_person(Role.CONTACT, organisation=town)
    stranger = a_person(Role.SIGNATORY, organisation=an_organisation())
    seat = owner.seats.get()
    name = reverse("staffing:my_stand_in", args=[seat.pk])
    client.force_login(stranger)
    assert client.get(name).status_code == 404
    client.force_login(owner)
    assert client.post(name, {"person": stranger.pk, **period()}).status_code == 422
    assert client.post(name, {"person": colleague.pk, **period(-1)}).status_code == 422
    assert client.post(name, {"person": colleague.pk, **period()}).status_code == 302
    assert StandIn.objects.get().person == colleague
    assert Letter.objects.filter(address=colleague.email).count() == 1
    assert str(colleague) in client.get(reverse("staffing:my_stand_ins")).content.decode()


def test_a_stand_in_is_taken_back_by_the_owner_or_the_office_and_by_nobody_else(client):
    owner, colleague = a_person(Role.OFFICER), a_person(Role.OFFICER)
    lent = StandIn.objects.create(seat=owner.seats.get(), person=colleague, **period())
    back = reverse("staffing:end_stand_in", args=[lent.pk])
    client.force_login(colleague)
    assert client.post(back).status_code == 404
    client.force_login(owner)
    assert client.post(back).status_code == 302
    assert not StandIn.objects.exists()


def test_a_stand_in_who_prepares_what_they_would_decide_is_told_and_not_stopped(client, head):
    boss, officer = a_person(Role.DECISION_MAKER), a_person(Role.OFFICER, name="Ada")
    posted = {"person": officer.pk, **period()}
    page = client.post(reverse("staffing:stand_in", args=[boss.seats.get().pk]), posted, follow=True)
    assert "Det som Ada har berett" in page.content.decode()
    assert StandIn.objects.exists()


def test_a_reader_has_no_stand_in(client, head):
    reader = a_person(Role.FUNDER_READER)
    assert client.get(reverse("staffing:stand_in", args=[reader.seats.get().pk])).status_code == 404


def test_the_page_says_what_only_this_person_holds(client, head):
    town = an_organisation("Ekvik")
    person = a_person(Role.SIGNATORY, organisation=town)
    page = reverse("staffing:person", args=[person.pk])
    assert "Bara den här personen" in client.get(page).content.decode()
    a_person(Role.SIGNATORY, organisation=town)
    assert "Bara den här personen" not in client.get(page).content.decode()


def test_a_person_is_withheld_with_a_reason(client, head):
    person = a_person()
    withhold = reverse("staffing:withhold", args=[person.pk])
    assert client.post(withhold, {"withheld": "on"}).status_code == 422
    client.post(withhold, {"withheld": "on", "withheld_reason": "at risk"})
    person.refresh_from_db()
    assert person.withheld and history(person).first().act == "published.record.withhold"


def test_seats_that_end_soon_stand_on_the_desk_of_who_sits_there_and_of_who_gives_seats(client):
    from datetime import timedelta

    from django.utils import timezone

    from kompanjon.people.access.reach import forget_sittings
    from kompanjon.people.desk.queries import counted
    from kompanjon.people.staffing.desk import seats_that_end
    from kompanjon.testing import a_person, an_organisation

    bo = a_person("signatory", organisation=an_organisation("Ekvik"))
    head = a_person("unit_head")
    assert counted(seats_that_end(bo)) == [] and counted(seats_that_end(head)) == []
    bo.seats.update(to_day=timezone.localdate() + timedelta(days=91))
    forget_sittings(bo)
    assert counted(seats_that_end(bo)) == []
    bo.seats.update(to_day=timezone.localdate() + timedelta(days=90))
    forget_sittings(bo)
    (mine,), (theirs,) = counted(seats_that_end(bo)), counted(seats_that_end(head))
    assert mine.title == "Ekvik" and theirs.values == {"n": 1}
    client.force_login(head)
    assert bo.email in client.get(theirs.url).content.decode()
    assert head.email not in client.get(theirs.url).content.decode().split("<main", 1)[1]
