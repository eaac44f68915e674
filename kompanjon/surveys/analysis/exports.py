"""Answers for analysts: labelled, weighted, with classes; persons are not in them."""

from __future__ import annotations

import io

from django.http import HttpResponse

from kompanjon.core.lazily import Lazily

from .spss import sav_of
from .tables import questionnaire_of, wave_table

pl = Lazily("polars")

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "sav": "application/x-spss-sav",
    "sav_en": "application/x-spss-sav",
}
LABELLED = {"sav": "sv", "sav_en": "en"}  # a file has labels in one language
LEFT_OUT = (
    "org_code",
    "legal_entity",
    "same_legal_entity_as",
    "started_at",
    "responded_at",
    "device",
    "status",
    "invite_lang",
)
UNSAFE = ("=", "+", "-", "@", "\t", "\r")


def analyst_frame(wave, *, joined=True) -> pl.DataFrame:
    """Everybody with disposition; answers as codes, several joined by | or as lists; weight and class for those who count.

    Free texts are not among them, whatever their columns are called: they are known by the kind of their question.
    """
    table = wave_table(wave)
    frame = table.classed.rename({"cls": "class"})
    weighted = table.respondents.select("person_id", pl.col("w").alias("weight"), pl.col("cls").alias("weight_class"))
    frame = frame.join(weighted, on="person_id", how="left").with_columns(
        [pl.col(c).list.join("|") for c in sorted(table.multi) if joined]
    )
    frame = frame.with_columns(pl.when(pl.col("weight").is_not_null()).then(pl.lit(table.chosen)).alias("weight_set"))
    return frame.drop([c for c in (*LEFT_OUT, *table.texts) if c in frame.columns])


def analyst_file(wave, form) -> HttpResponse:
    if form in LABELLED:
        content, name = _sav(wave, LABELLED[form]), f"survey-{wave.code}-{LABELLED[form]}.sav"
    else:
        content = {"csv": _csv, "xlsx": _xlsx, "parquet": _parquet}[form](analyst_frame(wave))
        name = f"survey-{wave.code}.{form}"
    response = HttpResponse(content, content_type=FORMATS[form])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _csv(frame):
    return frame.write_csv(line_terminator="\r\n").encode()


def _parquet(frame):
    out = io.BytesIO()
    frame.write_parquet(out)
    return out.getvalue()


def _xlsx(frame):
    """Cells that a spreadsheet could take for a formula are led by an apostrophe."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("answers")
        sheet.write_row(0, 0, frame.columns)
        for number, row in enumerate(frame.iter_rows(), 1):
            sheet.write_row(number, 0, [harmless(v) for v in row])
    return out.getvalue()


def harmless(value):
    return f"'{value}" if isinstance(value, str) and value.startswith(UNSAFE) else value


def _sav(wave, lang):
    questionnaire = questionnaire_of(wave)
    items = questionnaire.items.prefetch_related("options") if questionnaire else ()
    return sav_of(analyst_frame(wave, joined=False), items, lang)
