"""What a round tells those above it, and what it asks them. Who listens and who answers stands in the wiring."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class RoundOpened:
    """A round has been opened, and everything it is bound to is fixed."""

    round_id: int


@dataclass(frozen=True)
class RoundClosed:
    """The last day has passed, or a rolling round was closed."""

    round_id: int


@dataclass(frozen=True)
class RoundExtended:
    """Everybody has got a later last day."""

    round_id: int
    former: datetime
    closes_at: datetime
    reason: str = ""
    opened_again: bool = False


@dataclass(frozen=True)
class Undecided:
    """How many applications of the round wait for a decision? Answered with a number."""

    round_id: int


@dataclass(frozen=True)
class LetThrough:
    """How many applications of the round have gone on to assessment, or further? Answered with a number."""

    round_id: int


@dataclass(frozen=True)
class FrameTaken:
    """What of the round's frame is taken? Answered with {budget year: (promised, asked)} in öre."""

    round_id: int


@dataclass(frozen=True)
class Drafts:
    """Which drafts are there in the round? Answered with DraftLines; their text is nobody's but the parties'."""

    round_id: int


@dataclass(frozen=True)
class FormInForce:
    """Which version of the form is new applications written on? Answered with its number."""


@dataclass(frozen=True)
class DraftLine:
    """A draft as the office may see it while the round is open: how far, and once it is closed whose signature is missing."""

    parties: tuple[str, ...]
    component: str = ""
    done: int = 0
    sections: int = 0
    closed: bool = False
    unsigned: tuple[str, ...] = ()
    address: str = ""
    is_example: bool = False
    later: datetime | None = None
    later_reason: str = ""


@dataclass(frozen=True)
class RoundFacts:
    """What the steps of a round ask about, fetched once."""

    mode: str
    opens_at: datetime | None
    closes_at: datetime | None
    now: datetime
    rule_set_id: int | None = None
    components: list[str] = field(default_factory=list)
    criteria: list[dict] = field(default_factory=list)
    countries: int = 0
    frame: int = 0
    undecided: int = 0
    let_through: int = 0
