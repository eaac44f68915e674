"""Answers for analysts: labelled, weighted, with classes; persons are not in them."""

from __future__ import annotations

import io

from django.http import HttpResponse

from kompanjon.core.lazily import Lazily

from .tables import questionnaire_of, wave_table

pl = Lazily("polars")

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "sav": "application/x-spss-sav",
}
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


def analyst_frame(wave) -> pl.DataFrame:
    """Everybody with disposition; answers as codes, several joined by |; weight and class for those who count.

    Free texts are not among them, whatever their columns are called: they are known by the kind of their question.
    """
    table = wave_table(wave)
    frame = table.classed.rename({"cls": "class"})
    weighted = table.respondents.select("person_id", pl.col("w").alias("weight"), pl.col("cls").alias("weight_class"))
    frame = frame.join(weighted, on="person_id", how="left").with_columns(
        [pl.col(c).list.join("|") for c in sorted(table.multi)]
    )
    frame = frame.with_columns(pl.when(pl.col("weight").is_not_null()).then(pl.lit(table.chosen)).alias("weight_set"))
    return frame.drop([c for c in (*LEFT_OUT, *table.texts) if c in frame.columns])


def analyst_file(wave, form) -> HttpResponse:
    content = {"csv": _csv, "xlsx": _xlsx, "parquet": _parquet, "sav": _sav}[form](wave, analyst_frame(wave))
    response = HttpResponse(content, content_type=FORMATS[form])
    response["Content-Disposition"] = f'attachment; filename="survey-{wave.code}.{form}"'
    return response


def _csv(wave, frame):
    return frame.write_csv(line_terminator="\r\n").encode()


def _parquet(wave, frame):
    out = io.BytesIO()
    frame.write_parquet(out)
    return out.getvalue()


def _xlsx(wave, frame):
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


def _sav(wave, frame):
    import os
    import tempfile

    import pyreadstat

    items = {i.code: i for i in questionnaire_of(wave).items.prefetch_related("options")}
    labels = [items[c].text_sv if c in items else c for c in frame.columns]
    values = {
        c: {o.code: o.label_sv for o in items[c].options.all()}
        for c in frame.columns
        if c in items and items[c].kind in ("single", "yes_no")
    }
    numeric = [c for c in frame.columns if c in items and items[c].kind in ("scale", "battery", "number")]
    frame = frame.with_columns([pl.col(c).cast(pl.Float64, strict=False) for c in numeric])
    frame = frame.with_columns([pl.col(c).fill_null("") for c, kind in frame.schema.items() if kind == pl.String])
    handle, path = tempfile.mkstemp(suffix=".sav")
    os.close(handle)
    try:
        pyreadstat.write_sav(
            frame, path, column_labels=labels, variable_value_labels={c: v for c, v in values.items() if v}
        )
        with open(path, "rb") as file:
            return file.read()
    finally:
        os.unlink(path)
