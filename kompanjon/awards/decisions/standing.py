"""A round's standing before and after what is on the table, drawn as money lines, one for each budget year."""

from dataclasses import dataclass

from django.utils.translation import gettext

from kompanjon.core.components.drawings import Entry, money_line
from kompanjon.core.speech import kr

from .rules import YearStanding


@dataclass(frozen=True)
class YearLine:
    year: YearStanding
    line: dict
    title: str
    note: str


def year_lines(standing):
    return [year_line(year) for year in standing.years]


def year_line(year):
    entries = [
        Entry("past", gettext("Promised before"), year.promised + min(year.proposed, 0)),
        Entry("plan", gettext("Granted now"), max(year.proposed, 0)),
    ]
    if year.frame is None:
        note = gettext("no frame has been set")
        title = gettext("{year}: no frame; promised {promised}, granted now {now}")
    else:
        note = gettext("{left} left of {frame}").format(left=kr(year.left_after), frame=kr(year.frame))
        title = gettext("{year}: frame {frame}, promised {promised}, granted now {now}, left {left}")
    said = title.format(
        year=year.year,
        frame=kr(year.frame),
        promised=kr(year.promised),
        now=kr(year.proposed),
        left=kr(year.left_after),
    )
    return YearLine(year, money_line(year.frame, entries), said, note)


def proposed_of(rows):
    """What the rows that are open would take, by budget year; a later decision takes what differs from the earlier one."""
    amounts: dict[int, int] = {}
    for row in rows:
        if row.open:
            for sign, by_year in ((1, row.by_year), (-1, row.before)):
                for year, amount in by_year.items():
                    amounts[year] = amounts.get(year, 0) + sign * amount
    return amounts
