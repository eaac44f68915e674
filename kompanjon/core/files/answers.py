"""Handing a file out, after the record's door has been opened."""

from django.http import FileResponse
from django.utils.http import content_disposition_header

from .rules import CONTENT_TYPES, file_name


def under_the_name(answer, name, *, shown=False):
    """Say what the file is called when it is saved, whatever signs the name has; `shown` in the browser, if it can."""
    answer["Content-Disposition"] = content_disposition_header(not shown, file_name(name))
    return answer


def file_answer(stored):
    """The file to save, never to be shown or run by the browser in our name."""
    answer = FileResponse(
        stored.content.open("rb"),
        as_attachment=True,
        filename=file_name(stored.name),
        content_type=CONTENT_TYPES[stored.form],
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer
