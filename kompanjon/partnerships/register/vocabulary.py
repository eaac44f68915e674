"""The record's own words (themes, areas, notes) are English; here they are in Swedish, in our translation.

`data/words/record_sv.csv` is data, kept beside the record it translates; what is missing there is shown in English and
marked with its language.
"""

import csv
from functools import cache

from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import get_language

FILE = "words/record_sv.csv"


@cache
def table():
    path = settings.REFERENCE_DIR / FILE
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["en"]: row["sv"] for row in csv.DictReader(file)}


def swedish_for(text):
    return table().get(text, "")


def said(text):
    """(the text for this reader, its language)."""
    if (get_language() or "sv").startswith("sv"):
        translation = swedish_for(text)
        return (translation, "sv") if translation else (text, "en")
    return text, "en"


def words(text):
    """The text as HTML, marked with its language where that is not the page's own."""
    shown, language = said(text)
    return (
        format_html('<span lang="{}">{}</span>', language, shown) if language != (get_language() or "sv")[:2] else shown
    )


def heading(text):
    """The same with a capital first, for headings: the record writes its themes in lower case."""
    shown, language = said(text)
    shown = shown[:1].upper() + shown[1:]
    return (
        format_html('<span lang="{}">{}</span>', language, shown) if language != (get_language() or "sv")[:2] else shown
    )
