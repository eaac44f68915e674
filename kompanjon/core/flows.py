"""A flow is a table of states and steps, and the only description of a life cycle. Plain Python.

Database constraint, buttons, desk, drawings and tests are all read from it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from .problems import Problem

Guard = Callable[..., list[Problem]]


TONES = ("go", "yes", "wait", "no", "none")
"""The five tints behind a state's word: under way, well done, waits for somebody, turned down, nothing yet or no longer."""


@dataclass(frozen=True)
class State:
    """`tone` is the tint that stands behind the word on a page; the word carries the meaning."""

    name: str
    label: str
    tone: str
    final: bool = False
    retired: bool = False


@dataclass(frozen=True)
class Step:
    """One move: `act` is the right it needs, `guards` the rules that must hold, `reason` whether it must say why."""

    name: str
    label: str
    sources: tuple[str, ...]
    target: str
    act: str
    guards: tuple[Guard, ...] = ()
    reason: bool = False


@dataclass(frozen=True)
class Flow:
    name: str
    states: tuple[State, ...]
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        known = set(self.state_names)
        for step in self.steps:
            unknown = {*step.sources, step.target} - known
            if unknown:
                raise ValueError(f"{self.name}.{step.name} speaks of unknown states: {sorted(unknown)}")

    @property
    def state_names(self) -> tuple[str, ...]:
        return tuple(state.name for state in self.states)

    @property
    def first(self) -> str:
        return self.states[0].name

    def state(self, name: str) -> State:
        return next(state for state in self.states if state.name == name)

    def step(self, name: str) -> Step:
        return next(step for step in self.steps if step.name == name)

    def steps_from(self, state: str) -> Iterator[Step]:
        return (step for step in self.steps if state in step.sources)

    def steps_for(self, acts: Any) -> Iterator[Step]:
        """The steps that somebody holding these acts may take, from some state."""
        return (step for step in self.steps if step.act in acts)

    def drawing(self) -> str:
        """The flow as a Mermaid diagram, for the handbook."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.first}"]
        lines += [f"    {state.name}: {state.label}" for state in self.states]
        lines += [f"    {source} --> {step.target}: {step.label}" for step in self.steps for source in step.sources]
        lines += [f"    {state.name} --> [*]" for state in self.states if state.final]
        return "\n".join(lines)
