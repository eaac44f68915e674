"""What must hold before a release goes out."""

import re

from kompanjon.core.problems import BLOCK, Problem
from kompanjon.core.words import _


def all_green(facts, by) -> list[Problem]:
    if not facts.figures:
        return [Problem("SURVEY-empty", _("The release has no figures."), {}, BLOCK)]
    red = [f for f in facts.figures if not f.green]
    return [Problem("SURVEY-red", _("“{title}” does not pass its checks."), {"title": f.title}, BLOCK) for f in red]


def texts_read(facts, by) -> list[Problem]:
    """Whoever publishes is not the one who read the texts."""
    if facts.read_by_id == by.pk:
        return [Problem("SURVEY-four-eyes", _("Someone else than the reader of the texts must publish."), {}, BLOCK)]
    return []


CONTACT = (
    (_("e-mail"), re.compile(r"[^\s@]+@[^\s@]+\.[a-zåäö]{2,}", re.I)),
    (_("personal number"), re.compile(r"\b(?:19|20)?\d{6}[-+ ]?\d{4}\b")),
    (_("telephone"), re.compile(r"(?:\+\d{1,3}|\b0)[\d\s-]{6,}\d")),
)


def identifies(text: str, names=()) -> list[str]:
    """What in a free text points at somebody: e-mail, telephone, personal number, names of organisations and posts."""
    found = [kind for kind, pattern in CONTACT if pattern.search(text)]
    low = text.casefold()
    return found + [name for name in names if name and len(name) > 3 and name.casefold() in low]
