from django.db import connection
from django.db.models.expressions import RawSQL

from .models import SearchEntry
from .rules import asked, for_fts5, for_tsquery

ON_SQLITE = "SELECT rowid FROM core_searchwords WHERE core_searchwords MATCH %s"
ON_POSTGRESQL = "SELECT id FROM core_searchentry WHERE found @@ CAST(%s AS tsquery)"


def found_entries(text):
    """Entries that hold every word of the text; none when the text holds no word."""
    wanted = asked(text)
    if not wanted:
        return SearchEntry.objects.none()
    if connection.vendor == "sqlite":
        return SearchEntry.objects.filter(pk__in=RawSQL(ON_SQLITE, [for_fts5(wanted)]))
    return SearchEntry.objects.filter(pk__in=RawSQL(ON_POSTGRESQL, [for_tsquery(wanted)]))


def find(kind, text):
    """The keys of the records of one kind that hold every word, as a subquery: `filter(pk__in=find(…))`."""
    return found_entries(text).filter(kind=kind).values("key")
