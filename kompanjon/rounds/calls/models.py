from django.conf import settings
from django.db import models
from django.db.models import Q

from kompanjon.core.fields import Bilingual, FlowField, FlowQuerySet, OreField
from kompanjon.partnerships.register.models import Network
from kompanjon.people.places.models import Country

from ..rulebook.models import RuleSet
from .flow import ROUND

MODES = [("window", "window"), ("deadline", "deadline"), ("rolling", "rolling")]


class Round(models.Model):
    """A time when one may apply: mode, dates, money, and all that is fixed when it opens.

    A round of the public record (`is_recorded`) never opens here: it is what announcements said of it.
    """

    belongs = {}

    slug = models.SlugField(max_length=60, unique=True)
    name = Bilingual(models.CharField, max_length=200)
    state = FlowField(ROUND, null=True, blank=True)
    mode = models.CharField(max_length=10, choices=MODES, default="window")
    opens_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    components = models.JSONField(default=list)
    rule_set = models.ForeignKey(RuleSet, models.PROTECT, null=True, blank=True)
    rule_set_version = models.PositiveIntegerField(null=True, blank=True)
    rule_set_chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    rule_set_chosen_on = models.DateField(null=True, blank=True)
    rules_fixed = models.JSONField(default=dict, blank=True)
    form_version = models.PositiveIntegerField(default=1)
    countries = models.ManyToManyField(Country, blank=True)
    themes = models.JSONField(default=list, blank=True)
    criteria = models.JSONField(default=list, blank=True)
    network = models.ForeignKey(Network, models.PROTECT, null=True, blank=True)
    signature_grace_days = models.PositiveSmallIntegerField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    is_example = models.BooleanField(default=False)
    is_recorded = models.BooleanField(default=False)

    objects = FlowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(opens_at__isnull=True) | Q(closes_at__isnull=True) | Q(closes_at__gt=models.F("opens_at")),
                name="round_closes_after_it_opens",
            )
        ]

    def __str__(self):
        return self.name


class FrameYear(models.Model):
    """The part of a round's budget frame that falls on one budget year."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="frame_years")
    year = models.PositiveSmallIntegerField()
    amount = OreField()

    class Meta:
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(fields=["round", "year"], name="frame_once_per_year"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="frame_not_negative"),
        ]

    def __str__(self):
        return f"{self.round} {self.year}"


class Extension(models.Model):
    """A later last day, for the whole round; the former one stays in the log."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="extensions")
    former = models.DateTimeField()
    closes_at = models.DateTimeField()
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"{self.round}: {self.closes_at}"
