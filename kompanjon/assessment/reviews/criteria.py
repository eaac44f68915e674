"""What a round is assessed by: criteria, weights and anchors, as the round fixed them when it opened. Plain Python."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Anchor:
    """What one step of the scale means for one criterion, in words."""

    score: int
    sv: str = ""
    en: str = ""


@dataclass(frozen=True)
class Criterion:
    key: str
    weight: int
    name_sv: str
    name_en: str
    anchors: tuple[Anchor, ...]
    question_sv: str = ""
    question_en: str = ""
    section: str = ""

    def said(self, what: str, language: str) -> str:
        """`name` or `question` in a language, "sv" or "en"."""
        return getattr(self, f"{what}_{'sv' if language.startswith('sv') else 'en'}")

    @property
    def scale(self) -> tuple[int, ...]:
        return tuple(anchor.score for anchor in self.anchors)


def criteria_of(kept: Iterable[Mapping[str, Any]], scale_max: int = 5) -> tuple[Criterion, ...]:
    """The criteria that a round's JSON holds, in its order. One without anchors gets the bare scale."""
    return tuple(
        Criterion(
            key=str(row["key"]),
            weight=int(row["weight"]),
            name_sv=row.get("name_sv") or row.get("name_en") or row["key"],
            name_en=row.get("name_en") or row.get("name_sv") or row["key"],
            anchors=anchors_of(row.get("anchors") or (), scale_max),
            question_sv=row.get("question_sv") or "",
            question_en=row.get("question_en") or "",
            section=row.get("section") or "",
        )
        for row in kept
    )


def anchors_of(kept: Iterable[Mapping[str, str]], scale_max: int) -> tuple[Anchor, ...]:
    """The lowest step first; without words, a bare scale up to `scale_max`."""
    words = list(kept) or [{}] * scale_max
    return tuple(
        Anchor(score, row.get("sv") or row.get("en") or "", row.get("en") or row.get("sv") or "")
        for score, row in enumerate(words, start=1)
    )
