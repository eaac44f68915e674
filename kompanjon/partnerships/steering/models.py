from django.conf import settings
from django.db import models
from django.utils.translation import gettext

from kompanjon.core.words import _
from kompanjon.people.access.grants import Reach
from kompanjon.people.organisations.models import Organisation
from kompanjon.people.places.models import Country

from ..register.models import Partnership

POLITICAL_ROLES = {
    "majority": _("majority"),
    "opposition": _("opposition"),
    "independent": _("independent"),
    "not_applicable": _("not applicable"),
}

KINDS = {"politician": _("politician"), "official": _("leading official")}


class Mandate(models.Model):
    """A person's place in the steering group, for a party and a mandate period. The political role, never the party."""

    belongs = {Reach.PARTNERSHIP: "partnership_id"}

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="mandates")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="mandates")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="mandates")
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=15, choices=list(KINDS.items()))
    political_role = models.CharField(max_length=15, choices=list(POLITICAL_ROLES.items()), default="not_applicable")
    body = models.CharField(max_length=120, blank=True)
    chairs = models.BooleanField(default=False)
    from_day = models.DateField(null=True, blank=True)
    to_day = models.DateField(null=True, blank=True)

    def __str__(self):
        return f"{self.name}, {self.organisation}"

    @property
    def post_label(self):
        """What this person is in the group: of the majority, of the opposition, or a leading official."""
        words = {**POLITICAL_ROLES, "official": KINDS["official"]}
        post = "official" if self.is_official else self.political_role
        return gettext(words[post])

    @property
    def is_official(self):
        return self.kind == "official"


class SteeringMeeting(models.Model):
    """A meeting of the steering group: when, at whose place, whether at a distance, and what it asked for.

    `counts_because` is the office's reason to let a meeting at a distance count as one of the year's.
    """

    belongs = {Reach.PARTNERSHIP: "partnership_id"}

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="steering_meetings")
    on = models.DateField()
    host = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True)
    at_distance = models.BooleanField(default=False)
    counts_because = models.CharField(max_length=200, blank=True)
    minutes_item = models.CharField(max_length=60, blank=True)
    note = models.TextField(blank=True)

    def __str__(self):
        return f"{self.partnership}, {self.on}"


class OppositionException(models.Model):
    """Where a counterpart has no organised opposition: given once per country or partnership, with its reason."""

    country = models.ForeignKey(Country, models.PROTECT, null=True, blank=True)
    partnership = models.ForeignKey(Partnership, models.CASCADE, null=True, blank=True)
    reason = models.TextField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    given_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(country__isnull=False) | models.Q(partnership__isnull=False),
                name="opposition_exception_has_a_place",
            )
        ]

    def __str__(self):
        return self.reason[:60]
