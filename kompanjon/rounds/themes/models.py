from django.db import models

from kompanjon.core.fields import Bilingual


class Theme(models.Model):
    """A theme on the programme's list. One that is no longer used is kept, since older rounds and cases name it."""

    belongs = {}

    code = models.SlugField(max_length=40, unique=True)
    name = Bilingual(models.CharField, max_length=120)
    place = models.PositiveSmallIntegerField(default=0)
    in_use = models.BooleanField(default=True)

    class Meta:
        ordering = ["place", "pk"]

    def __str__(self):
        return self.name
