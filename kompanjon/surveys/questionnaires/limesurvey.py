"""LimeSurvey's tab-separated survey structure (.txt): groups, questions, subquestions and answers, once per language."""

import csv

from kompanjon.core.words import _

from .imports import Imported, entry, set_condition, usable_code

KINDS = {
    "L": "single",
    "!": "single",
    "O": "single",
    "G": "single",
    "Y": "yes_no",
    "M": "multi",
    "P": "multi",
    "5": "scale",
    "A": "battery",
    "B": "battery",
    "R": "ranking",
    "N": "number",
    "S": "short_text",
    "T": "long_text",
    "U": "long_text",
}
POINTS = {"5": 5, "A": 5, "B": 10}
YES_NO = {"Y": {"sv": "Ja", "en": "Yes", "meaning": ""}, "N": {"sv": "Nej", "en": "No", "meaning": ""}}
NEEDED = ("class", "type/scale", "name", "text", "language")


def read_structure(text: str) -> Imported:
    """The questions of a structure file."""
    found = Imported()
    rows = list(csv.DictReader(text.lstrip("\ufeff").splitlines(), delimiter="\t"))
    missing = [c for c in NEEDED if not rows or c not in rows[0]]
    if missing:
        found.stop(
            1, _("This is not a LimeSurvey structure: the columns {names} are missing."), names=", ".join(missing)
        )
        return found
    place = 0
    for question in _gathered(rows):
        for item in _entries(question, found):
            found.add(question["line"], {**item, "place": place})
            place += 1
    return found


def _gathered(rows):
    """Questions in order, each with its texts, subquestions and answers by language."""
    questions, by_name, pages, current, page = [], {}, {}, None, 1
    for line, row in enumerate(rows, 2):
        kind, name, lang = row["class"], (row["name"] or "").strip(), (row["language"] or "")[:2]
        if kind == "G":
            key = row.get("type/scale") or name
            pages.setdefault(key, len(pages) + 1)
            current = None
            page = pages[key]
        elif kind == "Q":
            current = by_name.get(name)
            if current is None:
                current = {
                    "line": line,
                    "row": row,
                    "page": page,
                    "text": {},
                    "help": {},
                    "SQ": {},
                    "A": {},
                }
                by_name[name] = current
                questions.append(current)
            current["text"][lang], current["help"][lang] = row["text"], row.get("help")
        elif kind in ("SQ", "A") and current is not None:
            current[kind].setdefault(name, {})[lang] = row["text"]
    return questions


def _entries(question, found):
    row, line = question["row"], question["line"]
    kind, code = row["type/scale"], usable_code(row["name"])
    common = {"page": question["page"], "help_texts": question["help"], "required": row.get("mandatory") == "Y"}
    if kind == "X":
        found.warn(line, _("Line {line}: “{code}” is only a text and is left out."), code=code)
        return []
    if kind == "F":
        items = _array(question, code, common)
    elif kind not in KINDS:
        found.stop(
            line, _("Line {line}: questions of the kind “{kind}” are not known here ({code})."), kind=kind, code=code
        )
        return []
    elif KINDS[kind] == "battery":
        items = [
            entry(usable_code(f"{code}_{name}"), "battery", texts, battery=code, points=POINTS[kind], **common)
            for name, texts in question["SQ"].items()
        ]
    else:
        answers = question["SQ"] if kind in ("M", "P") else question["A"]
        options = YES_NO if kind == "Y" else _options(answers)
        if row.get("other") == "Y":
            options = options | {"other": {"sv": "Annat", "en": "Other", "meaning": "other"}}
        items = [entry(code, KINDS[kind], question["text"], options=options, points=POINTS.get(kind, 5), **common)]
    for item in items:
        set_condition(found, line, item, row.get("relevance"))
    return items


def _array(question, code, common):
    """An array with labels of its own: one question with the same answers for each row."""
    options = _options(question["A"])
    return [
        entry(usable_code(f"{code}_{name}"), "single", texts, battery=code, options=options, **common)
        for name, texts in question["SQ"].items()
    ]


def _options(answers):
    return {
        usable_code(code): {"sv": texts.get("sv") or "", "en": texts.get("en") or "", "meaning": ""}
        for code, texts in answers.items()
    }
