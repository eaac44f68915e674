from django.db import models


class TraceText(models.Model):
    """What somebody wrote in a trace row, kept beside the chain so that it can be erased and the chain stay whole."""

    salt = models.CharField(max_length=32)
    text = models.TextField()

    def __str__(self):
        return self.text[:60]


class Trace(models.Model):
    """Who, what, when, why. Rows are added, never changed; each record has its own chain of hashes."""

    record = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=40, blank=True)
    act = models.CharField(max_length=80)
    what = models.JSONField(default=dict)
    text = models.ForeignKey(TraceText, models.SET_NULL, null=True)
    text_digest = models.CharField(max_length=64, blank=True)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="trace_one_row_per_number")]
        indexes = [models.Index(fields=["by"]), models.Index(fields=["at"])]

    def __str__(self):
        return f"{self.record} #{self.number} {self.act}"


class TraceDay(models.Model):
    """The heads of all chains on one night as one sum, chained to the night before, and mailed to the office.

    A chain whose end has been cut off is whole in itself: it shows because the sum no longer comes out.
    """

    day = models.DateField(unique=True)
    last_row = models.BigIntegerField()
    chains = models.PositiveIntegerField()
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"{self.day} {self.digest[:12]}"
