"""Weights of a wave and what was left out of it."""

from django.conf import settings
from django.db import models

from ..answering.models import Response
from ..sampling.models import Wave


class WeightSet(models.Model):
    """Weights by a method, with the counts they were made from. One may be official."""

    wave = models.ForeignKey(Wave, models.CASCADE, related_name="weight_sets")
    name = models.CharField(max_length=40)
    method = models.CharField(
        max_length=20, choices=[(m, m) for m in ("classes", "post_strata", "raking")], default="classes"
    )
    definition = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    design_effect = models.FloatField(default=1.0)
    digest = models.CharField(max_length=64)
    official = models.BooleanField(default=False)
    reason = models.CharField(max_length=300, blank=True)  # why it was chosen
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["wave", "name"], name="survey_weight_set_once"),
            models.UniqueConstraint(
                fields=["wave"], condition=models.Q(official=True), name="survey_one_official_weight_set"
            ),
        ]

    def __str__(self):
        return self.name


class Exclusion(models.Model):
    """A response that is not counted, by whom and why."""

    response = models.OneToOneField(Response, models.CASCADE, related_name="exclusion")
    reason = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.reason


class ReadText(models.Model):
    """A free text that the reviewer has read: whether it may be quoted outside."""

    response = models.ForeignKey(Response, models.CASCADE, related_name="read_texts")
    item = models.SlugField(max_length=60)
    quotable = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["response", "item"], name="survey_text_read_once")]

    def __str__(self):
        return f"{self.response_id} {self.item}"

    @property
    def text(self):
        return self.response.answers.get(self.item, "")
