import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfReader

from kompanjon.applications.joint.actions.hand_in import hand_in
from kompanjon.applications.joint.actions.sign import say_ready, sign
from kompanjon.applications.joint.actions.write import Typed, save_answers
from kompanjon.applications.joint.form import Field
from kompanjon.applications.joint.freezing import digest_of, short_code
from kompanjon.applications.joint.models import Answer, ApplicationParty, BudgetLine
from kompanjon.applications.joint.printing import (
    after_hand_in,
    blank_form_pdf,
    revision_pdf,
    signature_page_pdf,
)
from kompanjon.applications.joint.queries import form_of, parties_of
from kompanjon.applications.joint.word_in import read_docx
from kompanjon.applications.joint.word_out import as_docx
from kompanjon.core.post.models import Letter
from kompanjon.core.problems import Refused
from kompanjon.testing import a_form_version, a_full_application, a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def application():
    return a_full_application()


@pytest.fixture
def alva(application):
    ekvik = parties_of(application)[0].organisation
    return a_person("coordinator", partnership=application.partnership, organisation=ekvik, name="Alva")


def text_of(pdf):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def handed_in(application, by):
    revision = say_ready(application, parties_of(application)[0], by=by)
    for party in parties_of(application):
        sign(application, party, by=a_person("signatory", organisation=party.organisation), digest=revision.digest)
    return hand_in(application, by=by)


def test_the_pdf_is_tagged_small_and_says_what_was_frozen(application, alva):
    ApplicationParty.objects.filter(leads=True).update(registrar_email="registrator@example.org", diary_number="KS 1")
    revision = handed_in(application, alva)
    after_hand_in.call(revision.pk)
    revision.refresh_from_db()
    pdf = revision.pdf.content.open("rb").read()
    reader = PdfReader(io.BytesIO(pdf))
    assert len(pdf) <= 300_000 and reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    xmp = reader.xmp_metadata.stream.get_data().decode()
    assert "pdfuaid:part" in xmp and "pdfaid:part" in xmp
    text = text_of(pdf)
    assert "Clean rivers" in text and short_code(revision.digest) in text and application.case_number in text
    assert revision.pdf_sha256 == revision.pdf.sha256
    letter = Letter.objects.get(address="registrator@example.org")
    assert letter.language == "sv" and bytes(letter.enclosures.get().content) == pdf


def test_what_is_written_afterwards_does_not_reach_the_pdf(application, alva):
    revision = handed_in(application, alva)
    Answer.objects.filter(key="causes").update(text="Written too late")
    assert "Written too late" not in text_of(revision_pdf(revision))
    assert digest_of(revision.content) == revision.digest


def test_any_script_and_any_sign_can_be_printed(application, alva):
    question = form_of(application).question("causes")
    text = "مياه نظيفة · 🌊 · 東京 · Київ · Öckerö · #strong[x] $x$ \\"
    save_answers(application, [Typed(Field(question), text, 1)], by=alva)
    revision = say_ready(application, parties_of(application)[0], by=alva)
    printed = text_of(revision_pdf(revision))
    assert "U+1F30A" in printed and "Київ" in printed and "#strong" in printed


@pytest.mark.parametrize("component", ["inception", "project", "steering_group", "expansion", "dissemination"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_form_is_a_pdf_before_anybody_has_written(component, language, client):
    version = a_form_version()
    assert len(blank_form_pdf(version, component, language)) <= 300_000
    assert client.get(reverse("joint:blank_pdf", args=[version.number, component])).status_code == 200


def test_the_signature_page_carries_number_and_code(application, alva):
    party = parties_of(application)[0]
    revision = say_ready(application, party, by=alva)
    text = text_of(signature_page_pdf(application, party, revision, "en"))
    assert short_code(revision.digest) in text and "Draft" in text


def filled_in(content, change):
    from docx import Document

    document = Document(io.BytesIO(content))
    for table in document.tables:
        change(table.rows[0].cells[0].text, table, document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_an_untouched_word_file_differs_in_nothing(application):
    read = read_docx(application, as_docx(application))
    assert read.differences == [] and read.amounts == [] and read.problems == []


def test_a_filled_in_word_file_shows_what_differs_before_anything_is_saved(application):
    def change(mark, table, _document):
        if mark.startswith("#causes "):
            table.cell(1, 0).text = "Ny text\nom två rader"
        if mark.startswith("#core_areas "):
            table.cell(1, 0).text = "[x] x (equity)\n[ ] y (participation)\n[X] z (transparency)"
        if mark.startswith("#budget.1 "):
            table.cell(2, 1).text = "123 456"
        if mark.startswith("#visits "):
            table.cell(4, 4).text = "Ett tredje besök"

    read = read_docx(application, filled_in(as_docx(application), change))
    texts = {one.name: one.text for one in read.differences}
    assert texts == {
        "causes": "Ny text\nom två rader",
        "core_areas": "equity transparency",
        "visits.3.why": "Ett tredje besök",
    }
    assert [one.ore for one in read.amounts] == [12_345_600]
    assert not Answer.objects.filter(text__startswith="Ny text").exists()


def test_a_text_changed_here_since_the_file_was_fetched_is_not_overwritten(application, alva):
    content = as_docx(application)
    question = form_of(application).question("causes")
    save_answers(application, [Typed(Field(question), "Changed on the page", 1)], by=alva)
    assert read_docx(application, content).differences == [], "the file was not touched there"

    def change(mark, table, _document):
        if mark.startswith("#causes "):
            table.cell(1, 0).text = "Changed in the file"

    difference = read_docx(application, filled_in(content, change)).differences[0]
    assert difference.collides and difference.former == "Changed on the page"


def test_a_file_edited_in_the_wrong_places_is_answered_and_the_rest_read(application):
    def change(mark, table, document):
        if mark.startswith("#causes "):
            table._element.getparent().remove(table._element)
        if mark.startswith("#rights "):
            table.rows[0].cells[0].text = "#rigths v1"
        if mark.startswith("#between "):
            table.cell(1, 0).text = "Vi ringer varje månad."
            document.add_paragraph("Det här skrev jag utanför rutorna.")

    read = read_docx(application, filled_in(as_docx(application), change))
    assert [one.name for one in read.differences] == ["between"]
    assert len(read.problems) == 4


def test_a_file_from_another_case_or_of_another_kind_is_refused(application):
    other = as_docx(a_full_application())
    for content in (other, b"", b"%PDF-1.7\n%%EOF", b"PK\x03\x04 broken"):
        with pytest.raises(Refused):
            read_docx(application, content)


def test_a_zip_bomb_is_refused(application):
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"0" * (120 * 1024 * 1024))
    with pytest.raises(Refused) as trouble:
        read_docx(application, out.getvalue())
    assert trouble.value.problems[0].rule == "FILE-TRAP"


def test_either_party_uploads_the_word_file_and_saves_what_it_chooses(application, client):
    kisanga = parties_of(application)[1].organisation
    neema = a_person("coordinator", partnership=application.partnership, organisation=kisanga)
    client.force_login(neema)

    def change(mark, table, _document):
        if mark.startswith("#causes "):
            table.cell(1, 0).text = "From the file"

    content = filled_in(client.get(reverse("joint:as_word", args=[application.pk])).content, change)
    page = client.post(reverse("joint:word", args=[application.pk]), {"file": SimpleUploadedFile("form.docx", content)})
    assert page.status_code == 200 and "From the file" in page.content.decode()
    amount = f"LODGING.1@{parties_of(application)[0].pk}"
    client.post(
        reverse("joint:save_word", args=[application.pk]),
        {"take": ["causes"], "causes": "From the file", "v:causes": "1", amount: "500", f"v:{amount}": "0"},
    )
    assert Answer.objects.get(key="causes").text == "From the file"
    assert not BudgetLine.objects.filter(category="LODGING").exists(), "not ticked"
