"""What holds for the parties of a partnership. Plain functions on rows of (organisation, country, side, leads)."""

from dataclasses import dataclass

from kompanjon.core.problems import Problem
from kompanjon.core.words import _


@dataclass(frozen=True)
class Row:
    """A party as somebody wrote it down."""

    organisation: int
    name: str
    country: str
    side: str
    leads: bool


def parties_hold_together(rows: list[Row]) -> list[Problem]:
    return [*both_sides_are_there(rows), *one_swedish_party_leads(rows), *nobody_stands_twice(rows), *sides_fit(rows)]


def both_sides_are_there(rows: list[Row]) -> list[Problem]:
    sides = {row.side for row in rows}
    if "swedish" in sides and "international" in sides:
        return []
    return [Problem("PARTIES-SIDES", _("A partnership has at least one Swedish and one international party."))]


def one_swedish_party_leads(rows: list[Row]) -> list[Problem]:
    leaders = [row for row in rows if row.leads]
    if len(leaders) == 1 and leaders[0].side == "swedish":
        return []
    return [Problem("PARTIES-LEAD", _("Exactly one Swedish party leads: it receives the grant and reports it."))]


def nobody_stands_twice(rows: list[Row]) -> list[Problem]:
    seen, twice = set(), []
    for row in rows:
        if row.organisation in seen:
            twice.append(Problem("PARTIES-TWICE", _("{name} stands here twice."), {"name": row.name}))
        seen.add(row.organisation)
    return twice


def sides_fit(rows: list[Row]) -> list[Problem]:
    """The Swedish side is in Sweden and the international one is not; other parties may be anywhere."""
    return [
        Problem("PARTIES-COUNTRY", _("{name} stands on the wrong side for its country."), {"name": row.name})
        for row in rows
        if row.country and row.side in ("swedish", "international") and (row.country == "SE") != (row.side == "swedish")
    ]
