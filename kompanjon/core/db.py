"""SQLite speaking Swedish: case folding for å ä ö, and one collation `sv`, known by the same name on PostgreSQL."""

import functools
import re
import unicodedata

from django.db import connection
from django.db.models.functions import Collate

ORDER = {letter: index for index, letter in enumerate("abcdefghijklmnopqrstuvwxyzåäö", start=100)}


@functools.lru_cache(maxsize=8192)
def sorting_key(text: str) -> tuple:
    """Swedish alphabetical order: å, ä and ö last, other accents ignored, ties by code point."""
    folded = []
    for character in text.casefold():
        if character in ORDER:
            folded.append(ORDER[character])
            continue
        base = unicodedata.normalize("NFD", character)[0]
        folded.append(ORDER.get(base, ord(base) if ord(base) < 100 else 1000 + ord(base)))
    return tuple(folded), text


def stored_key(text: str) -> str:
    """The same order as plain text that any database sorts by bytes: for lists longer than some hundred rows."""
    return "".join(f"{number:05x}" for number in sorting_key(text)[0])[:250]


def collate_sv(left: str, right: str) -> int:
    a, b = sorting_key(left), sorting_key(right)
    return (a > b) - (a < b)


def swedish(expression):
    """Order by this expression in Swedish: `order_by(swedish("name"))`. At most a few hundred rows."""
    return Collate(expression, "sv")


def like(pattern, value, escape=None):
    """SQLite's LIKE, with å, ä and ö folded too."""
    if pattern is None or value is None:
        return None
    return bool(_like_pattern(pattern, escape).fullmatch(str(value)))


@functools.lru_cache(maxsize=512)
def _like_pattern(pattern, escape):
    out, characters = [], iter(str(pattern))
    for character in characters:
        if escape and character == escape:
            out.append(re.escape(next(characters, "")))
        else:
            out.append({"%": ".*", "_": "."}.get(character) or re.escape(character))
    return re.compile("".join(out), re.IGNORECASE | re.DOTALL)


def count_rows():
    """How full each index is: both databases choose their way by it, and SQLite counts only when it is asked to."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA analysis_limit = 1000")  # rows read of each index: enough to choose by
        cursor.execute("ANALYZE")


def empty_the_log():
    """Write SQLite's log into the file and cut it to nothing, so that it keeps no order in which rows came and went.

    While somebody reads, it is left for the next time. PostgreSQL has no such file; see docs/running.md.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def teach_swedish(sender=None, connection=None, **_):
    """Register functions and collation on every new SQLite connection."""
    if connection.vendor != "sqlite":
        return
    database = connection.connection
    database.create_collation("sv", collate_sv)
    for name, change in (("lower", str.lower), ("upper", str.upper)):
        database.create_function(name, 1, _on_text(change), deterministic=True)
    database.create_function("like", 2, like, deterministic=True)
    database.create_function("like", 3, like, deterministic=True)


def _on_text(change):
    return lambda value: change(value) if isinstance(value, str) else value
