"""Whether one answer fits its question. Plain values: text in, problems out."""

import re
from datetime import date

from kompanjon.core.problems import BLOCK, WARN, Problem
from kompanjon.core.words import _

MOST_CHARACTERS = 20_000
MOST_IN_A_REMARK = 5_000
ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
BOUNDS = {"months": (1, 60)}
"""The least and the most that a number can be, whatever the rules say, by the key of its question."""
FIRST_YEAR, LAST_YEAR = 1990, 2099
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def cleaned(text: str) -> str:
    """As it will be kept: one kind of line end, no control signs, no blanks around; every script stays."""
    return CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def words_in(text: str) -> int:
    return len(text.split())


def answer_fits(question, text: str, *, kind: str = "", options=()) -> list[Problem]:
    """What is wrong with an answer that somebody has written; an empty one is only missing."""
    kind = kind or question.kind
    if not text:
        return []
    if len(text) > MOST_CHARACTERS:
        return [too_long(text, MOST_CHARACTERS)]
    if kind == "text" and question.words and words_in(text) > question.words:
        said = _("At most {most} words. You have written {count}: {over} too many.")
        count = words_in(text)
        return [Problem("ANSWER-WORDS", said, {"most": question.words, "count": count, "over": count - question.words})]
    return [problem for problem in [_kind_fits(kind, text, options, question.key)] if problem]


def remark_fits(text: str) -> list[Problem]:
    return [too_long(text, MOST_IN_A_REMARK)] if len(text) > MOST_IN_A_REMARK else []


def too_long(text: str, most: int) -> Problem:
    said = _("The text is too long to be kept: {count} signs, at most {most}. Shorten it and save again.")
    return Problem("ANSWER-LONG", said, {"count": len(text), "most": most})


def _kind_fits(kind, text, options, key):
    if kind == "number" and key in BOUNDS and not BOUNDS[key][0] <= (whole_number(text) or 0) <= BOUNDS[key][1]:
        least, most = BOUNDS[key]
        said = _("Write a number from {least} to {most}. You have written {typed}.")
        return Problem("ANSWER-NUMBER", said, {"least": least, "most": most, "typed": text[:20]})
    if kind == "number" and whole_number(text) is None:
        return Problem("ANSWER-NUMBER", _("Write a whole number with digits, such as 24."))
    if kind == "date" and (day := a_day(text)) and not FIRST_YEAR <= day.year <= LAST_YEAR:
        said = _("The year must lie between {first} and {last}. You have written {typed}.")
        return Problem("ANSWER-DATE", said, {"first": str(FIRST_YEAR), "last": str(LAST_YEAR), "typed": text[:20]})
    if kind == "date" and a_day(text) is None:
        return Problem("ANSWER-DATE", _("Write the day as year, month and day: 2027-09-01."))
    if kind == "email" and not ADDRESS.fullmatch(text):
        return Problem("ANSWER-EMAIL", _("Write a whole e-mail address, such as name@example.org."))
    if kind == "line" and len(text) > 200:
        return Problem("ANSWER-LINE", _("At most 200 signs. You have written {count}."), {"count": len(text)}, BLOCK)
    if kind in ("choice", "choices") and not set(text.split()) <= {option.code for option in options}:
        return Problem("ANSWER-CHOICE", _("Choose from the list."), {}, WARN)
    return None


def whole_number(text: str) -> int | None:
    digits = re.sub(r"[\s\u00a0\u202f]", "", text)
    return int(digits) if re.fullmatch(r"[0-9]{1,6}", digits) else None


def a_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
