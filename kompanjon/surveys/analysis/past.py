"""The waves before one, each read once for all that is compared with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .wave import WaveTable

LONGEST = 8  # waves in one chart; the oldest are left out
CLOSED = ("closed", "cleaned", "released", "archived")


@dataclass(frozen=True)
class Past:
    """A former wave that has closed: its answers, and its questions by code."""

    wave: object
    table: WaveTable
    items: Mapping[str, object]


def past_of(wave) -> list[Past]:
    """The waves before this one, latest first, each read once."""
    from .tables import questionnaire_of, wave_table

    found, before = [], wave.former
    while before is not None and len(found) < LONGEST - 1:
        questionnaire = questionnaire_of(before)
        if questionnaire and before.state in CLOSED:
            items = {i.code: i for i in questionnaire.items.prefetch_related("options")}
            found.append(Past(before, wave_table(before), items))
        before = before.former
    return found
