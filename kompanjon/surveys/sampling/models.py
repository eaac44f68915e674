"""Whom a survey asks: organisations, posts, persons and the register of a wave."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from kompanjon.core.fields import Bilingual, FlowField, FlowQuerySet
from kompanjon.people.access.grants import Reach
from kompanjon.people.organisations.models import Organisation

from .flow import WAVE

EVERYBODY = {Reach.PROGRAMME: "pk"}


class SurveyedOrganisation(models.Model):
    """An organisation as the survey knows it, by the code of its register. Two roles of one legal entity share it."""

    code = models.CharField(max_length=20, unique=True)
    name = Bilingual(models.CharField, max_length=160)
    kind = models.CharField(max_length=20)
    legal_entity = models.CharField(max_length=20)
    organisation = models.ForeignKey(Organisation, models.SET_NULL, null=True, blank=True, related_name="surveyed_as")

    def __str__(self):
        return self.name or self.code


class GroupValue(models.Model):
    """What group an organisation belonged to, from a day to a day: SKR group, NUTS, size, partnership."""

    organisation = models.ForeignKey(SurveyedOrganisation, models.CASCADE, related_name="groups")
    variable = models.CharField(max_length=40)
    value = models.CharField(max_length=40)
    from_day = models.DateField(null=True, blank=True)
    to_day = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "variable", "from_day"], name="survey_group_value_once")
        ]

    def __str__(self):
        return f"{self.variable} {self.value}"


class Position(models.Model):
    """A post that exists in many organisations, such as chief executive."""

    code = models.CharField(max_length=30, unique=True)
    name = Bilingual(models.CharField, max_length=120)
    role = models.CharField(max_length=20)
    applies_to = models.JSONField(default=list)
    named = models.BooleanField(default=False)

    def __str__(self):
        return self.name or self.code


class Addressee(models.Model):
    """A person who may be asked. Kept apart from answers."""

    key = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=160, blank=True)
    email = models.CharField(max_length=254, blank=True, db_index=True)
    phone = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=5, default="sv")
    do_not_contact = models.BooleanField(default=False)

    def __str__(self):
        return self.name or self.key


class Survey(models.Model):
    """A survey that comes back, wave after wave."""

    code = models.SlugField(max_length=40, unique=True)
    title = Bilingual(models.CharField, max_length=160)
    purpose = Bilingual(models.TextField)
    controller = models.CharField(max_length=160, blank=True)
    contact = models.CharField(max_length=200, blank=True)

    def __str__(self):
        return self.title


class Wave(models.Model):
    """One round of a survey."""

    belongs = EVERYBODY
    CONFIDENTIAL, ANONYMOUS = "confidential", "anonymous"

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="waves")
    code = models.CharField(max_length=20, unique=True)
    title = Bilingual(models.CharField, max_length=160)
    mode = models.CharField(
        max_length=20, choices=[(CONFIDENTIAL, CONFIDENTIAL), (ANONYMOUS, ANONYMOUS)], default=CONFIDENTIAL
    )
    opens_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    complete_above = models.FloatField(default=0.80)
    partial_from = models.FloatField(default=0.50)
    silent_is_unknown = models.BooleanField(default=False)
    smallest_base = models.PositiveSmallIntegerField(default=10)
    smallest_cell = models.PositiveSmallIntegerField(default=5)
    edit_after = models.BooleanField(default=True)
    link_months = models.PositiveSmallIntegerField(default=6)
    links_gone_on = models.DateField(null=True, blank=True)
    most_from_one = models.JSONField(default=dict, blank=True)  # answers of the largest legal entity, kept at the cut
    processor = Bilingual(models.CharField, max_length=200)
    synthetic = models.BooleanField(default=False)
    imported_digest = models.CharField(max_length=64, blank=True)
    register_version = models.PositiveSmallIntegerField(default=0)
    former = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="later")
    state = FlowField(WAVE)

    objects = FlowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(smallest_base__gte=10) & Q(smallest_cell__gte=5), name="survey_limits_not_weaker"
            ),
            models.CheckConstraint(
                condition=Q(partial_from__lte=models.F("complete_above")), name="survey_partial_below_complete"
            ),
        ]

    def __str__(self):
        return self.title or self.code

    @property
    def anonymous(self):
        return self.mode == self.ANONYMOUS


class RegisterUnit(models.Model):
    """A post in an organisation that a wave asks, and who holds it. Its groups are frozen with the wave."""

    wave = models.ForeignKey(Wave, models.CASCADE, related_name="units")
    organisation = models.ForeignKey(SurveyedOrganisation, models.PROTECT, related_name="units")
    position = models.ForeignKey(Position, models.PROTECT, related_name="units")
    addressee = models.ForeignKey(Addressee, models.SET_NULL, null=True, blank=True, related_name="units")
    secondary = models.ManyToManyField(Position, blank=True, related_name="+")
    key = models.CharField(max_length=40)
    groups = models.JSONField(default=dict)
    source = models.CharField(max_length=80, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, default="filled", choices=[(s, s) for s in ("filled", "vacant", "unknown")])
    disposition = models.CharField(max_length=6, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["wave", "organisation", "position", "addressee"], name="survey_unit_once"),
            models.UniqueConstraint(fields=["wave", "key"], name="survey_unit_key_once"),
        ]

    def __str__(self):
        return f"{self.position}, {self.organisation}"


class RegisterVersion(models.Model):
    """How many a wave's register held, from when, and why it was changed: so that N of two versions can stand side by side."""

    wave = models.ForeignKey(Wave, models.CASCADE, related_name="register_versions")
    number = models.PositiveSmallIntegerField()
    units = models.PositiveIntegerField()
    reason = models.CharField(max_length=200, blank=True)
    after_lock = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["wave", "number"], name="survey_register_version_once")]

    def __str__(self):
        return f"{self.wave} {self.number}"


class Disposition(models.Model):
    """Which code a unit got, when, by rule or by hand: rows are added, the unit carries the last."""

    unit = models.ForeignKey(RegisterUnit, models.CASCADE, related_name="dispositions")
    code = models.CharField(max_length=6)
    edition = models.CharField(max_length=80)
    by_hand = models.BooleanField(default=False)
    reason = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.code


class Mapping(models.Model):
    """How a survey company's columns become ours: written once, used for its next delivery."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="mappings")
    name = models.CharField(max_length=80)
    columns = models.JSONField(default=dict)
    values = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "name"], name="survey_mapping_once")]

    def __str__(self):
        return self.name
