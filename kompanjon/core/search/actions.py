"""Filling the index, in the transaction of what changed."""

from django.db import connection, transaction

from .models import SearchEntry
from .rules import words_to_keep


def put(kind, key, title, body=""):
    """What can be found about a record; putting it again replaces what was there."""
    put_many(kind, [(key, title, body)])


def put_many(kind, rows):
    """`rows` of (key, title, body), a few thousand at a time."""
    entries = [
        SearchEntry(kind=kind, key=key, title=str(title)[:300], words=" ".join(words_to_keep(str(title), str(body))))
        for key, title, body in rows
    ]
    with transaction.atomic():
        SearchEntry.objects.bulk_create(
            entries, batch_size=500, update_conflicts=True,
            unique_fields=["kind", "key"], update_fields=["title", "words"],
        )  # fmt: skip
        if connection.vendor == "sqlite":
            _follow_on_sqlite(kind, [entry.key for entry in entries])


def drop(kind, key):
    with transaction.atomic():
        found = SearchEntry.objects.filter(kind=kind, key=key)
        if connection.vendor == "sqlite":
            _run("DELETE FROM core_searchwords WHERE rowid = %s", [(pk,) for pk in found.values_list("pk", flat=True)])
        found.delete()


def _follow_on_sqlite(kind, keys):
    for start in range(0, len(keys), 500):
        rows = SearchEntry.objects.filter(kind=kind, key__in=keys[start : start + 500]).values_list("pk", "words")
        rows = list(rows)
        _run("DELETE FROM core_searchwords WHERE rowid = %s", [(pk,) for pk, _words in rows])
        _run("INSERT INTO core_searchwords (rowid, words) VALUES (%s, %s)", rows)


def _run(sql, rows):
    with connection.cursor() as cursor:
        cursor.executemany(sql, rows)
