from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import Expression, RawSQL

from .models import SearchEntry
from .rules import asked, for_fts5, for_tsquery

ON_SQLITE = "SELECT rowid FROM core_searchwords WHERE core_searchwords MATCH %s"


class Holds(Expression):
    """On PostgreSQL: the entry's kept words hold what is asked for. `found` is a column that no model describes."""

    conditional = True

    def __init__(self, query):
        super().__init__(output_field=BooleanField())
        self.query = query

    def as_sql(self, compiler, connection):
        table = compiler.quote_name_unless_alias(compiler.query.get_initial_alias())
        return f"{table}.found @@ CAST(%s AS tsquery)", [self.query]


def found_entries(text):
    """Entries that hold every word of the text; none when the text holds no word."""
    wanted = asked(text)
    if not wanted:
        return SearchEntry.objects.none()
    if connection.vendor == "sqlite":
        return SearchEntry.objects.filter(pk__in=RawSQL(ON_SQLITE, [for_fts5(wanted)]))
    return SearchEntry.objects.filter(Holds(for_tsquery(wanted)))


def find(kind, text):
    """The keys of the records of one kind that hold every word, as a subquery: `filter(pk__in=find(…))`."""
    return found_entries(text).filter(kind=kind).values("key")
