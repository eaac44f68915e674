"""A delivery before anything of it is written: every problem at once, each with its lines and what to do about it."""

import re
from collections import defaultdict
from datetime import datetime

from kompanjon.core.problems import BLOCK, Problem, Refused
from kompanjon.core.words import _

from ..analysis.bases import DONT_KNOW, MISSING
from ..analysis.texts import names_somebody

MUST_HAVE = ("person_id", "org_code", "org_type", "position", "role")
MOMENTS = ("invited_at", "reminder1_at", "reminder2_at", "started_at", "responded_at")
AAPOR = re.compile(r"1\.[12]|2\.[123]\d{0,2}|[34]\.\d{1,3}")
LINES_NAMED = 8

NO_CODE = _(
    "Line {lines}: “{value}” in the column aapor is no outcome code. Write for example 1.1, 2.12, 2.20 or 4.10 in every row."
)
EMPTY = _("Line {lines}: the column {column} is empty. Fill it in; every row needs it.")
YES_NO = _("Line {lines}: “{value}” in the column has_partnership. Write 1 for yes and 0 for no.")
NO_TIME = _("Line {lines}: “{value}” in the column {column} is no time. Write it as 2020-10-05T08:30:00+02:00.")
ZONES = _(
    "Line {lines}: the time has no zone, and other rows have one. Write the zone in all of them, such as +02:00, or in none."
)
NO_SECONDS = _("Line {lines}: “{value}” in the column duration_s is no number of seconds.")
OFF_SCALE = _("Line {lines}: “{value}” is no answer to {column}, which has a scale from 1 to {points}.")
TOO_MANY = _("Line {lines}: more than {most} answers to {column}. Leave at most {most} in each row.")
WRITTEN = _(
    "Line {lines}: {column} holds something written where an answer by code belongs. Map it, or leave it empty."
)
CHOSEN = ("single", "yes_no", "multi", "ranking")


class Found:
    """Problems by what they say, each with the lines where it stands."""

    def __init__(self):
        self.lines = defaultdict(list)

    def note(self, line, text, **values):
        self.lines[text, tuple(values.items())].append(line)

    @property
    def problems(self):
        return [
            Problem("SURVEY-delivery", text, {"lines": _named(lines), **dict(values)}, BLOCK)
            for (text, values), lines in self.lines.items()
        ]


def _named(lines) -> str:
    """The first lines of a problem, and how many more there are. Figures alone, so that no language stands in it."""
    more = len(lines) - LINES_NAMED
    return ", ".join(map(str, lines[:LINES_NAMED])) + (f" … (+{more})" if more > 0 else "")


def refuse_unless_sound(rows, known):
    """`known` holds what is known of each question: its kind, its points, how many answers it takes, its codes."""
    found = Found()
    for line, row in enumerate(rows, 2):
        _unit(found, line, row)
        for code, item in known.items():
            if text := row.get(code):
                _answer(found, line, code, item, text)
    _zones(found, rows)
    if found.problems:
        raise Refused(found.problems)


def _unit(found, line, row):
    for column in MUST_HAVE:
        if not row[column]:
            found.note(line, EMPTY, column=column)
    if not AAPOR.fullmatch(row["aapor"]):
        found.note(line, NO_CODE, value=row["aapor"])
    if row.get("has_partnership", "") not in ("", "0", "1"):
        found.note(line, YES_NO, value=row["has_partnership"])
    if (seconds := row.get("duration_s")) and not re.fullmatch(r"\d+(\.\d+)?", seconds):
        found.note(line, NO_SECONDS, value=seconds)
    for column in MOMENTS:
        if (text := row.get(column)) and _moment(text) is None:
            found.note(line, NO_TIME, column=column, value=text)


def _zones(found, rows):
    """Times with and without a zone cannot be put in one order."""
    moments = [(line, m) for line, row in enumerate(rows, 2) for c in MOMENTS if (m := _moment(row.get(c)))]
    bare = sorted({line for line, moment in moments if moment.tzinfo is None})
    if bare and any(moment.tzinfo for _line, moment in moments):
        for line in bare:
            found.note(line, ZONES)


def _answer(found, line, code, item, text):
    if item["kind"] in CHOSEN and names_somebody(text):  # it would become an option that everybody reads
        return found.note(line, WRITTEN, column=code)
    if text in MISSING or text in item["codes"] or text in DONT_KNOW:
        return
    if item["kind"] in ("scale", "battery"):
        if not (text.isdigit() and 1 <= int(text) <= item["points"]):
            found.note(line, OFF_SCALE, value=text, column=code, points=item["points"])
    elif item["kind"] in ("multi", "ranking") and item["most"] and len(text.strip("|").split("|")) > item["most"]:
        found.note(line, TOO_MANY, most=item["most"], column=code)


def _moment(text):
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
