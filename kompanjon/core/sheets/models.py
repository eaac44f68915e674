from django.db import models


class ImportedRow(models.Model):
    """What a file said last time, row by row: how an import knows what is new, changed and unchanged."""

    sheet = models.CharField(max_length=40)
    key = models.CharField(max_length=220)
    raw = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "key"], name="imported_row_once")]

    def __str__(self):
        return f"{self.sheet}: {self.key}"
