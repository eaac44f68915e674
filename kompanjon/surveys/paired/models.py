"""Before and after a communication grant: the same people, linked by a code that only they can make again."""

from django.db import models

from kompanjon.core.fields import Bilingual
from kompanjon.people.access.grants import Reach

from ..sampling.models import Wave


class PairedSurvey(models.Model):
    """A baseline and a follow-up with the same fixed questions, answered through two open links."""

    belongs = {Reach.PROGRAMME: "pk"}

    wave = models.ForeignKey(Wave, models.PROTECT, related_name="paired")
    title = Bilingual(models.CharField, max_length=160)
    grant = models.CharField(max_length=120, blank=True)
    before_hash = models.CharField(max_length=64, unique=True)
    after_hash = models.CharField(max_length=64, unique=True)
    closed = models.BooleanField(default=False)

    def __str__(self):
        return self.title


class PairedAnswer(models.Model):
    """One person's answers before or after. The code is kept only as a keyed hash, the day only as a week."""

    BEFORE, AFTER = "before", "after"

    paired = models.ForeignKey(PairedSurvey, models.CASCADE, related_name="answers")
    phase = models.CharField(max_length=10, choices=[(BEFORE, BEFORE), (AFTER, AFTER)])
    pair = models.CharField(max_length=64)
    answers = models.JSONField(default=dict)
    week = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paired", "phase", "pair"], name="paired_answer_once_per_phase")]

    def __str__(self):
        return f"{self.paired} {self.phase}"
