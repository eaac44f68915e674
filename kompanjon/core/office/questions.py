"""What the office's own facts ask the rooms above; who answers stands in `kompanjon/wiring.py`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class WasRead:
    """Whether anything in the public record was read from others' public pages."""
