"""Files: what they are is read from their content; what cannot be kept is told with a remedy."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from PIL import Image

from kompanjon.core.files.actions import drop_file, keep_bytes, keep_file, keep_signed_page
from kompanjon.core.files.answers import file_answer, under_the_name
from kompanjon.core.files.models import StoredFile
from kompanjon.core.files.queries import files_of
from kompanjon.core.files.rules import MOST_BYTES, form_of, may_be_kept, safe_name
from kompanjon.core.problems import Refused

PDF = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n"


def a_photo(form="JPEG", size=(600, 800), **options):
    out = io.BytesIO()
    Image.effect_noise(size, 12).convert("RGB").save(out, form, **options)
    return out.getvalue()


def a_package(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def rules(content, *accept):
    return [problem.rule for problem in may_be_kept(content, set(accept) or {"pdf", "docx", "xlsx", "image"})]


DOCX = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document/>"}


def test_what_a_file_is_is_read_from_its_content():
    assert form_of(PDF) == "pdf" and form_of(a_photo()) == "jpeg" and form_of(a_photo("PNG")) == "png"
    assert form_of(a_package(DOCX)) == "docx" and form_of(a_package({"xl/workbook.xml": ""})) == "xlsx"
    assert form_of(b"MZ\x90\0") == "" and form_of(b"<script>1</script>") == "" and form_of(b"a,b\n1,2") == "csv"


def test_everyday_files_may_be_kept():
    assert rules(PDF) == rules(a_photo()) == rules(a_package(DOCX)) == []


def test_another_kind_is_refused_and_the_kinds_are_named():
    (problem,) = may_be_kept(b"MZ\x90\0", {"pdf", "image"})
    assert problem.rule == "FILE-FORM" and problem.values["forms"] == "JPEG, PNG, PDF"


def test_an_upload_that_broke_is_asked_for_again():
    assert rules(PDF[:15]) == ["FILE-BROKEN"]
    assert rules(a_photo()[:900]) == ["FILE-BROKEN"]
    assert rules(b"") == ["FILE-EMPTY"]


def test_a_zip_bomb_is_refused_without_unpacking_it():
    assert rules(a_package({**DOCX, "word/big.xml": b"0" * (101 * 1024 * 1024)})) == ["FILE-TRAP"]


def test_a_package_that_lies_about_its_size_is_refused():
    honest = bytearray(a_package({**DOCX, "word/x.xml": b"0" * 5000}))
    at = honest.rfind(b"word/x.xml") - 46
    honest[at + 24 : at + 28] = (10).to_bytes(4, "little")
    assert rules(bytes(honest)) in (["FILE-TRAP"], ["FILE-BROKEN"])


def test_macros_are_refused():
    assert rules(a_package({**DOCX, "word/vbaProject.bin": b"x"})) == ["FILE-MACRO"]


def test_a_picture_of_enormous_size_is_refused(monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1000)
    assert rules(a_photo()) == ["FILE-TRAP"]


def test_an_iphone_photo_is_told_how_to_come_again():
    assert rules(b"\0\0\0\x18ftypheic" + b"\0" * 40) == ["FILE-HEIC"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("<script>alert(1)</script>.pdf", "script.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\a\\plan.PDF", "plan.pdf"),
        ("report\u202efdp.exe", "reportfdp.exe.pdf"),
        ("Ansökan Öckerö–Gqeberha 2026.pdf", "Ansökan Öckerö–Gqeberha 2026.pdf"),
        ("", "file.pdf"),
        ("a" * 400 + ".pdf", "a" * 150 + ".pdf"),
    ],
)
def test_names_keep_what_people_wrote_and_lose_what_harms(given, kept):
    assert safe_name(given, "pdf") == kept


@pytest.mark.django_db
def test_a_file_is_kept_with_its_record_and_handed_out_to_be_saved():
    stored = keep_file(SimpleUploadedFile("plan.pdf", PDF), "plans.plan", 7)
    assert list(files_of("plans.plan", 7)) == [stored] and stored.size == len(PDF) and len(stored.sha256) == 64
    answer = file_answer(stored)
    assert answer.getvalue() == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="plan.pdf"'
    answer.close()
    assert answer["X-Content-Type-Options"] == "nosniff" and answer["Content-Type"] == "application/pdf"


@pytest.mark.django_db
def test_a_photo_of_a_signed_page_becomes_a_small_pdf():
    photo = a_photo(size=(3000, 4000), quality=90)
    assert len(photo) > 2_000_000
    stored = keep_signed_page(SimpleUploadedFile("IMG_1.JPG", photo), "plans.plan", 7)
    assert (stored.form, stored.name, stored.purpose) == ("pdf", "IMG_1.pdf", "signed_page")
    assert stored.size <= 300 * 1024


@pytest.mark.django_db
def test_too_large_is_refused_before_it_is_read():
    upload = SimpleUploadedFile("big.pdf", b"")
    upload.size = MOST_BYTES + 1
    with pytest.raises(Refused) as refused:
        keep_file(upload, "plans.plan", 7)
    assert refused.value.problems[0].rule == "FILE-SIZE" and not StoredFile.objects.exists()


@pytest.mark.django_db
def test_a_dropped_file_is_gone_from_disk_after_the_commit(django_capture_on_commit_callbacks):
    stored = keep_bytes(PDF, "plan.pdf", "plans.plan", 7)
    place, storage = stored.content.name, stored.content.storage
    with django_capture_on_commit_callbacks(execute=True):
        drop_file(stored)
        assert storage.exists(place)
    assert not storage.exists(place)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("deadline.ics", 'attachment; filename="deadline.ics"'),
        ("Ansökan från Kisanga.pdf", "attachment; filename*=utf-8''Ans%C3%B6kan%20fr%C3%A5n%20Kisanga.pdf"),
        ("Заявка.docx", "attachment; filename*=utf-8''%D0%97%D0%B0%D1%8F%D0%B2%D0%BA%D0%B0.docx"),
        ('a"; filename="b.exe\r\nSet-Cookie: x.pdf', 'attachment; filename="a filename= b.exeSet-Cookie x.pdf"'),
        ("../../etc/passwd", 'attachment; filename="passwd.bin"'),
        ("", 'attachment; filename="file.bin"'),
    ],
)
def test_a_file_is_saved_under_its_name_whatever_signs_it_has(name, said):
    assert under_the_name(HttpResponse(), name)["Content-Disposition"] == said


def test_what_may_be_looked_at_is_shown_under_the_same_name():
    said = under_the_name(HttpResponse(), "Så går det till.pdf", shown=True)["Content-Disposition"]
    assert said.startswith("inline; filename*=utf-8''S%C3%A5")
