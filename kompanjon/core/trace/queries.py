from .actions import key_of
from .models import Trace
from .rules import digest_of_row, digest_of_text


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


def heads():
    """The last row of each chain, to be kept elsewhere so that a cut end shows: (record, number, digest)."""
    last = {}
    for record, number, digest in (
        Trace.objects.order_by("record", "number").values_list("record", "number", "digest").iterator(2000)
    ):
        last[record] = (number, digest)
    return sorted((record, *head) for record, head in last.items())
