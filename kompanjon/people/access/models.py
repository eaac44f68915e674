from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext

from ..organisations.models import Organisation
from .grants import ROLE_NAMES, Role


class Seated(models.Model):
    """What a seat and the offer of one share: the role, named in the reader's language. Labels stay out of migrations."""

    role = models.CharField(max_length=30)

    class Meta:
        abstract = True

    def get_role_display(self):
        return gettext(ROLE_NAMES[Role(self.role)])


class Seat(Seated):
    """A role, in a place, for a time. What one may do follows from where one sits.

    `organisation` is the body one acts for; `partnership` the key of the partnership one sits in (a number, not a
    foreign key, because partnerships lie in the room above).
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="seats")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="seats")
    partnership = models.BigIntegerField(null=True, blank=True, db_index=True)
    from_day = models.DateField(default=timezone.localdate)
    to_day = models.DateField(null=True, blank=True)

    belongs = {"own": "person_id", "organisation": "organisation_id", "partnership": "partnership"}

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(to_day__isnull=True) | Q(to_day__gte=models.F("from_day")),
                name="seat_ends_after_it_begins",
            )
        ]

    def __str__(self):
        return f"{self.person}: {self.get_role_display()}"


class StandIn(models.Model):
    """Somebody who sits in another's seat between two dates."""

    seat = models.ForeignKey(Seat, models.CASCADE, related_name="stand_ins")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="stands_in")
    from_day = models.DateField()
    to_day = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(to_day__gte=models.F("from_day")), name="stand_in_ends_after_it_begins")
        ]

    def __str__(self):
        return f"{self.person} for {self.seat}"


def two_weeks_on():
    return timezone.now() + timedelta(days=14)


class Invitation(Seated):
    """An offer of a seat, bound to an address: one use, 14 days, renewable. Only hashes of its keys are kept.

    It has two: the letter's, which only the address has seen, and one that the inviter may copy. Whoever comes by the
    copied one shows that the address is theirs by a code in a letter, when the seat is one of PROVEN_ROLES.
    """

    email = models.EmailField()
    name = models.CharField(max_length=160, blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True)
    partnership = models.BigIntegerField(null=True, blank=True)
    language = models.CharField(max_length=5, default="en")
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    key_hash = models.CharField(max_length=64, unique=True)
    copied_key_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    code_hash = models.CharField(max_length=64, blank=True)
    code_at = models.DateTimeField(null=True, blank=True)
    code_tries = models.PositiveSmallIntegerField(default=0)
    codes_sent = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)
    ends_at = models.DateTimeField(default=two_weeks_on)
    used_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn = models.BooleanField(default=False)

    belongs = {"organisation": "organisation_id", "partnership": "partnership"}

    def __str__(self):
        return f"{self.email}: {self.get_role_display()}"
