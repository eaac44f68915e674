"""State by state and role by role: who is offered a step, who takes it, and who is refused, follows the table of rights."""

from importlib import import_module

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from kompanjon.core.lifecycle import LIFECYCLES, Lifecycle, StepRefused
from kompanjon.people.access.grants import GRANTS, Reach, Role
from kompanjon.testing import (
    a_partnership,
    a_person,
    a_review,
    a_round,
    an_application,
    an_assessed_round,
    an_award,
)  # fmt: skip

import_module("kompanjon.urls")  # so that every room has declared its life cycles
pytestmark = pytest.mark.django_db
WHY = "Because the case asks for it."


def a_condition():
    return an_award().conditions.create(text_sv="Avtal.", text_en="An agreement.", due=timezone.localdate())


def a_release():
    from kompanjon.newsroom.releases.models import Release

    return Release.objects.create(slug="news", headline_sv="Nytt", headline_en="News")


def a_wave():
    from kompanjon.surveys import testing

    return testing.a_wave(items={})


RECORDS = {
    "application": lambda: a_review(an_application(round=an_assessed_round(), state="eligible", asked=0)).application,
    "partnership": a_partnership,
    "round": a_round,
    "review": a_review,
    "award": an_award,
    "condition": a_condition,
    "release": a_release,
    "survey_wave": a_wave,
    "survey_release": lambda: a_wave().releases.create(),
}


class Table:
    """A record, somebody in every role who sits where it lies, and what the table of rights says of them."""

    def __init__(self, life, record):
        self.life, self.record, self.model = life, record, type(record)
        pair = getattr(record, "partnership", record if life.flow.name == "partnership" else None)
        where = {"partnership": pair, "organisation": pair.parties.first().organisation} if pair else {}
        self.people = {role: a_person(role, **where) for role in Role}
        self.reaches = {Reach.PROGRAMME, *(reach for reach, path in self.model.belongs.items() if path)}

    def acts(self, role):
        return {act for reach, acts in GRANTS[role].items() if reach in self.reaches for act in acts}

    def at(self, state, person):
        """The record as it would be read in that state, where the person is the one assigned to it."""
        from kompanjon.assessment.reviews.models import Review

        of = {"application": {"application": self.record.pk}, "review": {"pk": self.record.pk}}.get(self.life.flow.name)
        if of:
            Review._base_manager.filter(**of).update(asked=person, assessor=person)
        self.model._base_manager.filter(pk=self.record.pk).update(**{self.life.field: state})
        return self.model._base_manager.get(pk=self.record.pk)


@pytest.fixture(params=LIFECYCLES)
def table(request, monkeypatch):
    """One flow at a time. Its guards have tests of their own, as has what hangs on its steps: here only rights are asked."""
    life = LIFECYCLES[request.param]
    monkeypatch.setattr(Lifecycle, "problems", lambda *asked: [])
    monkeypatch.setattr(life, "hooks", {step.name: [] for step in life.flow.steps})
    return Table(life, RECORDS[request.param]())


def test_every_role_is_offered_the_steps_of_its_acts_in_every_state_and_no_other(table):
    for role, person in table.people.items():
        for state in table.life.flow.states:
            due = [step for step in table.life.flow.steps_from(state.name) if step.act in table.acts(role)]
            offered = table.life.open_steps(table.at(state.name, person), person)
            assert [one.step.name for one in offered] == [step.name for step in due], (role, state.name)


def test_a_step_is_taken_by_every_role_with_its_act_and_refused_to_every_other(table):
    for step in table.life.flow.steps:
        for role, person in table.people.items():
            record = table.at(step.sources[0], person)
            if step.act in table.acts(role):
                assert taken(table, step, record, person) == step.target, (step.name, role)
            else:
                with pytest.raises(PermissionDenied):
                    table.life.take(step.name, record, by=person, reason=WHY)


def test_a_step_is_taken_from_its_own_states_and_from_no_other(table):
    for step in table.life.flow.steps:
        person = next(one for role, one in table.people.items() if step.act in table.acts(role))
        for state in table.life.flow.state_names:
            record = table.at(state, person)
            if state in step.sources:
                assert taken(table, step, record, person) == step.target, (step.name, state)
            else:
                with pytest.raises(StepRefused):
                    table.life.take(step.name, record, by=person, reason=WHY)


def taken(table, step, record, person):
    table.life.take(step.name, record, by=person, reason=WHY)
    return table.model._base_manager.values_list(table.life.field, flat=True).get(pk=record.pk)
