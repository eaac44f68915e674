"""What is asked: questionnaires in versions, with items and options in two languages."""

from django.db import models

from kompanjon.core.fields import Bilingual

from ..sampling.models import Wave

KINDS = (
    "single",
    "multi",
    "scale",
    "yes_no",
    "battery",
    "ranking",
    "number",
    "short_text",
    "long_text",
    "organisation",
    "position",
    "consent",
)


class Questionnaire(models.Model):
    """One version of a wave's questions. A published version is never changed."""

    wave = models.ForeignKey(Wave, models.CASCADE, related_name="questionnaires")
    version = models.PositiveSmallIntegerField(default=1)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["wave", "version"], name="questionnaire_version_once")]

    def __str__(self):
        return f"{self.wave} v{self.version}"


class Item(models.Model):
    """One question. Its code, not its text, is what it is across waves."""

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="items")
    code = models.SlugField(max_length=60)
    kind = models.CharField(max_length=20, choices=[(k, k) for k in KINDS])
    page = models.PositiveSmallIntegerField(default=1)
    place = models.PositiveSmallIntegerField(default=0)
    battery = models.SlugField(max_length=60, blank=True)
    text = Bilingual(models.TextField)
    help = Bilingual(models.TextField)
    low_label = Bilingual(models.CharField, max_length=80)
    high_label = Bilingual(models.CharField, max_length=80)
    required = models.BooleanField(default=True)
    points = models.PositiveSmallIntegerField(default=5)
    least = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    most = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    decimals = models.PositiveSmallIntegerField(default=0)
    unit = Bilingual(models.CharField, max_length=40)
    longest = models.PositiveIntegerField(default=2000)
    condition = models.JSONField(default=dict, blank=True)
    random_order = models.BooleanField(default=False)
    sensitive = models.BooleanField(default=False)
    base_rule = models.CharField(max_length=20, default="include_dk")
    comparable_with = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["page", "place", "pk"]
        constraints = [models.UniqueConstraint(fields=["questionnaire", "code"], name="item_code_once")]

    def __str__(self):
        return self.code


class Option(models.Model):
    """One possible answer, with a stable code."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="options")
    code = models.CharField(max_length=60)
    label = Bilingual(models.CharField, max_length=200)
    place = models.PositiveSmallIntegerField(default=0)
    meaning = models.CharField(
        max_length=20, blank=True, choices=[(m, m) for m in ("exclusive", "other", "dont_know", "not_applicable")]
    )

    class Meta:
        ordering = ["place", "pk"]
        constraints = [models.UniqueConstraint(fields=["item", "code"], name="option_code_once")]

    def __str__(self):
        return self.code
