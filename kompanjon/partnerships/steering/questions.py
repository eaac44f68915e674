"""What the steering groups ask the room above: the figures lie in the rule book, dated, with who decided them.

`rules.py` takes those figures as an `Expected`; `kompanjon/wiring.py` names the function of the rule book that answers.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class WhatIsExpected:
    """Which figures hold for a steering group on a day? Answered with an `Expected`."""

    on: date
