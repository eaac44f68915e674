from django.db import models

from kompanjon.core.fields import Bilingual


class Office(models.Model):
    """The programme's own facts, which the office edits: one row."""

    name = Bilingual(models.CharField, max_length=120)
    office_name = Bilingual(models.CharField, max_length=120)
    principal = Bilingual(models.CharField, max_length=200)
    funder = Bilingual(models.CharField, max_length=120)
    about = Bilingual(models.TextField)
    contact = Bilingual(models.TextField)
    privacy = Bilingual(models.TextField)
    accessibility = Bilingual(models.TextField)
    place = models.CharField(max_length=80, blank=True)
    languages = models.CharField(max_length=20, default="sv en")
    taken_over_on = models.DateField(null=True, blank=True)

    def __str__(self):
        return self.name_sv


def the_office():
    """The one row, or an unsaved one where nobody has filled it in yet."""
    return Office.objects.order_by("pk").first() or Office(
        name_sv="Kommunala partnerskap", name_en="Municipal partnerships"
    )
