"""Percentages as people read them, in the reader's language."""

from django.utils.translation import get_language

from .disclosure import DEFAULT, public_percent


def language() -> str:
    """The reader's language, one of the two that sentences are built in."""
    return "en" if (get_language() or "sv").startswith("en") else "sv"


def percent_words(value, n, limits=DEFAULT) -> str:
    """A share with as many decimals as its base bears: 87 %, 87,5 % or 87.5%."""
    text = public_percent(value, n, limits)
    return f"{text}%" if language() == "en" else f"{text.replace('.', ',')} %"
