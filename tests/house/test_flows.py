"""Flows: drawn as they are, reachable to the end, and held by the database."""

import io
from importlib import import_module

import pytest
from django.core.exceptions import FieldError
from django.core.management import call_command

from kompanjon.core.fields import flows_in_use
from kompanjon.core.lifecycle import LIFECYCLES
from kompanjon.people.access.grants import GRANTS

import_module("kompanjon.urls")  # so that every room has declared its life cycles
FLOWS = {flow.name: flow for _model, _field, flow in flows_in_use}


def test_the_handbook_is_drawn_from_the_code():
    call_command("drawings", "--check", stdout=io.StringIO())


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS)
def test_every_state_can_be_reached(flow):
    reached, ahead = set(), [flow.first]
    while ahead:
        state = ahead.pop()
        if state not in reached:
            reached.add(state)
            ahead += [step.target for step in flow.steps_from(state)]
    assert {state.name for state in flow.states if not state.retired} == reached


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS)
def test_no_step_leaves_a_final_state_and_every_other_state_has_a_way_on(flow):
    for state in flow.states:
        ways = list(flow.steps_from(state.name))
        assert not ways if state.final else ways or state.retired, state.name


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS)
def test_every_step_can_be_taken_by_somebody(flow):
    given = {act for reaches in GRANTS.values() for acts in reaches.values() for act in acts}
    assert {step.act for step in flow.steps} <= given


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "field", "flow"), flows_in_use, ids=[flow.name for _, _, flow in flows_in_use])
def test_a_state_is_not_changed_behind_the_flows_back(model, field, flow):
    with pytest.raises(FieldError):
        model._default_manager.update(**{field: flow.first})


class Nobody:
    pk = None

    def has_perm(self, act, thing=None):
        return False


class Pretender(Nobody):
    """Stands in for a record: nothing is read but its state, because the right is asked first."""


@pytest.mark.parametrize("name", LIFECYCLES)
def test_who_may_nothing_is_offered_no_step(name):
    life = LIFECYCLES[name]
    for state in life.flow.state_names:
        record = Pretender()
        setattr(record, life.field, state)
        assert life.open_steps(record, Nobody()) == []
