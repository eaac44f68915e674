from django.conf import settings
from django.db import models
from django.db.models import Q

from kompanjon.core.fields import Bilingual, OreField
from kompanjon.people.places.models import Country

PROVENANCES = [("seed", "seed"), ("public", "public"), ("assumed", "assumed"), ("decided", "decided")]


class RuleSource(models.Model):
    """A page or a paper that a rule was read from. Shown by title, publisher, year and address."""

    key = models.SlugField(max_length=40, unique=True)
    title = models.CharField(max_length=300)
    publisher = models.CharField(max_length=120, blank=True)
    year = Bilingual(models.CharField, max_length=60)
    address = models.URLField(max_length=600, blank=True)

    def __str__(self):
        return self.title


class RuleSet(models.Model):
    """A set of rules with a name people know, from a day to a day. Rules are dated data, not code.

    Its rows are what the office edits. What rounds and applications are held to is a numbered version of it,
    written down whole and never changed. `valid_to_key` names the open decision that sets the last day.
    """

    belongs = {}

    code = models.SlugField(max_length=40, unique=True)
    name = Bilingual(models.CharField, max_length=120)
    adopted_on = models.DateField(null=True, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    valid_to_key = models.SlugField(max_length=80, blank=True)
    source = models.ForeignKey(RuleSource, models.PROTECT, null=True, blank=True, related_name="+")
    provenance = models.CharField(max_length=10, choices=PROVENANCES)
    caps_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    parameters_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    copied_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="copies")
    for_demonstration = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=models.F("valid_from")),
                name="rule_set_ends_after_it_begins",
            )
        ]

    def __str__(self):
        return self.name


class RuleSetVersion(models.Model):
    """A rule set as it stood from a moment on, with everything it takes from others and every stamp: never changed."""

    rule_set = models.ForeignKey(RuleSet, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    why = models.TextField(blank=True)

    class Meta:
        ordering = ["rule_set", "number"]
        constraints = [models.UniqueConstraint(fields=["rule_set", "number"], name="rule_set_version_once")]

    def __str__(self):
        return f"{self.rule_set} {self.number}"


class Parameter(models.Model):
    """One value of a rule set, with where it comes from and how strong it is. `null` means unknown."""

    rule_set = models.ForeignKey(RuleSet, models.CASCADE, related_name="parameters")
    key = models.SlugField(max_length=80)
    value = models.JSONField(null=True)
    provenance = models.CharField(max_length=10, choices=PROVENANCES)
    severity = models.CharField(max_length=5, blank=True)
    source = models.ForeignKey(RuleSource, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rule_set", "key"], name="parameter_once_per_rule_set")]

    def __str__(self):
        return self.key


class Cap(models.Model):
    """A ceiling or guide value for a component, by number of parties and the part of the world.

    Where `decision` names an open decision, its value is the amount, in kronor.
    """

    rule_set = models.ForeignKey(RuleSet, models.CASCADE, related_name="caps")
    component = models.CharField(max_length=30)
    parties = models.CharField(max_length=10, choices=[("two", "two"), ("three", "three"), ("multi", "multi")])
    band = models.CharField(max_length=20)
    amount = OreField()
    labour = OreField(null=True, blank=True)
    per = models.CharField(max_length=10, choices=[("year", "year"), ("grant", "grant")])
    kind = models.CharField(max_length=10, choices=[("max", "max"), ("guide", "guide")])
    provenance = models.CharField(max_length=10, choices=PROVENANCES)
    decision = models.SlugField(max_length=80, blank=True)
    source = models.ForeignKey(RuleSource, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rule_set", "component", "parties", "band"], name="cap_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="cap_is_positive"),
            models.CheckConstraint(
                condition=Q(labour__isnull=True) | Q(labour__lte=models.F("amount")), name="cap_labour_within"
            ),
        ]

    def __str__(self):
        return f"{self.component} {self.parties} {self.band}"


class CountryList(models.Model):
    """The countries one could apply with, in a period, as read on a day from a page or decided by the office."""

    rule_set = models.ForeignKey(RuleSet, models.CASCADE, related_name="country_lists")
    key = models.SlugField(max_length=40)
    name = Bilingual(models.CharField, max_length=120)
    programme = models.CharField(max_length=5, default="MPP")
    since = Bilingual(models.CharField, max_length=60)
    place = models.PositiveSmallIntegerField(default=0)
    read_on = models.CharField(max_length=10, blank=True)
    provenance = models.CharField(max_length=10, choices=PROVENANCES)
    source = models.ForeignKey(RuleSource, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["rule_set", "key"], name="country_list_once")]

    def __str__(self):
        return self.name


class CountryEligibility(models.Model):
    """Whether a country can be applied with, on one list. Closing a country never touches a running grant."""

    country_list = models.ForeignKey(CountryList, models.CASCADE, related_name="countries")
    country = models.ForeignKey(Country, models.PROTECT, related_name="eligibility")
    status = models.CharField(
        max_length=15,
        default="open",
        choices=[
            ("open", "open"),
            ("phase_out", "phase out"),
            ("closed", "closed"),
            ("exception_only", "exception only"),
        ],
    )
    reason = Bilingual(models.CharField, max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["country_list", "country"], name="eligibility_once")]
        verbose_name_plural = "country eligibility"

    def __str__(self):
        return f"{self.country}: {self.status}"


class OpenDecision(models.Model):
    """An assumed value that the office has yet to confirm, change or discard. One row per key."""

    belongs = {}

    key = models.SlugField(max_length=80, unique=True)
    value = models.JSONField(null=True)
    rule = models.CharField(max_length=60)
    heading = models.SlugField(max_length=30)
    does = Bilingual(models.TextField)
    today = Bilingual(models.TextField)
    decider = Bilingual(models.CharField, max_length=120)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["place"]

    def __str__(self):
        return self.key


class Stamp(models.Model):
    """What the office said of an open decision: by whom, when, why. Undone by a later one, never removed.

    Without a rule set it holds for the whole installation; with one, for the value that stands in that rule set.
    """

    decision = models.ForeignKey(OpenDecision, models.PROTECT, related_name="stamps")
    rule_set = models.ForeignKey(RuleSet, models.PROTECT, null=True, blank=True, related_name="stamps")
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

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.decision}: {self.outcome}"
