"""XLSForm (.xlsx): the sheets survey and choices, with a label column per language."""

import re

from kompanjon.core.words import _

from .imports import Imported, entry, set_condition, usable_code

KINDS = {
    "select_one": "single",
    "select_multiple": "multi",
    "rank": "ranking",
    "integer": "number",
    "decimal": "number",
    "text": "short_text",
    "acknowledge": "consent",
    "range": "scale",
}
SILENT = ("start", "end", "today", "deviceid", "username", "calculate", "hidden", "audit")
AGREED = {"OK": {"sv": "Jag godkänner", "en": "I agree", "meaning": ""}}


def read_xlsform(sheets: dict[str, list[list]]) -> Imported:
    """The questions of a form. `sheets`: the rows of each sheet, the head first."""
    found = Imported()
    survey = _rows(sheets.get("survey"))
    if not survey or "type" not in survey[0][1]:
        found.stop(1, _("This is not an XLSForm: the sheet “survey” with a column “type” is missing."))
        return found
    choices, page, place = _choices(sheets.get("choices")), 1, 0
    for line, row in survey:
        words = str(row["type"]).split()
        if not words or words[0] in SILENT:
            continue
        kind = " ".join(words[:2]) if words[0] in ("begin", "end") else words[0]
        if kind in ("begin_group", "begin group"):
            page += 1 if place else 0
            continue
        if kind in ("end_group", "end group"):
            continue
        item = _entry(line, row, words, choices, found)
        if item:
            found.add(line, {**item, "page": page, "place": place})
            place += 1
    return found


def _entry(line, row, words, choices, found):
    kind, code = words[0], usable_code(row.get("name", ""))
    if kind == "note":
        found.warn(line, _("Line {line}: “{code}” is only a text and is left out."), code=code)
        return None
    if kind not in KINDS or not code:
        found.stop(
            line, _("Line {line}: questions of the kind “{kind}” are not known here ({code})."), kind=kind, code=code
        )
        return None
    options, fields = {}, {}
    if kind in ("select_one", "select_multiple", "rank"):
        listed = words[1] if len(words) > 1 else ""
        if listed not in choices:
            found.stop(line, _("Line {line}: the list “{name}” is not in the sheet “choices”."), name=listed)
            return None
        options = dict(choices[listed])
        if "or_other" in words:
            options["other"] = {"sv": "Annat", "en": "Other", "meaning": "other"}
    if kind == "acknowledge":
        options = dict(AGREED)
    if kind == "decimal":
        fields["decimals"] = 2
    if kind == "range":
        fields["points"] = _points(line, row, found)
    multiline = kind == "text" and "multiline" in str(row.get("appearance", ""))
    required = str(row.get("required", "")).strip().lower() in ("yes", "true", "true()", "1", "1.0")
    item = entry(
        code,
        "long_text" if multiline else KINDS[kind],
        _texts(row, "label"),
        help_texts=_texts(row, "hint"),
        required=required,
        options=options,
        **fields,
    )
    set_condition(found, line, item, row.get("relevant"))
    return item


def _points(line, row, found):
    end = re.search(r"end\s*=\s*(\d+)", str(row.get("parameters", "")))
    points = int(end[1]) if end else 5
    if not 3 <= points <= 11:
        found.warn(line, _("Line {line}: a scale has 3 to 11 points; {n} became 5."), n=points)
        return 5
    return points


def _choices(sheet):
    lists: dict = {}
    for _line, row in _rows(sheet):
        name, code = row.get("list_name") or row.get("list name"), usable_code(_as_text(row.get("name", "")))
        if name and code:
            lists.setdefault(str(name).strip(), {})[code] = {
                "sv": "",
                "en": "",
                **_texts(row, "label"),
                "meaning": "",
            }
    return lists


def _texts(row, name):
    """The text by language from `label::Svenska (sv)`, `label::English (en)`; a bare `label` is Swedish."""
    texts = {}
    for column, value in row.items():
        head, _sign, rest = column.partition("::")
        if head.strip() != name or value in ("", None):
            continue
        code = re.search(r"\((\w\w)\)", rest)
        lang = (
            code[1].lower()
            if code
            else {"svenska": "sv", "swedish": "sv", "english": "en", "engelska": "en"}.get(rest.strip().lower(), "sv")
        )
        texts.setdefault(lang, str(value))
    return texts


def _rows(sheet):
    """(line, row) for each row with something in it, the head's names in lower case."""
    if not sheet:
        return []
    head = [str(name).strip().lower() for name in sheet[0]]
    rows = [(line, dict(zip(head, values, strict=False))) for line, values in enumerate(sheet[1:], 2)]
    return [(line, row) for line, row in rows if any(str(v or "").strip() for v in row.values())]


def _as_text(value):
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
