from django.conf import settings
from django.db import models

from kompanjon.applications.joint.models import Application
from kompanjon.core.words import _
from kompanjon.people.access.grants import Reach
from kompanjon.rounds.calls.models import Round

RECOMMENDATIONS = [
    ("approve", _("Recommend approval")),
    ("approve_with_conditions", _("Recommend approval with conditions")),
    ("defer", _("Recommend deferral")),
    ("reject", _("Recommend rejection")),
]


class JointMeeting(models.Model):
    """A meeting where those who have assessed a round's applications agree on each."""

    belongs: dict[Reach, str] = {}

    round = models.ForeignKey(Round, models.PROTECT, related_name="joint_meetings")
    held_on = models.DateField()
    present = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="joint_meetings")
    others = models.CharField(max_length=300, blank=True)
    record = models.TextField(blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-held_on", "-pk"]

    def __str__(self):
        return f"{self.round}, {self.held_on}"


class JointOpinion(models.Model):
    """What the meeting agreed about one application. Agreed scores may be empty: then the reviews' mean stands.

    `mean` and `spread`, in hundredths, are what the meeting had before it: every list after it sorts by them.
    """

    application = models.OneToOneField(Application, models.PROTECT, related_name="joint_opinion")
    meeting = models.ForeignKey(JointMeeting, models.PROTECT, related_name="opinions")
    scores = models.JSONField(default=dict, blank=True)
    mean = models.PositiveSmallIntegerField(null=True, blank=True)
    spread = models.PositiveSmallIntegerField(null=True, blank=True)
    recommendation = models.CharField(max_length=25, choices=RECOMMENDATIONS)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    def __str__(self):
        return f"{self.application}: {self.recommendation}"
