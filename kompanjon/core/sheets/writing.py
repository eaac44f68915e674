"""Rows as CSV, a piece at a time: no table is held in memory as text."""

import csv
import io

BOM = "\ufeff"
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def csv_pieces(columns, rows, excel=False):
    """RFC 4180 in UTF-8. For Excel: byte order mark, semicolons, and no cell that would run as a formula."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";" if excel else ",")
    if excel:
        buffer.write(BOM)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(value, excel) for value in row])
        if buffer.tell() > 16_000:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def cell(value, excel):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    return f"'{text}" if excel and isinstance(value, str) and text.startswith(DANGEROUS) else text
