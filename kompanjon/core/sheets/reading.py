"""Reading CSV files with every problem at once: file, line and remedy. No Django."""

import csv
import difflib
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .columns import Column, Wrong

csv.field_size_limit(1_000_000)


@dataclass(frozen=True)
class Sheet:
    """A file we know: its columns, which one is the key, and rules that look at a whole row."""

    name: str
    columns: tuple[Column, ...]
    key: Callable[[dict], str]
    rules: tuple[Callable[[dict], Iterable[str]], ...] = ()

    @property
    def file(self) -> str:
        return f"{self.name}.csv"


@dataclass(frozen=True)
class Trouble:
    file: str
    line: int | None
    text: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.text}" if self.line else f"{self.file}: {self.text}"


@dataclass
class Row:
    line: int
    raw: dict[str, str]
    values: dict[str, Any]


@dataclass
class Content:
    """What a file held: good rows by key, everything that is wrong with it, and the first cell of every row.

    What a wrong row calls itself counts as known, so that one mistake is not told twice. `read` holds the wrong rows too, with
    the cells that could be read, so that what they refer to is looked up all the same.
    """

    sheet: Sheet
    rows: dict[str, Row] = field(default_factory=dict)
    read: list[Row] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def wrong(self, line: int | None, text: str) -> None:
        self.troubles.append(Trouble(self.sheet.file, line, text))


def read_sheet(path: Path, sheet: Sheet) -> Content:
    content = Content(sheet)
    text = _decoded(path, content)
    if text is None:
        return content
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        _look_through_header(header, content)
        if not any(column.name in header for column in sheet.columns):
            return content
        for cells in reader:
            if any(cell.strip() for cell in cells):
                _read_row(reader.line_num, header, cells, content)
    except csv.Error as trouble:
        content.wrong(
            reader.line_num,
            f"The row cannot be read as CSV ({trouble}). Look for a quotation mark that is not doubled.",
        )
    return content


def _decoded(path: Path, content: Content) -> str | None:
    try:
        data = path.read_bytes()
    except OSError:
        content.wrong(None, "The file cannot be opened. Check that it is there and may be read.")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        line = data[: trouble.start].count(b"\n") + 1
        content.wrong(line, "The file is not in UTF-8. Save it again as “CSV UTF-8”.")
        return None
    if "\0" in text:
        content.wrong(
            text[: text.index("\0")].count("\n") + 1, "The file holds a null character. Save it again as plain CSV."
        )
        return None
    return text


def _look_through_header(header: list[str], content: Content) -> None:
    known = [column.name for column in content.sheet.columns]
    if not header or header == [""]:
        content.wrong(1, "The file is empty. The first line must name the columns.")
    elif len(header) == 1 and ";" in header[0]:
        content.wrong(1, "The columns are parted by semicolons. Save the file with commas.")
    else:
        for name in header:
            if name not in known:
                near = difflib.get_close_matches(name, known, 1)
                content.wrong(
                    1, f"Unknown column “{name}”." + (f" Did you mean “{near[0]}”?" if near else " Remove it.")
                )
        for name in sorted({name for name in header if header.count(name) > 1}):
            content.wrong(1, f"The column “{name}” stands twice. Keep one of them.")
        for column in content.sheet.columns:
            if column.required and column.name not in header:
                content.wrong(1, f"The column “{column.name}” is missing. Add it.")


def _read_row(line: int, header: list[str], cells: list[str], content: Content) -> None:
    if len(cells) != len(header):
        content.wrong(
            line, f"The row has {len(cells)} cells, the first line {len(header)}. Check commas and quotation marks."
        )
        return
    raw = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
    content.seen.add(raw[header[0]])
    values, before = {}, len(content.troubles)
    content.read.append(Row(line, raw, values))
    for column in content.sheet.columns:
        text = raw.get(column.name, "")
        if column.required and not text:
            if column.name in header:
                content.wrong(line, f"{column.name} is empty. It is needed.")
            continue
        try:
            values[column.name] = column.read(text)
        except Wrong as trouble:
            content.wrong(line, f"{column.name}: {trouble}")
    if len(content.troubles) == before and len(values) == len(content.sheet.columns):
        for rule in content.sheet.rules:
            for text in rule(values):
                content.wrong(line, text)
    try:
        key = content.sheet.key(values)
    except KeyError:  # what the key is made of could not be read, which has been said
        return
    if key in content.lines:
        content.wrong(line, f"“{key}” stands already in line {content.lines[key]}. Every id may stand once.")
        return
    content.lines[key] = line
    if len(content.troubles) == before and len(values) == len(content.sheet.columns):
        content.rows[key] = content.read[-1]


def unresolved(content: Content, known: dict[str, set[str]]) -> None:
    """Note every reference to something that is neither in the files nor in the record."""
    for row in content.read:
        for column in content.sheet.columns:
            if not column.refers:
                continue
            value = row.values.get(column.name)
            for one in (value or ()) if column.many else [value]:
                if one and one not in known[column.refers]:
                    near = difflib.get_close_matches(one, known[column.refers], 1, 0.75)
                    hint = f"Did you mean “{near[0]}”?" if near else f"Add it to {column.refers}.csv first."
                    content.wrong(row.line, f"{column.name}: “{one}” is not known. {hint}")
