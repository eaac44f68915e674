from django.db import models

from kompanjon.core.fields import OreField
from kompanjon.partnerships.register.models import Partnership, Source
from kompanjon.people.organisations.models import Organisation
from kompanjon.people.places.models import Country

from ..calls.models import Round


class Announcement(models.Model):
    """What was announced of a round of the public record: numbers as stated, with qualifiers and sources."""

    round = models.OneToOneField(Round, models.CASCADE, related_name="announcement")
    year = models.PositiveSmallIntegerField()
    season = models.CharField(max_length=10)
    announced_on = models.CharField(max_length=10, blank=True)
    announced_precision = models.CharField(max_length=15, blank=True)
    projects_stated = models.PositiveSmallIntegerField(null=True, blank=True)
    approved_stated = models.PositiveSmallIntegerField(null=True, blank=True)
    swedish_awardees_stated = models.PositiveSmallIntegerField(null=True, blank=True)
    international_stated = models.PositiveSmallIntegerField(null=True, blank=True)
    total = OreField(null=True, blank=True)
    total_qualifier = models.CharField(max_length=10, blank=True)
    countries_most = models.CharField(max_length=120, blank=True)
    coverage = models.CharField(max_length=40, blank=True)
    sources = models.ManyToManyField(Source, blank=True)
    note = models.TextField(blank=True)
    confidence = models.CharField(max_length=10, blank=True)

    def __str__(self):
        return str(self.round)


class RecordedAward(models.Model):
    """Who was awarded in a recorded round, with amount and partnership where an announcement said so."""

    key = models.CharField(max_length=160, unique=True)
    round = models.ForeignKey(Round, models.CASCADE, related_name="recorded_awards")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="recorded_awards")
    name_as_stated = models.CharField(max_length=200, blank=True)
    amount = OreField(null=True, blank=True)
    amount_qualifier = models.CharField(max_length=10, blank=True)
    partnership = models.ForeignKey(Partnership, models.PROTECT, null=True, blank=True, related_name="recorded_awards")
    partnership_basis = models.CharField(max_length=10, blank=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True)
    note = models.TextField(blank=True)

    def __str__(self):
        return self.key


class RecordedDecision(models.Model):
    """A decision on an application as a public document listed it. Rejections are counted in public, not named."""

    key = models.CharField(max_length=160, unique=True)
    reference_number = models.CharField(max_length=30)
    round = models.ForeignKey(Round, models.CASCADE, related_name="recorded_decisions")
    applicant = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="recorded_decisions"
    )
    country = models.ForeignKey(Country, models.PROTECT, null=True, blank=True)
    component = models.CharField(max_length=30)
    outcome = models.CharField(max_length=10)
    page_in_source = models.PositiveSmallIntegerField(null=True, blank=True)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, null=True, blank=True, related_name="recorded_decisions"
    )
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True)

    def __str__(self):
        return self.reference_number
