import secrets

from django.db import models
from django.utils import timezone


def resting_place(stored, filename):
    """Where a file lies: by month, under a name that tells nothing and cannot be guessed."""
    return f"{timezone.now():%Y/%m}/{secrets.token_urlsafe(18)}"


class StoredFile(models.Model):
    """A file that belongs to a record and is fetched through its door. What it is was read from its content."""

    kind = models.CharField(max_length=60)
    key = models.BigIntegerField()
    purpose = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=200)
    form = models.CharField(max_length=10)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.FileField(upload_to=resting_place, max_length=200)
    by = models.CharField(max_length=40, blank=True)
    kept_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "key", "purpose"])]

    def __str__(self):
        return self.name
