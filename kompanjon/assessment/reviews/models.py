from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kompanjon.applications.joint.models import Application
from kompanjon.core.fields import FlowField, FlowQuerySet
from kompanjon.core.words import _
from kompanjon.people.access.grants import Reach

from .flow import REVIEW
from .rules import disqualifies

OPINIONS = [
    ("approve", _("Recommend approval")),
    ("approve_with_conditions", _("Recommend approval with conditions")),
    ("reject", _("Recommend rejection")),
]


class ConflictStatement(models.Model):
    """What a person who takes part in preparing or deciding a case says ties them to it, or that nothing does.

    The latest counts; the former ones stay in the trace.
    """

    belongs = {Reach.OWN: "person_id", Reach.ASSIGNED: "person_id"}

    application = models.ForeignKey(Application, models.CASCADE, related_name="conflict_statements")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="conflict_statements")
    ties = models.JSONField(default=list, blank=True)
    text = models.TextField(blank=True)
    given_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "person"], name="conflict_statement_once")]

    def __str__(self):
        return f"{self.person}: {self.application}"

    @property
    def disqualifies(self):
        return disqualifies(self.ties)

    @property
    def advised(self):
        return bool(self.ties) and not self.disqualifies


class Review(models.Model):
    """One person's own assessment of one application, closed to everybody else until all of them are in.

    `asked` is who was asked to read. `assessor` is the same person once they have stated that nothing ties them to the
    case, and only then does the application lie within their reach; it is emptied when they stand down.
    """

    belongs = {Reach.ASSIGNED: "asked_id"}

    application = models.ForeignKey(Application, models.PROTECT, related_name="reviews")
    asked = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="reviews_asked_for")
    assessor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="reviews"
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    due = models.DateField(null=True, blank=True)
    state = FlowField(REVIEW)
    recommendation = models.CharField(max_length=25, choices=OPINIONS, blank=True)
    comment = models.TextField(blank=True)
    saved_at = models.DateTimeField(null=True, blank=True)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = FlowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "asked"], name="review_one_per_person"),
            models.CheckConstraint(
                condition=Q(assessor__isnull=True) | Q(assessor=F("asked")), name="review_is_read_by_the_one_asked"
            ),
        ]

    def __str__(self):
        return f"{self.application}: {self.asked}"


class ReviewScore(models.Model):
    """A score and the reason for it, for one criterion."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="scores")
    criterion = models.CharField(max_length=40)
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "criterion"], name="review_score_once"),
            models.CheckConstraint(condition=Q(score__isnull=True) | Q(score__gte=1), name="review_score_at_least_one"),
        ]

    def __str__(self):
        return f"{self.criterion}: {self.score}"
