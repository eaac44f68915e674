"""LimeSurvey's results file (CSV, question codes and answer codes) read with a mapping. No Django."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from kompanjon.core.problems import BLOCK, WARN, Problem
from kompanjon.core.words import _

from ..questionnaires.imports import usable_code
from ..sampling.rules import nearest
from .limesurvey_columns import KEY, NOT_GIVEN, OURS, PASSED, Mapped, Question, propose, split_column
from .limesurvey_values import take
from .reading import text_rows

__all__ = ["Found", "Mapped", "Question", "propose", "read", "table_of"]

MOST_TOLD = 20


@dataclass
class Answered:
    """One line of the file with our codes."""

    line: int
    unit: str
    answers: dict
    completed: bool
    last_page: int = 0
    language: str = ""
    started: datetime | None = None
    saved: datetime | None = None
    seconds: int | None = None


@dataclass
class Found:
    rows: list[Answered] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def blocked(self):
        return not self.rows or any(p.blocks for p in self.problems)

    @property
    def completed(self):
        return sum(1 for row in self.rows if row.completed)

    def tell(self, severity, text, /, **values):
        self.problems.append(Problem("SURVEY-limesurvey", text, values, severity))


def table_of(text: str) -> list[dict[str, str]]:
    """The lines of a file, with comma, semicolon or tab between columns; spaces around their names do not count."""
    return [{k.strip(): v for k, v in row.items()} for row in text_rows(text.lstrip("\ufeff"))]


def read(rows, mapped: Mapped, questions: Mapping[str, Question], units) -> Found:
    """Every line with our codes; what is unknown is told with its line and the nearest code, and stops the file."""
    found, seen = Found(), {}
    if not rows:
        found.tell(BLOCK, _("The file has no rows."))
        return found
    if KEY not in mapped.columns.values():
        found.tell(BLOCK, _("No column says who answered. Name one: token = unit."))
        return found
    _columns(rows[0], mapped, questions, found)
    for line, row in enumerate(rows, 2):
        one = _row(line, row, mapped, questions, found)
        if one.unit not in units:
            text = _("Line {line}: “{code}” is nobody in the register. Nearest: {near}.")
            found.tell(BLOCK, text, line=line, code=one.unit or "–", near=nearest(one.unit, units) or "–")
        elif one.unit in seen:
            text = _("Lines {first} and {line}: the same person, {code}, stands twice.")
            found.tell(BLOCK, text, first=seen[one.unit], line=line, code=one.unit)
        seen.setdefault(one.unit, line)
        if one.answers or one.completed:
            found.rows.append(one)
    if len(found.problems) > MOST_TOLD:
        more = len(found.problems) - MOST_TOLD
        found.problems[MOST_TOLD:] = [
            Problem("SURVEY-limesurvey", _("… and {n} more of the kind."), {"n": more}, BLOCK)
        ]
    return found


def _columns(first, mapped, questions, found):
    """Columns that lead nowhere: a name we do not have stops, one that nobody mapped is passed over and told."""
    for column, ours in mapped.columns.items():
        code = split_column(ours)[0]
        if code not in questions and ours not in OURS.values():
            text = _("The column “{column}” is mapped to “{code}”, which is no question here. Nearest: {near}.")
            found.tell(BLOCK, text, column=column, code=ours, near=nearest(code, questions) or "–")
    passed = [c for c in first if c not in mapped.columns and c not in PASSED and not c.endswith("[other]")]
    for column in passed:
        text = _("The column “{column}” is no question here and is left out. Nearest: {near}.")
        found.tell(WARN, text, column=column, near=nearest(usable_code(column), questions) or "–")


def _row(line, row, mapped, questions, found) -> Answered:
    own, answers = {}, {}
    for column, ours in mapped.columns.items():
        text = row.get(column, "")
        if ours in OURS.values():
            own[ours] = text
        elif text not in NOT_GIVEN:
            take(answers, line, ours, text, mapped, questions, found)
    return Answered(
        line,
        own.get(KEY, ""),
        answers,
        bool(own.get("submitted")),
        _whole(own.get("last_page")) or 0,
        (own.get("language") or "")[:2],
        _moment(line, own.get("started"), found),
        _moment(line, own.get("submitted") or own.get("saved"), found),
        _whole(own.get("seconds")),
    )


def _whole(text):
    return int(float(text)) if re.fullmatch(r"\d+(\.\d+)?", text or "") else None


def _moment(line, text, found):
    if not text or text.startswith("1980-01-01"):  # what an export without times writes
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        found.tell(BLOCK, _("Line {line}: “{value}” is no time."), line=line, value=text[:40])
        return None
