"""What was asked for and what is decided, by project year and budget line. Öre; the sums are always those of the lines."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext

from kompanjon.applications.joint.models import BudgetLine
from kompanjon.applications.joint.queries import form_of

WHOLE_YEAR = ""
"""The line of a year that nobody has split: an application that came on paper with sums by year only."""


def asked_lines(application) -> dict[int, dict[str, int]]:
    """{project year: {category: öre}} over all parties; where there are sums by year only, those. One query."""
    rows = BudgetLine.objects.filter(application=application, amount__gt=0).order_by("year_no", "category")
    asked: dict[int, dict[str, int]] = {}
    for year_no, category, amount in rows.values_list("year_no", "category").annotate(sum=Sum("amount")):
        asked.setdefault(year_no, {})[category] = amount
    if asked:
        return asked
    return {int(number): {WHOLE_YEAR: amount} for number, amount in (application.asked_by_year or {}).items() if amount}


def decided_lines(award) -> dict[int, dict[str, int]]:
    """{project year: {category: öre}} of a proposal or a decision."""
    lines: dict[int, dict[str, int]] = {}
    for line in award.lines.all():
        lines.setdefault(line.year_no, {})[line.category] = line.amount
    return lines


def box(year_no, category):
    """The name of the box that a line stands in: year_1 for an unsplit year, year_1_TRAVEL_INT for a line."""
    return f"year_{year_no}_{category}" if category else f"year_{year_no}"


def by_year(lines) -> dict[int, int]:
    return {year_no: sum(parts.values()) for year_no, parts in lines.items()}


def categories_in(application, *tables) -> list[tuple[str, str]]:
    """[(category, what it is called)] of those that occur, in the order of the form; the unsplit line last."""
    there = {category for lines in tables for parts in lines.values() for category in parts}
    known = [(one.code, str(one.label)) for one in form_of(application).categories] if there - {WHOLE_YEAR} else []
    named = {code for code, _label in known}
    return [
        *((code, label) for code, label in known if code in there),
        *((code, code) for code in sorted(there - named - {WHOLE_YEAR})),
        *([(WHOLE_YEAR, gettext("The whole year"))] if WHOLE_YEAR in there else []),
    ]


@dataclass(frozen=True)
class Cell:
    year_no: int
    asked: int
    field: Any = None


@dataclass(frozen=True)
class Row:
    category: str
    label: str
    cells: list[Cell]


def grid(application, years, asked, decided) -> list[Row]:
    """A row for each category and a cell for each project year in which it was asked for or is decided.

    A year in which nothing is asked for gets its box in the unsplit line, so that money can be put there.
    """
    empty = {number: {WHOLE_YEAR: 0} for number in years if not asked.get(number) and not decided.get(number)}
    return [
        Row(category, label, [
            Cell(number, asked.get(number, {}).get(category, 0))
            if any(category in table.get(number, {}) for table in (asked, decided, empty)) or category != WHOLE_YEAR
            else None
            for number in years
        ])
        for category, label in categories_in(application, asked, decided, empty)
    ]  # fmt: skip
