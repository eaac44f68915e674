"""How people are reached: invitations, their keys, and what has been sent."""

from django.conf import settings
from django.db import models

from kompanjon.core.fields import Bilingual, FlowField, FlowQuerySet

from ..sampling.models import RegisterUnit, Wave
from .flow import INVITATION


class Invitation(models.Model):
    """One per person and wave."""

    unit = models.OneToOneField(RegisterUnit, models.CASCADE, related_name="invitation")
    channel = models.CharField(max_length=10, default="mail")
    state = FlowField(INVITATION)
    sent_at = models.DateTimeField(null=True, blank=True)
    reminded = models.JSONField(default=list, blank=True)
    left_note = models.CharField(max_length=200, blank=True)

    objects = FlowQuerySet.as_manager()

    def __str__(self):
        return f"{self.unit}"


class InvitationKey(models.Model):
    """A way in: only hashes are kept, of the link's secret and of the short code on paper."""

    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="keys")
    token_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=64, unique=True)

    def __str__(self):
        return str(self.invitation_id)


class Sending(models.Model):
    """A message to all who should have it: the invitation or a reminder, each with its own text."""

    wave = models.ForeignKey(Wave, models.CASCADE, related_name="sendings")
    number = models.PositiveSmallIntegerField(default=0)
    subject = Bilingual(models.CharField, max_length=160)
    body = Bilingual(models.TextField)
    planned_at = models.DateTimeField(null=True, blank=True)
    tested_at = models.DateTimeField(null=True, blank=True)
    tested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    begun_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    failures_in_a_row = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["wave", "number"], name="survey_sending_once")]

    def __str__(self):
        return self.subject

    @property
    def complete(self):
        """Subject and text are there in both languages."""
        return all(t.strip() for t in (self.subject_sv, self.subject_en, self.body_sv, self.body_en))

    @property
    def ready(self):
        """Complete, and tested since it was last changed: the clock may let it go."""
        return self.complete and self.tested_at is not None


class Delivery(models.Model):
    """That one invitation got one sending: the row is made before the letter, so nobody gets it twice."""

    sending = models.ForeignKey(Sending, models.CASCADE, related_name="deliveries")
    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="deliveries")
    state = models.CharField(
        max_length=10, default="queued", choices=[(s, s) for s in ("queued", "handed", "failed", "bounced")]
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sending", "invitation"], name="survey_delivery_once")]

    def __str__(self):
        return f"{self.sending_id} → {self.invitation_id}"
