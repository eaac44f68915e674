"""A list of twenty asks the database no more than a list of two."""

import itertools

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kompanjon.people.access.grants import Role
from kompanjon.surveys.testing import a_wave, an_invitation
from kompanjon.testing import (
    a_partnership,
    a_person,
    a_review,
    a_round,
    an_application,
    an_assessed_round,
    an_organisation,
)  # fmt: skip

pytestmark = pytest.mark.django_db
_number = itertools.count(1)


class Desk:
    """Who reads the list, and what its rows share."""

    def __init__(self, role):
        self.reader = a_person(role)
        self.shared = {}

    def once(self, name, make):
        if name not in self.shared:
            self.shared[name] = make()
        return self.shared[name]


def an_offer(desk):
    from kompanjon.people.access.actions import invite

    invite(f"new{next(_number)}@example.org", Role.CONTACT, by=desk.reader, organisation=an_organisation())


def a_stuck_letter(desk):
    from kompanjon.core.post.models import Letter

    number = next(_number)
    Letter.objects.create(
        address=f"to{number}@example.org", language="sv", occasion=f"o{number}", subject="Hej", state="failed",
        about=f"people.person:{desk.reader.pk}", person=str(desk.reader.pk),
    )  # fmt: skip


def a_press_release(desk, state="published"):
    from kompanjon.newsroom.releases.models import Release

    number = next(_number)
    release = Release.objects.create(
        slug=f"news-{number}", headline_sv=f"Nytt {number}", headline_en=f"News {number}", state=state,
        published_at=timezone.now(), round=a_round(),
    )  # fmt: skip
    release.awards.add(an_award_of(an_application(state="granted"), desk.reader))


def an_award_of(case, officer):
    return case.awards.create(outcome="grant", proposed_by=officer)


def a_survey_release(desk):
    wave = a_wave(state="released", items={})
    wave.releases.create(state="published", published_at=timezone.now())


def a_settled_wave(desk):
    wave = a_wave(state="closed", items={})
    wave.sendings.create(planned_at=timezone.now() + timezone.timedelta(days=1))
    wave.units.filter(pk=an_invitation(wave).unit_id).update(disposition="2.20")


def a_mapping(desk):
    from kompanjon.surveys.fieldwork.deliveries import the_survey

    the_survey().mappings.create(name=f"Delivery {next(_number)}", columns={"a": "b"})


def a_theme(desk):
    from kompanjon.rounds.themes.models import Theme

    number = next(_number)
    Theme.objects.create(code=f"theme-{number}", name_sv=f"Tema {number}", name_en=f"Theme {number}")


def a_reading(desk):
    case = an_application(round=desk.once("round", an_assessed_round), state="eligible", asked=0)
    a_review(case, assessor=desk.reader, by=desk.once("officer", lambda: a_person("officer")))


def an_application_handed_in(desk):
    an_application(round=desk.once("round", a_round), state="handed_in")


def a_reading_of_the_round(desk):
    case = an_application(round=desk.once("round", an_assessed_round), state="in_assessment", asked=0)
    a_review(case, score=3, by=desk.once("officer", lambda: a_person("officer")))


def a_round_with_cases(desk):
    an_application(round=a_round(state="closed"), state="recommended")


def a_register_unit(desk):
    an_invitation(desk.once("wave", lambda: a_wave(items={})))


LISTS = {
    "joint:list": (Role.OFFICER, an_application_handed_in),
    "desk:mine": (Role.OFFICER, an_application_handed_in),
    "reviews:mine": (Role.ASSESSOR, a_reading),
    "panel:ranking": (Role.OFFICER, a_reading_of_the_round),
    "decisions:index": (Role.DECISION_MAKER, a_round_with_cases),
    "calls:index": (Role.OFFICER, a_round_with_cases),
    "themes:index": (Role.OFFICER, a_theme),
    "organisations:index": (Role.OFFICER, lambda desk: an_organisation()),
    "staffing:people": (Role.OFFICER, lambda desk: a_person(Role.CONTACT, organisation=an_organisation())),
    "access:invitations": (Role.OFFICER, an_offer),
    "mailroom:stuck": (Role.UNIT_HEAD, a_stuck_letter),
    "register:index": (Role.OFFICER, lambda desk: a_partnership()),
    "steering:watch": (Role.OFFICER, lambda desk: a_partnership(state="active")),
    "releases:index": (Role.COMMUNICATOR, a_press_release),
    "releases:pressroom": (Role.COMMUNICATOR, a_press_release),
    "sampling:waves": (Role.SURVEY_OWNER, a_settled_wave),
    "sampling:register": (Role.FIELD_MANAGER, a_register_unit),
    "sampling:places": (Role.FIELD_MANAGER, a_register_unit),
    "fieldwork:field": (Role.FIELD_MANAGER, a_register_unit),
    "fieldwork:deliveries": (Role.SURVEY_OWNER, a_mapping),
    "figures:results": (Role.SURVEY_PUBLISHER, a_survey_release),
    "pages:catalogue": (Role.OFFICER, lambda desk: a_partnership(state="active")),
    "pages:organisations": (Role.OFFICER, lambda desk: a_partnership(state="active")),
    "pages:rounds": (Role.OFFICER, lambda desk: a_round(state="open")),
}


OF = {"sampling:register": "wave", "sampling:places": "wave", "fieldwork:field": "wave", "panel:ranking": "round"}
"""The lists that lie in something: what their rows share."""


@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_as_much_for_twenty_rows_as_for_two(client, name):
    role, add_row = LISTS[name]
    desk = Desk(role)
    client.force_login(desk.reader)
    for _row in range(2):
        add_row(desk)
    within = desk.shared.get(OF.get(name))
    address = reverse(name, args=[getattr(within, "slug", within.pk)] if within else [])
    asked(client, address)  # what is read once and remembered is no matter of rows
    two = asked(client, address)
    for _row in range(18):
        add_row(desk)
    assert asked(client, address) == two


def asked(client, address):
    with CaptureQueriesContext(connection) as statements:
        assert client.get(address).status_code == 200
    return len(statements)
