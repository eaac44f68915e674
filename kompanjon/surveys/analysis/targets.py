"""Population counts from a file: variable, level, count, checked line by line."""

import csv
import io

from kompanjon.core.problems import BLOCK, Problem
from kompanjon.core.words import _

COLUMNS = ("variable", "level", "count")


def read_targets(content: bytes) -> tuple[dict[str, dict[str, float]], list[Problem]]:
    """Margin → level → persons, and everything that is wrong. Comma or semicolon; a decimal comma is a point."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return {}, [_wrong(_("The file is not UTF-8 text."))]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in text.partition("\n")[0] else ",")
    missing = [c for c in COLUMNS if c not in (reader.fieldnames or ())]
    if missing:
        return {}, [_wrong(_("The file lacks the columns {columns}."), columns=", ".join(missing))]
    targets: dict = {}
    problems = []
    for row in reader:
        variable, level = (str(row[c] or "").strip() for c in COLUMNS[:2])
        count = _number(row["count"])
        known = targets.setdefault(variable, {})
        if not (variable and level) or count is None:
            problems.append(
                _wrong(_("Line {line}: say variable, level and a count of at least 0."), line=reader.line_num)
            )
        elif level in known:
            problems.append(_wrong(_("Line {line}: {level} stands twice."), line=reader.line_num, level=level))
        else:
            known[level] = count
    return targets, problems


def _number(text):
    try:
        count = float(str(text).strip().replace(",", "."))
    except ValueError:
        return None
    return count if 0 <= count < float("inf") else None


def _wrong(text, **values):
    return Problem("SURVEY-targets", text, values, BLOCK)
