"""The Django side of a flow: taking a step is the only way to change a state."""

from collections import defaultdict
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction

from .flows import Flow, Step
from .problems import BLOCK, Problem, Refused, blocking
from .trace.actions import note
from .words import _

SAY_WHY = _("Say why, in a sentence or two.")


class StepRefused(Refused):
    """A step that was not taken, with every reason at once."""


@dataclass(frozen=True)
class OpenStep:
    """A step that somebody may take now, with what still stands in its way."""

    step: Step
    problems: list[Problem]

    @property
    def ready(self):
        return not blocking(self.problems)


class Lifecycle:
    def __init__(self, flow: Flow, facts=None, field="state"):
        self.flow, self.facts, self.field = flow, facts, field
        self.hooks = defaultdict(list)

    def after(self, step_name):
        """Decorator: run this, in the step's transaction, after the step is saved: `f(record, by)`."""
        self.flow.step(step_name)

        def keep(function):
            self.hooks[step_name].append(function)
            return function

        return keep

    def problems(self, step, record, by):
        facts = self.facts(record) if self.facts and step.guards else record
        return [problem for guard in step.guards for problem in guard(facts, by)]

    def open_steps(self, record, by) -> list[OpenStep]:
        state = getattr(record, self.field)
        return [
            OpenStep(step, self.problems(step, record, by))
            for step in self.flow.steps_from(state)
            if by.has_perm(step.act, record)
        ]

    def take(self, step_name, record, *, by, reason="", what=None):
        """Lock the row, ask act, state and guards, save, leave a trace, run what hangs on the step."""
        step = next((step for step in self.flow.steps if step.name == step_name), None)
        if step is None:
            raise StepRefused([Problem("FLOW-UNKNOWN", _("There is no such step."))])
        with transaction.atomic():
            locked = type(record)._base_manager.select_for_update().get(pk=record.pk)
            if not by.has_perm(step.act, locked):
                raise PermissionDenied
            before = getattr(locked, self.field)
            setattr(record, self.field, before)
            self._refuse_unless_open(step, before, reason)
            problems = self.problems(step, record, by)
            if blocking(problems):
                raise StepRefused(problems)
            self._move(record, step)
            note(
                record,
                f"{self.flow.name}.{step.name}",
                by=by,
                what={"from": before, "to": step.target, **(what or {})},
                text=reason,
            )
            for hook in self.hooks[step_name]:
                hook(record, by)
        return record

    def begin(self, state, record, *, by, reason, act):
        """Let the flow begin, in the state a person says the record is in: for what lived before it came to us.

        Only a record without a state can begin; from then on `take` is the only way.
        """
        with transaction.atomic():
            locked = type(record)._base_manager.select_for_update().get(pk=record.pk)
            if not by.has_perm(act, locked):
                raise PermissionDenied
            setattr(record, self.field, getattr(locked, self.field))
            if getattr(record, self.field) is not None:
                raise StepRefused([Problem("FLOW-BEGUN", _("This has begun already: somebody was before you."))])
            if state not in self.flow.state_names or self.flow.state(state).retired:
                raise StepRefused([Problem("FLOW-UNKNOWN", _("Choose one of the states."), {}, BLOCK, where="state")])
            if not reason.strip():
                raise StepRefused([Problem("FLOW-REASON", SAY_WHY, {}, BLOCK, where="reason")])
            setattr(record, self.field, state)
            record.save(update_fields=[self.field])
            note(record, f"{self.flow.name}.begin", by=by, what={"from": None, "to": state}, text=reason)
        return record

    def _refuse_unless_open(self, step, state, reason):
        if state not in step.sources:
            label = self.flow.state(state).label
            raise StepRefused(
                [
                    Problem(
                        "FLOW-STATE",
                        _("This cannot be done now: the case is “{state}”."),
                        {"state": label},
                        BLOCK,
                    )
                ]
            )
        if step.reason and not reason.strip():
            raise StepRefused([Problem("FLOW-REASON", SAY_WHY, {}, BLOCK, where="reason")])

    def _move(self, record, step):
        setattr(record, self.field, step.target)
        record.save(update_fields=[self.field])


LIFECYCLES: dict[str, Lifecycle] = {}


def lifecycle(flow, **options):
    """A lifecycle that the desk, the drawings and the tests can find by its flow's name."""
    LIFECYCLES[flow.name] = Lifecycle(flow, **options)
    return LIFECYCLES[flow.name]
