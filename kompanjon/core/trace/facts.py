from dataclasses import dataclass

from .models import TraceDay


@dataclass(frozen=True)
class DayChained:
    """A night's sum has been made: somebody keeps it elsewhere."""

    day: TraceDay
