"""An application as it is read: by the parties, the office, the assessors, from the draft or from a frozen revision."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from kompanjon.core.speech import kr

from .form import fields_of


@dataclass(frozen=True)
class ReadItem:
    label: str
    party: str = ""
    text: str = ""
    language: str = ""
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    chosen: tuple[str, ...] = ()
    named: tuple[bool, ...] = ()

    @property
    def empty(self):
        return not (self.text or self.rows or self.chosen)

    @property
    def cells(self):
        """The rows as (language, text): what was written is in the answers' language, what was picked in the reader's."""
        return [
            [("" if named else self.language, text) for named, text in zip(self.named, row, strict=True)]
            for row in self.rows
        ]


@dataclass(frozen=True)
class ReadSection:
    key: str
    number: int
    title: str
    kind: str
    items: tuple[ReadItem, ...] = field(default_factory=tuple)


def read_through(form, parties, texts, language="en") -> list[ReadSection]:
    """Every section with every question and answer; what is not answered says so."""
    return [
        ReadSection(
            section.key, section.number, str(section.title), section.kind,
            tuple(_item(q, party, texts, language) for q in section.questions for party in q.asked_of(parties)),
        )
        for section in form.sections
    ]  # fmt: skip


def _item(question, party, texts, language):
    label, who = str(question.label), str(party.organisation.label) if party else ""
    if question.columns:
        return ReadItem(
            label, who, language=language, headings=tuple(str(one.label) for one in question.columns),
            rows=tuple(_rows(question, party, texts)), named=tuple(bool(one.options) for one in question.columns),
        )  # fmt: skip
    text = texts.get((question.key, party.pk if party else None), "")
    if question.options:
        chosen = tuple(str(option.name) for option in question.options if option.code in text.split())
        return ReadItem(label, who, chosen=chosen)
    return ReadItem(label, who, text, question.language or language)


def _rows(question, party, texts):
    width = len(question.columns)
    boxes = list(fields_of(question, [party] if party else []))
    for start in range(0, len(boxes), width):
        cells = [(one, texts.get((one.key, one.party_id), "")) for one in boxes[start : start + width]]
        if any(text for _one, text in cells):
            yield tuple(said(one, text) for one, text in cells)


def said(one, text):
    """A cell as people read it: an option by its name."""
    names = {option.code: str(option.name) for option in one.options}
    return ", ".join(names.get(code, code) for code in text.split()) if names else text


def budget_table(lines, form, parties) -> dict:
    """The budget as it is read: a row for each category and party, a column for each year, and the sums.

    `lines` are (party, year, category, öre).
    """
    years = sorted({line[1] for line in lines}) or [1]
    names = {party.pk: party.organisation.label for party in parties}
    cells = {(party, category, year): amount for party, year, category, amount in lines}
    rows = []
    for category in form.categories:
        for party in names:
            sums = [cells.get((party, category.code, year), 0) for year in years]
            if any(sums):
                rows.append([f"{category.label}, {names[party]}", *(kr(one) for one in sums), kr(sum(sums))])
    totals = [sum(line[3] for line in lines if line[1] == year) for year in years]
    return {
        "head": [_("Category"), *(_("Year {number}").format(number=year) for year in years), _("Sum")],
        "rows": rows,
        "foot": [_("Sum"), *(kr(one) for one in totals), kr(sum(totals))],
    }
