from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from kompanjon.core.db import stored_key
from kompanjon.core.fields import Bilingual, FlowField, FlowQuerySet, OreField
from kompanjon.core.speech import marked
from kompanjon.people.access.grants import Reach
from kompanjon.people.organisations.models import Organisation
from kompanjon.people.places.models import Country

from . import words
from .flow import PARTNERSHIP


class Source(models.Model):
    """A public page that something in the record was read from. Shown by title, publisher, year and address."""

    key = models.CharField(max_length=60, unique=True)
    address = models.URLField(max_length=600, blank=True)
    title = models.CharField(max_length=400)
    language = models.CharField(max_length=10, blank=True)
    seed_file = models.CharField(max_length=80, blank=True)

    def __str__(self):
        return self.title


class Network(models.Model):
    """Partnerships with a similar theme that start together and run in parallel for four years."""

    slug = models.SlugField(max_length=60, unique=True)
    name = Bilingual(models.CharField, max_length=120)
    start_year = models.PositiveSmallIntegerField(null=True, blank=True)
    end_year = models.PositiveSmallIntegerField(null=True, blank=True)
    countries = models.ManyToManyField(Country, blank=True)
    sources = models.ManyToManyField(Source, blank=True)
    note = models.TextField(blank=True)

    def __str__(self):
        return self.name


class Partnership(models.Model):
    """The long-lived relation between a Swedish municipality or region and its counterpart abroad.

    What the record says of it (`stated_status`) is kept as stated, apart from the flow, which begins when the
    office takes the partnership over or the parties begin an application.
    """

    belongs = {Reach.PARTNERSHIP: "pk", Reach.ORGANISATION: "parties__organisation_id"}

    slug = models.SlugField(max_length=160, unique=True)
    name = models.CharField(max_length=300)
    name_key = models.CharField(max_length=250, blank=True, db_index=True)
    state = FlowField(PARTNERSHIP, null=True, blank=True, default=None)
    stated_status = models.CharField(max_length=10, blank=True)
    start_year = models.PositiveSmallIntegerField(null=True, blank=True)
    start_year_basis = models.CharField(max_length=20, blank=True)
    end_year = models.PositiveSmallIntegerField(null=True, blank=True)
    theme = models.CharField(max_length=200, blank=True)
    other_actors = models.TextField(blank=True)
    outcome_note = models.TextField(blank=True)
    confidence = models.CharField(max_length=10, blank=True)
    previous = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="continued_by")
    networks = models.ManyToManyField(Network, blank=True, related_name="partnerships")
    sources = models.ManyToManyField(Source, blank=True, related_name="partnerships")
    is_example = models.BooleanField(default=False)
    withheld = models.BooleanField(default=False)
    withheld_reason = models.CharField(max_length=200, blank=True)

    objects = FlowQuerySet.as_manager()

    def __str__(self):
        return marked(self.name)

    def save(self, **options):
        self.name_key = stored_key(self.name)
        if options.get("update_fields") is not None and "name" in options["update_fields"]:
            options["update_fields"] = {*options["update_fields"], "name_key"}
        super().save(**options)

    @property
    def stated_label(self):
        return gettext(words.STATED_STATUS.get(self.stated_status, self.stated_status))

    @property
    def start_basis_label(self):
        return gettext(words.START_BASIS[self.start_year_basis]) if self.start_year_basis in words.START_BASIS else ""

    @property
    def confidence_label(self):
        return gettext(words.CONFIDENCE[self.confidence]) if self.confidence in words.CONFIDENCE else ""


class Side(models.TextChoices):
    SWEDISH = "swedish"
    INTERNATIONAL = "international"
    EU_THIRD = "eu_third"
    OTHER = "other"


class Party(models.Model):
    """An organisation in a partnership: on which side, whether it leads, from when to when."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="parties")
    side = models.CharField(max_length=15, choices=Side.choices)
    leads = models.BooleanField(default=False)
    place = models.PositiveSmallIntegerField(default=0)
    from_day = models.DateField(null=True, blank=True)
    to_day = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "organisation"], name="party_once_per_partnership"),
            models.UniqueConstraint(fields=["partnership"], condition=Q(leads=True), name="party_one_leads"),
            models.CheckConstraint(condition=Q(leads=False) | Q(side="swedish"), name="party_leader_is_swedish"),
        ]

    def __str__(self):
        return f"{self.organisation} ({self.side})"

    @property
    def side_label(self):
        return gettext(words.SIDES[self.side])


class RecordedGrant(models.Model):
    """A project, inception, steering group or other grant as public pages show it. Empty means that no page said."""

    slug = models.SlugField(max_length=200, unique=True)
    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="recorded_grants")
    round_key = models.CharField(max_length=60, blank=True, db_index=True)
    component = models.CharField(max_length=30)
    title = models.CharField(max_length=300, blank=True)
    title_language = models.CharField(max_length=5, blank=True)
    theme = models.CharField(max_length=200, blank=True)
    area = models.CharField(max_length=120, blank=True)
    core_areas = models.JSONField(default=list, blank=True)
    goals = models.JSONField(default=list, blank=True)
    start_year = models.PositiveSmallIntegerField(null=True, blank=True)
    end_year = models.PositiveSmallIntegerField(null=True, blank=True)
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    amount = OreField(null=True, blank=True)
    amount_qualifier = models.CharField(max_length=10, blank=True)
    reference_number = models.CharField(max_length=30, blank=True)
    announced_on = models.CharField(max_length=10, blank=True)
    outcome_note = models.TextField(blank=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True)
    source_address = models.URLField(max_length=600, blank=True)
    confidence = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0), name="recorded_grant_not_negative"
            )
        ]

    def __str__(self):
        return self.title or self.slug

    @property
    def component_label(self):
        return gettext(words.COMPONENTS.get(self.component, words.COMPONENTS["unknown"]))


class GrantTag(models.Model):
    """Core areas and global goals of a recorded grant, one row each, so that the catalogue can filter and count."""

    grant = models.ForeignKey(RecordedGrant, models.CASCADE, related_name="tags")
    kind = models.CharField(max_length=10)
    code = models.CharField(max_length=20, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["grant", "kind", "code"], name="grant_tag_once")]

    def __str__(self):
        return f"{self.kind} {self.code}"
