"""A filled-in Word file, read into what differs from what is saved. Nothing is saved here."""

import io
import itertools
import re
from dataclasses import dataclass, field, replace

from kompanjon.core.files.rules import may_be_kept
from kompanjon.core.numbers import typed_number
from kompanjon.core.problems import WARN, Problem, Refused, blocking
from kompanjon.core.speech import typed_kronor
from kompanjon.core.words import _

from .amounts import typed_amount
from .answers import MOST_CHARACTERS, cleaned
from .form import Field, every_field
from .models import Application, BudgetLine, FormerText
from .queries import answers_of, form_of, is_being_registered, parties_of, texts_of
from .word_out import HEAD, MARK, OWN_STYLE, state_of_year

MARKED = re.compile(r"#([\w.]+(?:@\d+)?) ([vs][\w,]+)$")
TICKED = re.compile(r"^\s*(?:\[\s*[xX✓✔]\s*\]|[☒☑✓✔])")
CODE = re.compile(r"\(([\w-]+)\)\s*$")


@dataclass
class Difference:
    field: Field
    former: str
    text: str
    version: int
    collides: bool = False

    @property
    def name(self):
        return self.field.name


@dataclass
class AmountDifference:
    name: str
    label: str
    former: int
    ore: int
    version: int
    collides: bool = False

    @property
    def kronor(self):
        return typed_kronor(self.ore)


@dataclass
class WordForm:
    differences: list[Difference] = field(default_factory=list)
    amounts: list[AmountDifference] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    is_left: bool = False


def read_docx(application, content: bytes) -> WordForm:
    """Everything in the file that differs from what is saved; refused when it is no file of this application."""
    problems = may_be_kept(content, {"docx"})
    if blocking(problems):
        raise Refused(problems)
    document = opened(content)
    source = source_of(application, document)
    tables, doubled = marked_tables(document)
    if source is not None:
        tables = as_of_this_case(application, source, tables)
    read = WordForm()
    read.problems += [
        _warn(_("The box {mark} stands twice in the file. The first one is read."), mark=mark) for mark in doubled
    ]
    known = _read_answers(application, tables, read)
    known |= _read_budget(application, tables, read)
    for mark in sorted(set(tables) - known):
        read.problems.append(_warn(_("The box {mark} is not part of this form and is not read."), mark=mark))
    for text in outside(document)[:10]:
        read.problems.append(_warn(_("Outside the boxes, so not read: “{written}”"), written=text[:120]))
    return read


def posted_differences(application, post) -> WordForm:
    """The difference list as it comes back from its page, with what is saved now beside it."""
    parties, form, texts = parties_of(application), form_of(application), texts_of(application)
    read = WordForm()
    for one in every_field(form, parties):
        version = post.get(f"v:{one.name}")
        if version is not None:
            former = texts.get((one.key, one.party_id), "")
            read.differences.append(Difference(one, former, post.get(one.name, ""), typed_number(version) or 0))
    lines = BudgetLine.objects.filter(application=application)
    there = {(line.party_id, line.year_no, line.category): line.amount for line in lines}
    for party, category, year in itertools.product(parties, form.categories, range(1, 6)):
        name = f"{category.code}.{year}@{party.pk}"
        ore = typed_amount(post.get(name, ""))
        if f"v:{name}" in post and ore is not None:
            label, version = f"{category.label}, {party.organisation.label}", typed_number(post[f"v:{name}"]) or 0
            former = there.get((party.pk, year, category.code), 0)
            read.amounts.append(AmountDifference(name, label, former, ore, version))
    return read


def left_over(shown: WordForm, saved, amounts) -> WordForm:
    """What was to be saved and was not: somebody else changed it meanwhile. It waits for a tick of its own."""
    read = WordForm(is_left=True)
    theirs = {one.name: one.theirs for one in saved.collisions}
    for one in shown.differences:
        if answer := theirs.get(one.name):
            read.differences.append(replace(one, former=answer.text, version=answer.version, collides=True))
        elif one.name in saved.refused:
            read.differences.append(replace(one, collides=True))
            read.problems += saved.refused[one.name]
    changed = {one.name: line for one, line in amounts.collisions}
    for one in shown.amounts:
        if line := changed.get(one.name):
            read.amounts.append(replace(one, former=line.amount, version=line.version, collides=True))
    return read


def opened(content):
    from docx import Document

    try:
        return Document(io.BytesIO(content))
    except Exception:  # a damaged package fails in as many ways as it has parts
        text = _("The Word file cannot be read. Save it again as .docx and upload it once more.")
        raise Refused([Problem("WORD-BROKEN", text)]) from None


def source_of(application, document) -> Application | None:
    """None for the file of this application. What came as a Word file may be of the draft that the parties began themselves."""
    heads = [p.text.split() for p in document.paragraphs if p.text.startswith(f"{HEAD} ")]
    head = next((one for one in heads if len(one) == 4), None)
    if head is None:
        text = _("This is not the form of an application: fetch the form here, fill it in and upload that file.")
        raise Refused([Problem("WORD-OTHER", text)])
    form = form_of(application)
    if head[1:] == [str(application.pk), str(form.number), application.component]:
        return None
    known = head[1].isdigit() and head[2:] == [str(form.number), application.component]
    source = None
    if known and is_being_registered(application):
        source = Application.objects.filter(pk=int(head[1]), partnership=application.partnership_id).first()
    if source is None or bodies_of(source) != bodies_of(application):
        text = _("This file belongs to another application or an older form. Nothing was read from it.")
        raise Refused([Problem("WORD-CASE", text)])
    return source


def bodies_of(application):
    return [party.organisation_id for party in parties_of(application)]


def as_of_this_case(application, source, tables):
    """The boxes of another draft under the names they have here, by organisation, as if fetched before anybody wrote here."""
    here = {party.organisation_id: party.pk for party in parties_of(application)}
    there = {str(party.pk): here.get(party.organisation_id) for party in parties_of(source)}
    renamed = {}
    for name, (state, table) in tables.items():
        key, at, party = name.partition("@")
        versions = re.sub(r"\d+", "0", state) if state.startswith("v") else state_of_year({}, 0)
        renamed[f"{key}{at}{there.get(party) or ''}"] = (versions, table)
    return renamed


def marked_tables(document):
    tables, doubled = {}, []
    for table in document.tables:
        first = table.rows[0].cells[0].text.strip() if table.rows else ""
        found = MARKED.match(first)
        if not found:
            continue
        if found[1] in tables:
            doubled.append(MARK + found[1])
        else:
            tables[found[1]] = (found[2], table)
    return tables, doubled


def _read_answers(application, tables, read):
    answers, texts, known = answers_of(application), texts_of(application), set()
    parties = parties_of(application)
    for one in every_field(form_of(application), parties):
        name = f"{one.question.key}{'@' + str(one.party_id) if one.party_id else ''}"
        if name not in tables:
            if name not in known:
                read.problems.append(
                    _warn(
                        _("The box of “{question}” is missing in the file: what is saved stays."),
                        question=one.question.label,
                    )
                )
            known.add(name)
            continue
        known.add(name)
        version, text = _cell(one, *tables[name])
        if text is None:
            continue
        _compare(read, one, text, version, answers.get((one.key, one.party_id)), texts.get((one.key, one.party_id), ""))
    return known


def _cell(one, mark, table):
    """The version a field had when the file was fetched, and its text now; None where its cell is gone."""
    versions = [typed_number(number) or 0 for number in mark[1:].split(",")]
    columns = one.question.columns
    if not columns:
        text = table.rows[1].cells[0].text if len(table.rows) > 1 else None
        return versions[0], _ticked(one, text) if one.options and text is not None else text
    place = [column.key for column in columns].index(one.column.key)
    number = (one.row - 1) * len(columns) + place
    version = versions[number] if number < len(versions) else 0
    if len(table.rows) <= one.row + 1 or len(table.rows[one.row + 1].cells) <= place:
        return version, None
    text = table.rows[one.row + 1].cells[place].text
    return version, _option(one, text) if one.options else text


def _ticked(one, text):
    codes = [found[1] for line in text.splitlines() if TICKED.match(line) and (found := CODE.search(line))]
    return " ".join(code for code in codes if code in {option.code for option in one.options})


def _option(one, text):
    """An option by its code or its name in either language."""
    plain = text.strip().casefold()
    for option in one.options:
        if plain in {option.code.casefold(), option.name.sv.casefold(), option.name.en.casefold()} or plain.endswith(
            f"({option.code.casefold()})"
        ):
            return option.code
    return text


def _compare(read, one, text, version, answer, saved):
    text = cleaned(text)
    if text == saved or (one.kind == "choices" and set(text.split()) == set(saved.split())):
        return
    current = answer.version if answer else 0
    if version != current and answer:
        base = FormerText.objects.filter(answer=answer, version=version).values_list("text", flat=True).first() or ""
        if text == base:
            return
    if len(text) > MOST_CHARACTERS:
        long = _("The text in “{question}” is too long to be kept: {count} signs, at most {most}. What is saved stays.")
        read.problems.append(_warn(long, question=one.question.label, count=len(text), most=MOST_CHARACTERS))
        return
    read.differences.append(Difference(one, saved, text, current, collides=version != current))


def _read_budget(application, tables, read):
    form, parties, known = form_of(application), parties_of(application), set()
    lines = {
        (one.party_id, one.year_no, one.category): one for one in BudgetLine.objects.filter(application=application)
    }
    for mark, (state, table) in tables.items():
        if not mark.startswith("budget."):
            continue
        known.add(mark)
        year = typed_number(mark.partition(".")[2]) or 0
        stale = state != state_of_year(lines, year)
        for row in table.rows[2:]:
            code = CODE.search(row.cells[0].text)
            category = form.category(code[1]) if code else None
            for place, party in enumerate(parties, 1):
                if (
                    category
                    and len(row.cells) > place
                    and 1 <= year <= 5
                    and not (category.sides and party.side not in category.sides)
                ):
                    _compare_amount(read, category, party, year, row.cells[place].text, lines, stale)
    return known


def _compare_amount(read, category, party, year, typed, lines, stale):
    line = lines.get((party.pk, year, category.code))
    saved, ore = line.amount if line else 0, typed_amount(typed)
    label = f"{category.label}, {party.organisation.label}"
    if ore is None:
        text = _("“{typed}” is no amount we can take ({where}): write whole kronor with digits.")
        read.problems.append(_warn(text, typed=typed.strip()[:30], where=label))
    elif ore != saved:
        name = f"{category.code}.{year}@{party.pk}"
        read.amounts.append(AmountDifference(name, label, saved, ore, line.version if line else 0, stale))


def outside(document):
    """What somebody wrote beside the boxes: paragraphs that are neither headings nor lines of the form itself."""
    own = ("Heading", "Title", OWN_STYLE)
    return [p.text.strip() for p in document.paragraphs if p.text.strip() and not p.style.name.startswith(own)]


def _warn(text, **values):
    return Problem("WORD-PLACE", text, values, WARN)
