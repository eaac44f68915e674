"""Kronor as people type them, kept as whole öre."""

import re

MOST_KRONOR = 100_000_000
SEPARATORS = re.compile(r"[\s\u00a0\u202f']")
GROUPED = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
PLAIN = re.compile(r"([0-9]{1,12})(?:[.,]([0-9]{1,2}))?")


def typed_amount(text: str) -> int | None:
    """Öre from “92 000”, “92000,50”, “SEK 92,000”; 0 from nothing; None when no amount can be meant."""
    bare = SEPARATORS.sub("", re.sub(r"(?i)kr|sek", "", text))
    if not bare:
        return 0
    if GROUPED.fullmatch(bare):
        bare = re.sub(r"[.,]", "", bare)
    found = PLAIN.fullmatch(bare)
    if not found or int(found[1]) > MOST_KRONOR:
        return None
    return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))
