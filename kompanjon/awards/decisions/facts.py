"""What this drawer tells the rooms above."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class DecisionsPublished:
    """Decisions of a round have been published: the awards told now, by whom."""

    round: Any
    awards: tuple[Any, ...]
    by: Any
