from datetime import timedelta

import pytest
from django.utils import timezone

from kompanjon.partnerships.register.models import Partnership
from kompanjon.people.access.acts import Act
from kompanjon.people.access.grants import Role
from kompanjon.people.access.models import Seat, StandIn
from kompanjon.people.access.reach import forget_sittings, may, visible
from kompanjon.testing import a_partnership, a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership():
    return a_partnership()


def test_a_coordinator_sees_the_own_partnership_and_a_neighbour_does_not(partnership):
    mine, neighbour = (
        a_person(Role.COORDINATOR, partnership=partnership),
        a_person(Role.COORDINATOR, partnership=a_partnership()),
    )
    assert may(mine, Act.PARTNERSHIP_SEE, partnership)
    assert not may(neighbour, Act.PARTNERSHIP_SEE, partnership)
    assert list(visible(Partnership.objects.all(), mine)) == [partnership]


def test_a_contact_reaches_every_partnership_of_the_own_organisation(partnership):
    town = partnership.parties.get(side="international").organisation
    contact = a_person(Role.CONTACT, organisation=town)
    assert list(visible(Partnership.objects.all(), contact, Act.PARTNERSHIP_SEE)) == [partnership]


def test_the_office_reaches_all(partnership):
    a_partnership()
    assert visible(Partnership.objects.all(), a_person(Role.OFFICER)).count() == 2


def test_a_seat_that_has_ended_gives_nothing(partnership):
    person = a_person(Role.COORDINATOR, partnership=partnership)
    yesterday = timezone.localdate() - timedelta(days=1)
    Seat.objects.filter(person=person).update(from_day=yesterday, to_day=yesterday)
    forget_sittings(person)
    assert not may(person, Act.PARTNERSHIP_SEE, partnership)


def test_a_stand_in_sits_there_between_the_dates(partnership):
    owner, stand_in = a_person(Role.COORDINATOR, partnership=partnership), a_person()
    today = timezone.localdate()
    lent = StandIn.objects.create(seat=owner.seats.get(), person=stand_in, from_day=today, to_day=today)
    assert may(stand_in, Act.PARTNERSHIP_SEE, partnership)
    lent.from_day = lent.to_day = today + timedelta(days=1)
    lent.save()
    forget_sittings(stand_in)
    assert not may(stand_in, Act.PARTNERSHIP_SEE, partnership)


def test_a_person_without_seat_may_nothing(partnership):
    assert not any(may(a_person(), act, partnership) for act in Act)
