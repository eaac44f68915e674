"""The form as a Word file: a box for each field, whose first line says which field it is and which version it held."""

import hashlib
import io

from django.utils.translation import gettext as _

from kompanjon.core.speech import typed_kronor

from .form import fields_of
from .models import BudgetLine
from .queries import answers_of, form_of, parties_of, texts_of
from .views.budget import years_of

MARK = "#"
HEAD = "Kompanjon"
OWN_STYLE = "Caption"


def as_docx(application) -> bytes:
    """The whole form as it stands, to be filled in away from the line. Only what stands in the boxes is read back."""
    from docx import Document

    document = Document()
    document.core_properties.title, document.core_properties.author = str(application), "Kompanjon"
    document.add_heading(str(application), 0)
    form, parties = form_of(application), parties_of(application)
    own_line(document, " – ".join(str(party.organisation) for party in parties))
    own_line(
        document, _("Write in the boxes only. Leave the grey lines, which say where each text belongs, as they are.")
    )
    own_line(document, f"{HEAD} {application.pk} {form.number} {application.component}")
    answers, texts = answers_of(application), texts_of(application)
    for section in form.sections:
        document.add_heading(f"{section.number}. {section.title}", 1)
        for question in section.questions:
            for party in question.asked_of(parties):
                _question(document, question, party, answers, texts)
        if section.kind == "budget":
            _budget(document, application, form, parties)
        if section.kind == "attachments":
            own_line(document, _("Attachments are added on the page, not in this file."))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def own_line(document, text):
    """A line of the form itself, told by its style from what somebody writes beside the boxes."""
    return document.add_paragraph(text, style=OWN_STYLE)


def _question(document, question, party, answers, texts):
    title = f"{question.label} ({party.organisation.label})" if party else str(question.label)
    document.add_heading(title, 2)
    if question.help:
        own_line(document, str(question.help))
    if question.words:
        own_line(document, _("At most {words} words").format(words=question.words))
    boxes = list(fields_of(question, [party] if party else []))
    if question.columns:
        _rows(document, question, boxes, answers, texts)
        return
    box = boxes[0]
    table = _table(document, 2, 1, _mark(box, answers))
    text = texts.get((box.key, box.party_id), "")
    if question.options:
        chosen = text.split()
        text = "\n".join(f"[{'x' if one.code in chosen else ' '}] {one.name} ({one.code})" for one in question.options)
    table.cell(1, 0).text = text


def _rows(document, question, boxes, answers, texts):
    """A table to fill in: the grey line, the headings, and all the lines there can be."""
    width = len(question.columns)
    rows = [boxes[start : start + width] for start in range(0, len(boxes), width)]
    mark = f"{MARK}{question.key}{'@' + str(boxes[0].party_id) if boxes[0].party_id else ''}"
    versions = ",".join(
        str(answers[one.key, one.party_id].version) if (one.key, one.party_id) in answers else "0" for one in boxes
    )
    table = _table(document, len(rows) + 2, width, f"{mark} v{versions}")
    for place, column in enumerate(question.columns):
        options = " / ".join(f"{one.name} ({one.code})" for one in column.options)
        table.cell(1, place).text = f"{column.label}: {options}" if options else str(column.label)
    for number, row in enumerate(rows, 2):
        for place, box in enumerate(row):
            table.cell(number, place).text = texts.get((box.key, box.party_id), "")


def _mark(box, answers):
    answer = answers.get((box.key, box.party_id))
    return f"{MARK}{box.name} v{answer.version if answer else 0}"


def _table(document, rows, columns, mark):
    from docx.shared import Pt, RGBColor

    table = document.add_table(rows=rows, cols=columns, style="Table Grid")
    cell = table.cell(0, 0).merge(table.cell(0, columns - 1)) if columns > 1 else table.cell(0, 0)
    cell.text = ""
    run = cell.paragraphs[0].add_run(mark)
    run.font.size, run.font.color.rgb = Pt(7), RGBColor(0x80, 0x80, 0x80)
    document.add_paragraph()
    return table


def _budget(document, application, form, parties):
    lines = {
        (one.party_id, one.year_no, one.category): one for one in BudgetLine.objects.filter(application=application)
    }
    for year in range(1, years_of(application) + 1):
        document.add_heading(_("Year {number}").format(number=year), 2)
        table = _table(
            document, len(form.categories) + 2, len(parties) + 1, f"{MARK}budget.{year} {state_of_year(lines, year)}"
        )
        table.cell(1, 0).text = _("Category")
        for place, party in enumerate(parties, 1):
            table.cell(1, place).text = f"{party.organisation.label}, kr"
        for number, category in enumerate(form.categories, 2):
            table.cell(number, 0).text = f"{category.label} ({category.code})"
            for place, party in enumerate(parties, 1):
                line = lines.get((party.pk, year, category.code))
                table.cell(number, place).text = typed_kronor(line.amount) if line and line.amount else ""


def state_of_year(lines, year):
    """A short sum of a year's amounts, so that a file tells whether they have changed since it was fetched."""
    plain = ";".join(
        f"{party}:{category}:{line.amount}"
        for (party, no, category), line in sorted(lines.items())
        if no == year and line.amount
    )
    return "s" + hashlib.sha256(plain.encode()).hexdigest()[:10]
