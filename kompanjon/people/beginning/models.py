from django.db import models


class FirstKey(models.Model):
    """The one-time address of a new office: only its hash is kept, and it works until somebody has used it."""

    key_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"{self.made_at:%Y-%m-%d}"
