from django.conf import settings
from django.db import models
from django.utils.translation import gettext

from kompanjon.core.db import stored_key
from kompanjon.core.speech import marked

from ..places.models import Country, County
from .kinds import NAMES, Kind


class LegalBody(models.Model):
    """A legal person, which may have two roles: Region Gotland is both a municipality and a region."""

    number = models.CharField(max_length=20, unique=True)

    class Meta:
        verbose_name_plural = "legal bodies"

    def __str__(self):
        return self.number


class Organisation(models.Model):
    """A municipality, a region, a counterpart abroad or another body that takes part in the programme."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=120, blank=True)
    name_key = models.CharField(max_length=250, editable=False, db_index=True)
    kind = models.CharField(max_length=30)
    kind_as_stated = models.CharField(max_length=30, blank=True)
    country = models.ForeignKey(Country, models.PROTECT, null=True, blank=True, related_name="organisations")
    county = models.ForeignKey(County, models.PROTECT, null=True, blank=True)
    code = models.CharField(max_length=10, blank=True)
    legal_body = models.ForeignKey(LegalBody, models.PROTECT, null=True, blank=True, related_name="roles")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    population = models.PositiveIntegerField(null=True, blank=True)
    population_on = models.DateField(null=True, blank=True)
    municipal_share_pct = models.PositiveSmallIntegerField(null=True, blank=True)
    place = models.CharField(max_length=80, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    point_precision = models.CharField(max_length=10, blank=True)
    point_source = models.CharField(max_length=40, blank=True)
    ended_year = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)
    source_key = models.CharField(max_length=60, blank=True)
    confidence = models.CharField(max_length=10, blank=True)
    registrar_email = models.EmailField(blank=True)
    is_example = models.BooleanField(default=False)
    withheld = models.BooleanField(default=False)
    place_withheld = models.BooleanField(default=False)
    withheld_reason = models.CharField(max_length=200, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    to_check = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "code"], condition=~models.Q(code=""), name="organisation_one_code_per_kind"
            )
        ]

    def __str__(self):
        return marked(self.name)

    def save(self, **options):
        self.name_key = stored_key(self.name)
        if options.get("update_fields") is not None:
            options["update_fields"] = {*options["update_fields"], "name_key"}
        super().save(**options)

    @property
    def label(self):
        """The short name people use: Växjö, Kisanga."""
        return self.short_name or self.name

    @property
    def kind_label(self):
        return gettext(NAMES[Kind(self.kind)])

    @property
    def is_swedish(self):
        return self.country_id == "SE"

    belongs = {"organisation": "pk"}


class OrganisationName(models.Model):
    """What an organisation was called, from and to a year: landsting became region, Port Elizabeth became Gqeberha."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    valid_from_year = models.PositiveSmallIntegerField(null=True, blank=True)
    valid_to_year = models.PositiveSmallIntegerField(null=True, blank=True)
    of_place = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="organisation_name_once")]

    def __str__(self):
        return self.name


class ContactNote(models.Model):
    """Who at the office spoke with whom, when, and what was said: the only ground for a list of whom to call."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="contact_notes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    spoke_with = models.CharField(max_length=160)
    on = models.DateField()
    said = models.TextField()
    why_not = models.CharField(max_length=200, blank=True)
    written_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"{self.organisation}, {self.on}"
