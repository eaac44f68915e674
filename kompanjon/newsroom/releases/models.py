from django.conf import settings
from django.db import models

from kompanjon.awards.decisions.models import Award
from kompanjon.core.fields import Bilingual, FlowField, FlowQuerySet
from kompanjon.people.access.grants import Reach
from kompanjon.rounds.calls.models import Round

from .flow import RELEASE

PERSON = settings.AUTH_USER_MODEL


class Release(models.Model):
    """What the office tells the world. One about decisions names every grant, and its figures are the decisions."""

    belongs: dict[Reach, str] = {}

    slug = models.SlugField(max_length=120, unique=True)
    round = models.ForeignKey(Round, models.PROTECT, null=True, blank=True, related_name="releases")
    awards = models.ManyToManyField(Award, blank=True, related_name="releases")
    headline = Bilingual(models.CharField, max_length=200)
    lead = Bilingual(models.TextField)
    body = Bilingual(models.TextField)
    fact_box = Bilingual(models.TextField)
    contact = Bilingual(models.TextField)
    state = FlowField(RELEASE)
    embargo_until = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    figures = models.JSONField(default=dict, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    proposed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    approved_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    is_example = models.BooleanField(default=False)

    objects = FlowQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return self.headline


class Correction(models.Model):
    """Something that was said wrongly, or has changed, told with its day. The release itself stays as it was."""

    release = models.ForeignKey(Release, models.PROTECT, related_name="corrections")
    text = Bilingual(models.TextField)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self):
        return self.text[:60]
