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


def criteria_of(kept: Iterable[Mapping[str, Any]], scale_max: int | None = None) -> tuple[Criterion, ...]:
    """The criteria that a round's JSON holds, in its order, on the scale that the office has decided, else that of their anchors."""
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


USUAL = 5


def anchors_of(kept: Iterable[Mapping[str, str]], scale_max: int | None) -> tuple[Anchor, ...]:
    """The lowest step first. A step that has no words of its own stands bare; words above the scale are left out."""
    words = list(kept)
    steps = scale_max or len(words) or USUAL
    words = (words + [{}] * steps)[:steps]
    return tuple(
        Anchor(score, row.get("sv") or row.get("en") or "", row.get("en") or row.get("sv") or "")
        for score, row in enumerate(words, start=1)
    )
