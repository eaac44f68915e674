"""Handing a file out, after the record's door has been opened."""

from django.http import FileResponse

from .rules import CONTENT_TYPES


def file_answer(stored):
    """The file to save, never to be shown or run by the browser in our name."""
    answer = FileResponse(
        stored.content.open("rb"), as_attachment=True, filename=stored.name, content_type=CONTENT_TYPES[stored.form]
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer
