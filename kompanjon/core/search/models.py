from django.db import models


class SearchEntry(models.Model):
    """What can be found about one record: its words, stemmed for both languages, in one line.

    SQLite reads them through the FTS5 table `core_searchwords` (same row ids), PostgreSQL through a GIN index.
    """

    kind = models.CharField(max_length=60)
    key = models.BigIntegerField()
    title = models.CharField(max_length=300)
    words = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="search_one_entry_per_record")]

    def __str__(self):
        return self.title
