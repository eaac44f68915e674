"""Answers as an SPSS file: numbers with labels in one language, and user-missing codes told apart.

SPSS takes no missing code longer than eight bytes in a text, so every answer is a number. Its label names the code that
the other formats have. Where several answers are allowed each option is a variable of its own, 0 or 1; of a ranking, its place.
"""

from __future__ import annotations

import os
import re
import tempfile

from kompanjon.core.lazily import Lazily

from .bases import NOT_SHOWN
from .rates import ESTIMATED

pl = Lazily("polars")

LONGEST_NAME, LONGEST_LABEL, LONGEST_TEXT = 64, 120, 250  # bytes that SPSS takes
FIRST_UNNUMBERED = 91  # options of a scale that are no points of it, such as "don't know"
MISSING = {  # code → number and what it means; an empty answer of somebody who did not respond stays empty
    "_not_applicable": (-96, {"sv": "Ej tillämplig", "en": "Not applicable"}),
    "_declined": (-97, {"sv": "Vill inte svara", "en": "Does not want to answer"}),
    NOT_SHOWN: (-98, {"sv": "Visades inte", "en": "Not shown"}),
    "": (-99, {"sv": "Visades men hoppades över", "en": "Shown and skipped"}),
}
FAR = 10**9  # numbers that are asked for may be small and negative, so their missing codes lie further out
CHOSEN = {"sv": ("Nej, inte valt", "Ja, valt"), "en": ("Not chosen", "Chosen")}
UNRANKED = {"sv": "Inte rangordnat", "en": "Not ranked"}
CODED = ("single", "yes_no", "scale", "battery", "number", "multi", "ranking")


class _Book:
    """The file as it grows: columns, their labels, the labels of their values, and what is missing."""

    def __init__(self, frame, lang):
        self.frame, self.lang, self.columns = frame, lang, []
        self.labels, self.values, self.missing = [], {}, {}
        self.responded = frame["aapor"].is_in(ESTIMATED).to_list()

    def add(self, series, label, values=None, missing=None):
        name = _free(series.name, [c.name for c in self.columns])
        self.columns.append(series.alias(name))
        self.labels.append(_cut(label, LONGEST_TEXT))
        if values is not None:
            told = {**values, **{float(n): words[self.lang] for n, words in (missing or {}).values()}}
            self.values[name] = {n: _cut(text, LONGEST_LABEL) for n, text in told.items()}
        if missing:
            numbers = [n for n, _words in missing.values()]
            self.missing[name] = [{"lo": min(numbers), "hi": max(numbers)}]

    def numbers(self, code, given, read, missing):
        """What was answered as numbers; the missing codes as theirs, also for whoever responded and skipped it."""
        known = {c: float(n) for c, (n, _words) in missing.items()}
        found = []
        for answer, responded in zip(given, self.responded, strict=True):
            mark = answer[0] if isinstance(answer, list) and answer else answer or ""
            if mark in known:
                found.append(known[mark] if mark or responded else None)
            else:
                found.append(read(answer))
        return pl.Series(code, found, dtype=pl.Float64)


def sav_of(frame, items, lang) -> bytes:
    book, items = _Book(frame, lang), {i.code: i for i in items}
    for column in frame.columns:
        item = items.get(column)
        if item is None or item.kind not in CODED:
            series = frame[column]
            series = series.list.join("|") if series.dtype == pl.List else series
            book.add(series.fill_null("") if series.dtype == pl.String else series, _text(item, lang) or column)
        elif item.kind in ("multi", "ranking"):
            _add_options(book, item, frame[column].to_list())
        else:
            _add_answer(book, item, frame[column].to_list())
    return _written(book)


def _add_answer(book, item, given):
    missing = {c: (n - FAR * (item.kind == "number"), words) for c, (n, words) in MISSING.items()}
    codes = numbers_of(item)
    values = {float(n): _value_label(item, code, book.lang) for code, n in codes.items()}

    def read(answer):
        return float(codes[answer]) if answer in codes else _number(answer)

    book.add(book.numbers(item.code, given, read, missing), _text(item, book.lang), values, missing)


def _add_options(book, item, given):
    """One variable for each option."""
    ranked = item.kind == "ranking"
    none, chosen = CHOSEN[book.lang]
    values = {0.0: UNRANKED[book.lang]} if ranked else {0.0: none, 1.0: chosen}
    for option in item.options.all():

        def read(answer, code=option.code):
            return float(answer.index(code) + 1 if ranked else 1) if code in answer else 0.0

        series = book.numbers(f"{item.code}_{option.code}", given, read, MISSING)
        label = f"{getattr(option, f'label_{book.lang}')} – {_text(item, book.lang)}"
        book.add(series, label, values, MISSING)


def numbers_of(item) -> dict[str, int]:
    """Answer code → number: a scale's own points, and the options in their order."""
    points = {str(n): n for n in range(1, item.points + 1)} if item.kind in ("scale", "battery") else {}
    first = FIRST_UNNUMBERED if points or item.kind == "number" else 1
    others = [o.code for o in item.options.all() if o.code not in points and o.code not in MISSING]
    return points | {code: first + n for n, code in enumerate(others)}


def _value_label(item, code, lang):
    ends = {"1": "low_label", str(item.points): "high_label"} if item.kind in ("scale", "battery") else {}
    option = next((o for o in item.options.all() if o.code == code), None)
    if option:
        return f"{getattr(option, f'label_{lang}')} [{code}]"
    return f"{code} {getattr(item, f'{ends[code]}_{lang}')}".strip() if code in ends else code


def _text(item, lang):
    return item and getattr(item, f"text_{lang}")


def _number(answer):
    try:
        return float(str(answer).replace(",", "."))
    except ValueError:
        return None


def _cut(text, most):
    return text.encode()[:most].decode(errors="ignore")


def _free(name, taken):
    """A name that SPSS takes and no other variable has, in any case of its letters."""
    name = re.sub(r"[^A-Za-z0-9_]", "_", name)[: LONGEST_NAME - 4]
    name, taken = name if name[:1].isalpha() else f"v{name}", {t.lower() for t in taken}
    number, free = 1, name
    while free.lower() in taken:
        number += 1
        free = f"{name}_{number}"
    return free


def _written(book) -> bytes:
    import pyreadstat

    handle, path = tempfile.mkstemp(suffix=".sav")
    os.close(handle)
    try:
        pyreadstat.write_sav(
            pl.DataFrame(book.columns),
            path,
            column_labels=book.labels,
            variable_value_labels={c: v for c, v in book.values.items() if v},
            missing_ranges=book.missing,
        )
        with open(path, "rb") as file:
            return file.read()
    finally:
        os.unlink(path)
