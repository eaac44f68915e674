"""Kinds of columns: each turns a cell's text into a value, or says what is wrong and what to do. No Django."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any


class Wrong(ValueError):
    """A cell that cannot be read: the sentence names the remedy."""


@dataclass(frozen=True)
class Column:
    """`refers` names the file whose key the cell holds; `many` cells hold several, parted by semicolons."""

    name: str
    read: Callable[[str], Any] = str
    required: bool = False
    refers: str = ""
    many: bool = False


def year(text: str) -> int | None:
    if not text:
        return None
    if not re.fullmatch(r"(19|20)\d\d", text):
        raise Wrong(f"“{text}” is not a year. Write four digits, such as 2016.")
    return int(text)


def whole(text: str) -> int | None:
    if not text:
        return None
    if not re.fullmatch(r"\d{1,12}", text):
        raise Wrong(f"“{text}” is not a whole number. Write digits only, without spaces, points or currency.")
    return int(text)


def at_most(most: int) -> Callable[[str], int | None]:
    """A whole number that makes sense: a count or a length has a most."""

    def read(text: str) -> int | None:
        number = whole(text)
        if number is not None and number > most:
            raise Wrong(f"{text} is too large to be right. It is {most} at most.")
        return number

    return read


def kronor(text: str) -> int | None:
    """Whole SEK in the file, öre in the house."""
    amount = whole(text)
    return None if amount is None else amount * 100


def within(low: float, high: float) -> Callable[[str], float | None]:
    def read(text: str) -> float | None:
        if not text:
            return None
        try:
            number = float(text)
        except ValueError:
            raise Wrong(f"“{text}” is not a number. Write it with a decimal point, such as 57.70716.") from None
        if not low <= number <= high:
            raise Wrong(f"{text} lies outside {low:g} to {high:g}.")
        return number

    return read


def short_date(text: str) -> str:
    """An ISO date, shortened to month or year where the day is unknown; kept as written."""
    if not text:
        return ""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text)
    try:
        if match:
            date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
            return text
    except ValueError:
        pass
    raise Wrong(f"“{text}” is not a date. Write 2019-12-20, or 2019-12 where the day is unknown.")


def full_date(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Wrong(f"“{text}” is not a date. Write it as 2024-12-31.") from None


def one_of(*known: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text and text not in known:
            raise Wrong(f"“{text}” is not known here. Use one of: {', '.join(known)}.")
        return text

    return read


def yes_no(text: str) -> bool:
    return one_of("yes", "no")(text) == "yes"


def listed(read: Callable[[str], Any] = str) -> Callable[[str], list[Any]]:
    """Several values in one cell, parted by semicolons."""
    return lambda text: [read(part.strip()) for part in text.split(";") if part.strip()]


def key(text: str) -> str:
    if text and not re.fullmatch(r"[a-z0-9][a-z0-9_/-]*", text):
        raise Wrong(f"“{text}” cannot be an id. Use small letters a–z, digits and hyphens.")
    return text


def address(text: str) -> str:
    if text and not re.match(r"https?://[^\s]+$", text):
        raise Wrong(f"“{text[:60]}” is not a web address. Begin it with https://.")
    return text


def code(length: int) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text and not re.fullmatch(rf"\d{{{length}}}", text):
            raise Wrong(f"“{text}” is not a code of {length} digits. Keep leading zeros: read the column as text.")
        return text

    return read
