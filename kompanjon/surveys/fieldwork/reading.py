"""Reading a delivery: CSV, XLSX or .sav, in the reference format or mapped to it. Everything becomes text."""

import csv
import hashlib
from pathlib import Path

from kompanjon.core.problems import BLOCK, Problem, Refused
from kompanjon.core.words import _

NEEDED = ("person_id", "org_code", "org_type", "position", "role", "aapor")


def digest_of(path) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def rows_of(path, mapping=None) -> list[dict[str, str]]:
    """The rows of a file as dicts of text, with the mapping's names and values."""
    readers = {".xlsx": _xlsx, ".xls": _xlsx, ".ods": _xlsx, ".sav": _sav}
    rows = readers.get(Path(path).suffix.lower(), _csv)(path)
    if not mapping:
        return rows
    columns, values = mapping.get("columns", {}), mapping.get("values", {})
    named = [{columns.get(k, k): v for k, v in row.items()} for row in rows]
    return [{k: values.get(k, {}).get(v, v) for k, v in row.items()} for row in named]


def refuse_unless_complete(rows):
    """Whether the needed columns are there and nobody stands twice."""
    if not rows:
        raise Refused([Problem("SURVEY-empty", _("The file has no rows."), {}, BLOCK)])
    missing = [c for c in NEEDED if c not in rows[0]]
    if missing:
        raise Refused(
            [Problem("SURVEY-columns", _("Columns are missing: {names}."), {"names": ", ".join(missing)}, BLOCK)]
        )
    seen, twice = set(), set()
    for row in rows:
        (twice if row["person_id"] in seen else seen).add(row["person_id"])
    if twice:
        raise Refused(
            [
                Problem(
                    "SURVEY-twice",
                    _("The same person stands twice: {names}."),
                    {"names": ", ".join(sorted(twice)[:5])},
                    BLOCK,
                )
            ]
        )


def _csv(path):
    return text_rows(Path(path).read_text(encoding="utf-8-sig"))


def text_rows(text) -> list[dict[str, str]]:
    """The lines of a text table by column, with comma, semicolon or tab between the columns."""
    separator = max(",;\t", key=text.split("\n", 1)[0].count)
    return [
        {k: (v or "").strip() for k, v in row.items() if k}
        for row in csv.DictReader(text.splitlines(keepends=True), delimiter=separator)
    ]


def _xlsx(path):
    from python_calamine import CalamineWorkbook

    head, *lines = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    return [{str(k).strip(): _text(v) for k, v in zip(head, line, strict=True)} for line in lines]


def _sav(path):
    import pyreadstat

    frame, _meta = pyreadstat.read_sav(str(path), output_format="dict")
    return [dict(zip(frame, map(_text, line), strict=True)) for line in zip(*frame.values(), strict=True)]


def _text(value) -> str:
    if value is None or value != value:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
