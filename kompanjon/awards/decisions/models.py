from django.conf import settings
from django.db import models
from django.db.models import Q

from kompanjon.applications.joint.models import Application
from kompanjon.core.fields import Bilingual, FlowField, FlowQuerySet, OreField
from kompanjon.people.access.grants import Reach
from kompanjon.people.organisations.models import Organisation
from kompanjon.rounds.calls.models import Round

from .flow import AWARD, CONDITION
from .rules import OUTCOMES, PROMISES

PERSON = settings.AUTH_USER_MODEL


class MinutesItem(models.Model):
    """One item of the minutes (en paragraf), under which one application or many are decided."""

    belongs: dict[Reach, str] = {}

    round = models.ForeignKey(Round, models.PROTECT, related_name="minutes_items")
    minutes = models.CharField(max_length=60)
    number = models.CharField(max_length=20)
    held_on = models.DateField()
    wording = models.TextField(blank=True)
    made_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["minutes", "number"], name="minutes_item_once")]

    def __str__(self):
        return f"{self.minutes}, {self.number}"


class AwardQuerySet(FlowQuerySet):
    def current(self):
        return self.filter(current=True)

    def promised(self):
        """Those whose money is promised: decided, for as long as no later decision has taken their place."""
        return self.current().filter(state__in=("decided", "published"), outcome__in=PROMISES)


class Award(models.Model):
    """What is proposed, and then decided, about one application. A case that was deferred gets a new one later."""

    belongs: dict[Reach, str] = {}  # the parties are told by letter; until then not even that something is proposed

    application = models.ForeignKey(Application, models.PROTECT, related_name="awards")
    current = models.BooleanField(default=True)
    state = FlowField(AWARD)
    outcome = models.CharField(max_length=25, choices=list(OUTCOMES.items()))
    reason = Bilingual(models.TextField)
    report_dates = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=1)
    proposed_by = models.ForeignKey(PERSON, models.PROTECT, related_name="awards_proposed")
    proposed_at = models.DateTimeField(auto_now_add=True)
    item = models.ForeignKey(MinutesItem, models.PROTECT, null=True, blank=True, related_name="awards")
    decided_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="awards_decided")
    decided_for = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    decided_on = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    objects = AwardQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application"], condition=Q(current=True), name="award_one_current"),
            models.CheckConstraint(
                condition=Q(state__in=("proposed", "sent_back", "withdrawn"))
                | Q(decided_by__isnull=False, decided_on__isnull=False, item__isnull=False),
                name="award_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=models.F("proposed_by")), name="award_four_eyes"
            ),
        ]

    def __str__(self):
        return f"{self.application}: {self.outcome}"

    @property
    def promises(self):
        return self.outcome in PROMISES

    @property
    def total(self):
        """The sum of its years: prefetch them where many are shown."""
        return sum(year.amount for year in self.years.all())


class AwardYear(models.Model):
    """The part of a grant that falls on one project year, and the budget year whose frame it is taken from."""

    award = models.ForeignKey(Award, models.CASCADE, related_name="years")
    year_no = models.PositiveSmallIntegerField()
    budget_year = models.PositiveSmallIntegerField()
    amount = OreField()

    class Meta:
        ordering = ["year_no"]
        constraints = [
            models.UniqueConstraint(fields=["award", "year_no"], name="award_year_once"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="award_year_not_negative"),
        ]

    def __str__(self):
        return f"{self.award} {self.budget_year}"


class Condition(models.Model):
    """Something that must happen before, or while, the money is used: whose it is, and until when."""

    belongs: dict[Reach, str] = {}

    award = models.ForeignKey(Award, models.CASCADE, related_name="conditions")
    text = Bilingual(models.TextField)
    owner = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    due = models.DateField()
    state = FlowField(CONDITION)

    objects = FlowQuerySet.as_manager()

    class Meta:
        ordering = ["due", "pk"]

    def __str__(self):
        return self.text


class Reason(models.Model):
    """Why an application was rejected, for one criterion, in both languages."""

    award = models.ForeignKey(Award, models.CASCADE, related_name="reasons")
    criterion = models.CharField(max_length=40)
    text = Bilingual(models.TextField)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["award", "criterion"], name="reason_once_per_criterion")]

    def __str__(self):
        return self.criterion


class Endorsement(models.Model):
    """Somebody in the chain before the decision has looked at a round's proposals and stands behind them."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="endorsements")
    role = models.CharField(max_length=30)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "role"], name="endorsement_once_per_role")]

    def __str__(self):
        return f"{self.role}: {self.by}"


class DecisionLetter(models.Model):
    """The letter about a decision in one language. Its facts are read from the decision; only the words around are kept."""

    belongs: dict[Reach, str] = {}

    award = models.ForeignKey(Award, models.PROTECT, related_name="letters")
    language = models.CharField(max_length=5)
    opening = models.TextField(blank=True)
    closing = models.TextField(blank=True)
    edited_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    edited_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["award", "language"], name="decision_letter_once")]

    def __str__(self):
        return f"{self.award} ({self.language})"
