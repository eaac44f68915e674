"""What a rule answers: the sentence and its figures apart, so that each reader gets it in their language."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    BLOCK = "block"
    WARN = "warn"
    INFO = "info"


BLOCK, WARN, INFO = Severity.BLOCK, Severity.WARN, Severity.INFO


@dataclass(frozen=True)
class Problem:
    """A rule that does not hold.

    `text` is a marked English sentence with {placeholders}; `values` fills them when shown: an int whose
    name ends in `_ore` is money. `rule` is a code for files and logs and never reaches a page.
    """

    rule: str
    text: str
    values: dict[str, Any] = field(default_factory=dict)
    severity: Severity = BLOCK
    where: str = ""
    source: str = ""
    decided: bool = True

    @property
    def blocks(self) -> bool:
        return self.severity == BLOCK


class Refused(Exception):
    """An act that was not done, and why: a list of problems, all at once."""

    def __init__(self, problems: list[Problem]):
        self.problems = problems
        super().__init__("; ".join(problem.text.format(**problem.values) for problem in problems))


def blocking(problems: list[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.blocks]
