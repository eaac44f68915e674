"""What the register asks the rooms above; who answers stands in `kompanjon/wiring.py`."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class WorkIn:
    """What is being done in this partnership that this person may see: applications, projects, visits."""

    partnership: Any
    person: Any


@dataclass(frozen=True)
class Work:
    """One line of an answer: what it is called, where it is, and where it stands, in the reader's words."""

    label: str
    address: str
    standing: str = ""
    is_example: bool = False
