"""What a file is, read from its content, and what may be kept. Plain Python: bytes in, problems out."""

import io
import re
import unicodedata
import zipfile

from ..problems import BLOCK, Problem
from ..words import _

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 100 * 1024 * 1024
MOST_PARTS = 3000
CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "csv": "text/csv",
}
IMAGES = {"jpeg", "png", "webp"}
FORM_NAMES = {"pdf": "PDF", "docx": "Word (docx)", "xlsx": "Excel (xlsx)", "image": "JPEG, PNG", "csv": "CSV"}
OFFICE_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc")


def form_of(content: bytes) -> str:
    """What the content is: pdf, docx, xlsx, jpeg, png, webp, csv, zip, heic, or "" when we cannot tell."""
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if content[4:12] in HEIC:
        return "heic"
    if content.startswith(b"PK\x03\x04"):
        return form_of_package(content)
    return "csv" if is_text(content) else ""


def form_of_package(content: bytes) -> str:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(content)).namelist())
    except zipfile.BadZipFile:
        return "zip"
    return next((form for part, form in OFFICE_PARTS.items() if part in names), "zip")


def is_text(content: bytes) -> bool:
    if not content.strip() or b"\0" in content or re.match(rb"\s*<", content):
        return False
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True


def may_be_kept(content: bytes, accept: set[str]) -> list[Problem]:
    """Everything that speaks against keeping a file, each with its remedy."""
    if not content:
        return [_no("FILE-EMPTY", _("The file is empty: the upload may have broken. Choose it again."))]
    if len(content) > MOST_BYTES:
        return [too_large(len(content))]
    form = form_of(content)
    if form == "heic" and "image" in accept:
        return [_no("FILE-HEIC", _("Photos in the format HEIC cannot be read: save it as JPEG and choose it again."))]
    if form not in accept and not (form in IMAGES and "image" in accept):
        forms = ", ".join(FORM_NAMES[name] for name in sorted(accept))
        return [_no("FILE-FORM", _("This kind of file cannot be kept here: save it as {forms}."), forms=forms)]
    return whole(content, form)


def too_large(size: int) -> Problem:
    text = _("The file is {size} MB and at most {limit} MB can be kept: make its pictures smaller, or split it.")
    return _no("FILE-SIZE", text, size=f"{size / 1024 / 1024:.1f}", limit=MOST_BYTES // 1024 // 1024)


def whole(content: bytes, form: str) -> list[Problem]:
    """Whether the file came through in one piece, and is no trap."""
    if form == "pdf":
        return [] if b"%%EOF" in content[-2048:] else [broken()]
    if form in ("docx", "xlsx"):
        return package_whole(content)
    if form in IMAGES:
        return image_whole(content)
    return []


def package_whole(content: bytes) -> list[Problem]:
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
        parts = package.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            return [trap()]
        for part in parts:
            if part.filename.lower().endswith("vbaproject.bin"):
                return [_no("FILE-MACRO", _("The file holds macros: save it without them and choose it again."))]
            if _unpacked(package, part) > part.file_size:
                return [trap()]
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, ValueError):
        return [broken()]
    return []


def _unpacked(package, part) -> int:
    """How much a part really holds, read in pieces and never further than it claims."""
    read = 0
    with package.open(part) as stream:
        while piece := stream.read(1 << 20):
            read += len(piece)
            if read > part.file_size:
                break
    return read


def image_whole(content: bytes) -> list[Problem]:
    import warnings

    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            Image.open(io.BytesIO(content)).load()
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            return [trap()]
        except Exception:  # a broken picture fails in as many ways as there are formats
            return [broken()]
    return []


def broken() -> Problem:
    return _no("FILE-BROKEN", _("The file did not arrive whole. Choose it again; nothing else on the page is lost."))


def trap() -> Problem:
    return _no("FILE-TRAP", _("The file unpacks to far more than it seems to hold and was not kept: save it anew."))


def _no(rule: str, text: str, **values) -> Problem:
    return Problem(rule, text, values, BLOCK)


def safe_name(name: str, form: str) -> str:
    """The name as people know it, without paths, markup, hidden direction marks or a false ending."""
    name = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    name = "".join(c for c in name if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    name = " ".join(re.sub(r"""[<>:"'|?*&;`$%{}()\[\]]""", " ", name).split()).strip(". ")
    stem, dot, ending = name.rpartition(".")
    right = {form} | ({"jpg"} if form == "jpeg" else set()) | ({"txt"} if form == "csv" else set())
    if dot and ending.lower() in right:
        return f"{stem[:150].strip() or 'file'}.{ending.lower()}"
    return f"{name[:150] or 'file'}.{form}"


def file_name(name: str) -> str:
    """The same for a file that is handed out, by the ending it has."""
    _stem, dot, ending = name.replace("\\", "/").rpartition("/")[2].rpartition(".")
    return safe_name(name, re.sub(r"\W", "", ending.lower()) if dot else "bin")
