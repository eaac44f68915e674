"""What must hold before a release goes out."""

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
