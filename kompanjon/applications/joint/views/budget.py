"""The budget page: a box for each category, year and party, with totals and what the rules allow."""

import re
from contextlib import suppress
from dataclasses import dataclass, field

from kompanjon.core.components.drawings import Entry, money_line
from kompanjon.core.numbers import typed_number
from kompanjon.core.problems import Refused
from kompanjon.core.speech import typed_kronor

from ...eligibility.queries import Ceilings, ceilings_of
from ..actions.budget import SavedBudget, TypedAmount, save_budget
from ..models import BudgetLine
from ..queries import form_of, parties_of


@dataclass
class Cell:
    party: object
    name: str
    ore: int = 0
    version: int = 0
    typed: str | None = None
    problem: object = None
    theirs: object = None

    @property
    def id(self):
        return "b-" + re.sub(r"[^A-Za-z0-9-]", "-", self.name)

    @property
    def shown(self):
        """What stands in the box: what was typed if it could not be kept, otherwise the kronor."""
        return self.typed if self.typed is not None else typed_kronor(self.ore) if self.ore else ""


@dataclass
class Line:
    category: object
    cells: list
    sum: int = 0


@dataclass
class Year:
    number: int
    calendar: int | None
    lines: list[Line]
    parties: list
    by_party: list[int]
    cap: int | None = None
    problems: list = field(default_factory=list)
    open: bool = False

    @property
    def sum(self):
        return sum(self.by_party)

    @property
    def sums(self):
        return list(zip(self.parties, self.by_party, strict=True))

    @property
    def line(self):
        """The year's ceiling and what is taken from it, to be drawn."""
        return money_line(self.cap, [Entry(look="done", label="", amount=self.sum)])

    @property
    def left(self):
        return None if self.cap is None else self.cap - self.sum


@dataclass
class BudgetPage:
    years: list[Year]
    parties: list
    saved: SavedBudget
    ceilings: Ceilings

    @property
    def problems(self):
        """What is said of the budget as a whole; each year tells its own."""
        return [one for one in self.ceilings.findings if one.where == "budget"]

    @property
    def stands_in_the_way(self):
        return bool(self.saved.refused or self.saved.collisions)

    @property
    def by_party(self):
        return [sum(year.by_party[place] for year in self.years) for place in range(len(self.parties))]

    @property
    def sum(self):
        return sum(year.sum for year in self.years)

    @property
    def by_category(self):
        """Each category that something is asked for, with its sum for every year."""
        for place, line in enumerate(self.years[0].lines):
            sums = [year.lines[place].sum for year in self.years]
            if any(sums):
                yield {"label": line.category.label, "sums": sums, "sum": sum(sums)}

    @property
    def wrong(self):
        """(cell, category, year) of every sum that could not be read."""
        return [
            (cell, line.category.label, year.number)
            for year in self.years
            for line in year.lines
            for cell in line.cells
            if cell and cell.problem
        ]

    @property
    def collided(self):
        return [cell for year in self.years for line in year.lines for cell in line.cells if cell and cell.theirs]


def years_of(application):
    """How many project years the budget has: from the length, or the most a component can have."""
    longest = {"inception": 1}.get(application.component, 3)
    return min(5, max(1, -(-application.months // 12))) if application.months else longest


def budget_page(request, application, place):
    saved, typed = SavedBudget(), {}
    if request.method == "POST":
        amounts = amounts_in(request.POST, application)
        typed = {one.name: one for one in amounts}
        with suppress(Refused):  # the answers of the same page have said why
            saved = save_budget(application, amounts, by=request.user)
    lines = BudgetLine.objects.filter(application=application).select_related("changed_by")
    there = {(line.party_id, line.year_no, line.category): line for line in lines}
    parties, years = parties_of(application), []
    ceilings = ceilings_of(application)
    for number in range(1, years_of(application) + 1):
        year = _year(application, number, parties, there, saved, typed)
        year.cap = ceilings.by_year.get(number)
        year.problems = [one for one in ceilings.findings if one.where == f"budget.{number}"]
        years.append(year)
    if request.method == "GET" and not any(year.open for year in years):
        years[0].open = True
    return BudgetPage(years, parties, saved, ceilings)


def amounts_in(post, application):
    parties, found = parties_of(application), []
    for category in form_of(application).categories:
        for year in range(1, years_of(application) + 1):
            for party in parties:
                name = f"{category.code}.{year}@{party.pk}"
                version = post.get(f"v:{name}")
                if version is not None and (not category.sides or party.side in category.sides):
                    number = typed_number(version) or 0
                    found.append(TypedAmount(party.pk, year, category.code, post.get(name, ""), number))
    return found


def _year(application, number, parties, there, saved, typed):
    lines = []
    for category in form_of(application).categories:
        cells = [_cell(category, number, party, there, saved, typed) for party in parties]
        lines.append(Line(category, cells, sum(cell.ore for cell in cells if cell)))
    by_party = [sum(line.cells[place].ore for line in lines if line.cells[place]) for place in range(len(parties))]
    calendar = application.starts_on.year + number - 1 if application.starts_on else None
    shown = any(cell and (cell.problem or cell.theirs) for line in lines for cell in line.cells)
    return Year(number, calendar, lines, parties, by_party, open=shown)


def _cell(category, number, party, there, saved, typed):
    if category.sides and party.side not in category.sides:
        return None
    name = f"{category.code}.{number}@{party.pk}"
    line = there.get((party.pk, number, category.code))
    cell = Cell(party, name, line.amount if line else 0, line.version if line else 0)
    if name in saved.refused:
        cell.typed, cell.problem = typed[name].text, saved.refused[name]
    theirs = next((theirs for one, theirs in saved.collisions if one.name == name), None)
    if theirs:
        cell.typed, cell.theirs = typed[name].text, theirs
    return cell
