"""What the people's pages ask of the rooms above; who answers stands in `kompanjon/wiring.py`."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class PartnershipsCalled:
    """Which partnerships fit these words? Answered with [(key, name)], a handful at most."""

    text: str


@dataclass(frozen=True)
class HeldBy:
    """What does this person hold above, that somebody must take over on the day they leave? Answered with [Held]."""

    person: Any


@dataclass(frozen=True)
class MaySit:
    """May this person be given a seat in this role from that day, beside those they have? Answered with problems."""

    person: Any
    role: Any
    from_day: Any


@dataclass(frozen=True)
class Held:
    """One thing to hand over, in the reader's words, and where it lies."""

    text: str
    address: str
    alone: bool = False
