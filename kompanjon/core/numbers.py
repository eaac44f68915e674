"""Whole numbers as they come in an address or a form, where anybody may have written anything."""

import re

DIGITS = re.compile(r"[0-9]{1,9}")


def typed_number(text) -> int | None:
    """The number; None from what is none, or is too large to be a key or a version. str.isdigit also takes ² and ٣."""
    text = str(text or "").strip()
    return int(text) if DIGITS.fullmatch(text) else None
