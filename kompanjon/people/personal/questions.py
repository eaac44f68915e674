"""What the register of personal data asks the rule book; who answers stands in `kompanjon/wiring.py`."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class WhatHolds:
    """The value of an open decision for the whole installation. Answered with a `Settled`, or None."""

    key: str


@dataclass(frozen=True)
class Settled:
    value: Any
    decided: bool
