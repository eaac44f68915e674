from .actions import key_of
from .models import Trace, TraceDay
from .rules import digest_of_day, digest_of_row, digest_of_text


def history(record):
    """The record's own chain, latest first. At most some hundreds of rows over a case's life."""
    return Trace.objects.filter(record=key_of(record)).select_related("text").order_by("-number")


def broken_rows():
    """Every row whose hash, number or text no longer fits the chain, in order. Reads in constant memory."""
    record, number, previous = None, 0, ""
    for row in Trace.objects.select_related("text").order_by("record", "number").iterator(2000):
        if row.record != record:
            record, number, previous = row.record, 0, ""
        if not fits(row, number + 1, previous):
            yield row
        number, previous = row.number, row.digest


def fits(row, number, previous):
    digest = digest_of_row(row.previous, row.record, row.number, row.at, row.by, row.act, row.what, row.text_digest)
    text_ok = row.text is None or digest_of_text(row.text.salt, row.text.text) == row.text_digest
    return row.number == number and row.previous == previous and row.digest == digest and text_ok


def heads(until):
    """The last row of each chain as it was at one row: (record, number, digest), in order."""
    last = {}
    rows = Trace.objects.filter(pk__lte=until).order_by("record", "number")
    for record, number, digest in rows.values_list("record", "number", "digest").iterator(2000):
        last[record] = (number, digest)
    return sorted((record, *head) for record, head in last.items())


def broken_days(most=7):
    """Nights among the latest whose sum no longer comes out: the end of some chain has been cut off."""
    for day in TraceDay.objects.order_by("-day")[:most]:
        if digest_of_day(day.previous, heads(day.last_row)) != day.digest:
            yield day
