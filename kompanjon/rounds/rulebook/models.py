from django.conf import settings
from django.db import models
from django.db.models import Q

from kompanjon.core.fields import Bilingual
from kompanjon.people.places.models import Country


class RuleSet(models.Model):
    """A set of rules with a name people know, from a day to a day. Rules are dated data, not code."""

    code = models.SlugField(max_length=40, unique=True)
    name = Bilingual(models.CharField, max_length=120)
    adopted_on = models.DateField(null=True, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    source_title = models.CharField(max_length=300, blank=True)
    source_address = models.URLField(max_length=600, blank=True)
    provenance = models.CharField(max_length=10)
    caps_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    parameters_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    copied_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="copies")
    for_demonstration = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    def __str__(self):
        return self.name


class Parameter(models.Model):
    """One value of a rule set, with where it comes from and how strong it is. `null` means unknown."""

    rule_set = models.ForeignKey(RuleSet, models.CASCADE, related_name="parameters")
    key = models.SlugField(max_length=80)
    value = models.JSONField(null=True)
    provenance = models.CharField(max_length=10)
    severity = models.CharField(max_length=5, blank=True)
    source_title = models.CharField(max_length=300, blank=True)
    source_address = models.URLField(max_length=600, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rule_set", "key"], name="parameter_once_per_rule_set")]

    def __str__(self):
        return self.key


class Cap(models.Model):
    """A ceiling or guide value for a component, by number of parties and the part of the world."""

    rule_set = models.ForeignKey(RuleSet, models.CASCADE, related_name="caps")
    component = models.CharField(max_length=30)
    parties = models.CharField(max_length=10)
    band = models.CharField(max_length=20)
    amount = models.BigIntegerField()
    labour = models.BigIntegerField(null=True, blank=True)
    per = models.CharField(max_length=10)
    kind = models.CharField(max_length=10)
    provenance = models.CharField(max_length=10)
    source_title = models.CharField(max_length=300, blank=True)
    source_address = models.URLField(max_length=600, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rule_set", "component", "parties", "band"], name="cap_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="cap_is_positive"),
        ]

    def __str__(self):
        return f"{self.component} {self.parties} {self.band}"


class CountryEligibility(models.Model):
    """Whether a country can be applied with, for a programme and a rule set, from and to a day."""

    country = models.ForeignKey(Country, models.PROTECT, related_name="eligibility")
    programme = models.CharField(max_length=5, default="MPP")
    rule_set = models.ForeignKey(RuleSet, models.CASCADE, related_name="countries")
    from_day = models.DateField(null=True, blank=True)
    to_day = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=15, default="open")
    reason = models.CharField(max_length=300, blank=True)
    read_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["country", "programme", "rule_set"], name="eligibility_once"),
        ]
        verbose_name_plural = "country eligibility"

    def __str__(self):
        return f"{self.country}: {self.status}"


class OpenDecision(models.Model):
    """An assumed value that the office has yet to confirm, change or discard. One row per key."""

    key = models.SlugField(max_length=80, unique=True)
    value = models.JSONField(null=True)
    rule = models.CharField(max_length=60)
    does = Bilingual(models.TextField)
    today = Bilingual(models.TextField)
    decider = Bilingual(models.CharField, max_length=120)
    place = models.PositiveSmallIntegerField(default=0)

    def __str__(self):
        return self.key


class Stamp(models.Model):
    """What the office said of an open decision: by whom, when, why. Undone by a later one, never removed."""

    decision = models.ForeignKey(OpenDecision, models.PROTECT, related_name="stamps")
    rule_set = models.ForeignKey(RuleSet, models.PROTECT, null=True, blank=True)
    outcome = models.CharField(
        max_length=10,
        choices=[
            ("confirmed", "confirmed"),
            ("changed", "changed"),
            ("not_used", "not used"),
            ("undone", "undone"),
        ],
    )
    value = models.JSONField(null=True)
    severity = models.CharField(max_length=5, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    by_name = models.CharField(max_length=160)
    on = models.DateField()
    why = models.TextField(blank=True)

    def __str__(self):
        return f"{self.decision}: {self.outcome}"
