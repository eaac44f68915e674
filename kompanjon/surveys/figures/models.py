"""What goes out: figures with their claims, and releases that freeze them."""

from django.conf import settings
from django.db import models

from kompanjon.core.fields import Bilingual, FlowField, FlowQuerySet
from kompanjon.people.access.grants import Reach

from ..sampling.models import Wave
from .flow import RELEASE


class Release(models.Model):
    """A set of figures that goes out together, frozen with a checksum. A correction is a new release with a note."""

    belongs = {Reach.PROGRAMME: "pk"}

    wave = models.ForeignKey(Wave, models.PROTECT, related_name="releases")
    number = models.PositiveSmallIntegerField(default=1)
    note = Bilingual(models.TextField)
    frozen = models.JSONField(default=dict, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    standing = models.JSONField(default=dict, blank=True)  # what counted when it was published
    outdated = models.BooleanField(default=False)  # the answers have changed since: a new release is due
    microdata = models.TextField(blank=True)  # the open records as CSV, where they go out with the release
    microdata_report = models.JSONField(default=dict, blank=True)
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    state = FlowField(RELEASE)

    objects = FlowQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["wave", "number"], name="survey_release_number_once")]

    def __str__(self):
        return f"{self.wave} {self.number}"


class Figure(models.Model):
    """What a chart or a sentence is made of: computed again from these fields at any time."""

    belongs = {Reach.PROGRAMME: "pk"}

    wave = models.ForeignKey(Wave, models.CASCADE, related_name="figures")
    release = models.ForeignKey(Release, models.SET_NULL, null=True, blank=True, related_name="figures")
    code = models.SlugField(max_length=40)
    title = Bilingual(models.CharField, max_length=200)
    claim = Bilingual(models.TextField)
    says = Bilingual(models.CharField, max_length=200)
    definition = models.JSONField(default=dict)
    value = models.FloatField(null=True, blank=True)
    answer = models.CharField(max_length=60, blank=True)
    n = models.PositiveIntegerField(default=0)
    low = models.FloatField(null=True, blank=True)
    high = models.FloatField(null=True, blank=True)
    weights = models.CharField(max_length=40, default="none")
    unit = models.CharField(max_length=20, default="persons")
    stand_in = models.BooleanField(default=False)
    suppressed = models.BooleanField(default=False)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [models.UniqueConstraint(fields=["wave", "code"], name="survey_figure_code_once")]

    def __str__(self):
        return self.title or self.code
