from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from kompanjon.applications.joint.models import Application
from kompanjon.core.fields import Bilingual, FlowField, FlowQuerySet, OreField
from kompanjon.people.access.grants import Reach
from kompanjon.people.organisations.models import Organisation
from kompanjon.rounds.calls.models import Round

from .flow import AWARD, CONDITION
from .rules import CHANGES, NOUNS, OUTCOMES, PROMISES, REVOKE

PERSON = settings.AUTH_USER_MODEL


class MinutesItem(models.Model):
    """One item of the minutes (en paragraf), under which one application or many are decided."""

    belongs: dict[Reach, str] = {}

    round = models.ForeignKey(Round, models.PROTECT, related_name="minutes_items")
    minutes = models.CharField(max_length=60)
    number = models.CharField(max_length=20)
    held_on = models.DateField()
    wording = models.TextField(blank=True)
    went_on = models.TextField(blank=True)
    made_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["minutes", "number"], name="minutes_item_once")]

    def __str__(self):
        return f"{self.minutes}, {self.number}"


class AwardQuerySet(FlowQuerySet):
    def current(self):
        return self.filter(current=True)

    def open(self):
        """Those that lie on the table to be decided."""
        return self.on_the_table().filter(state="proposed")

    def on_the_table(self):
        """What counts now of each case, and a later decision that is being prepared to take its place."""
        later = Q(replaces__isnull=False, state__in=("proposed", "sent_back"))
        return self.filter(Q(current=True) | later).exclude(application__state="withdrawn")

    def announced(self):
        """What each case has been told last, also while a later decision that has been taken is not yet told."""
        later = Award.objects.filter(replaces=OuterRef("pk"), state="decided")
        return self.filter(Q(current=True) | Exists(later), state="published")

    def told(self):
        """What has been published and no later published decision has taken the place of."""
        return self.filter(state="published").exclude(replaced_by__state="published")

    def told_grants(self):
        """Of those the grants, also one that has been revoked: it stays to be seen, with nothing granted."""
        return self.told().filter(outcome__in=(*PROMISES, REVOKE))

    def promised(self):
        """Those whose money is promised: decided, for as long as no later decision has taken their place."""
        return self.current().filter(state__in=("decided", "published"), outcome__in=PROMISES)


class Award(models.Model):
    """What is proposed, and then decided, about one application. A case that was deferred gets a new one later.

    What has been published stays as it was: a later decision that changes, corrects or revokes it `replaces` it, counts
    instead of it (`current`) from the day it is decided, and is what is told from the day it is published.
    """

    belongs: dict[Reach, str] = {}  # the parties are told by letter; until then not even that something is proposed

    application = models.ForeignKey(Application, models.PROTECT, related_name="awards")
    current = models.BooleanField(default=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    change = models.CharField(max_length=10, blank=True, choices=list(CHANGES.items()))
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
            models.UniqueConstraint(
                fields=["replaces"], condition=~Q(state="withdrawn"), name="award_one_takes_its_place"
            ),
            models.CheckConstraint(condition=Q(replaces__isnull=True) | ~Q(change=""), name="award_change_is_said"),
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
    def noun(self):
        return NOUNS[self.outcome]

    @property
    def grants_anew(self):
        """Whether it grants a case that had no grant before, by this decision or one that it takes the place of."""
        earlier = self.replaces
        while earlier and not earlier.promises:
            earlier = earlier.replaces
        return self.promises and earlier is None

    @property
    def by_budget_year(self):
        """{budget year: öre}, in order."""
        years: dict[int, int] = {}
        for line in self.lines.all():
            years[line.budget_year] = years.get(line.budget_year, 0) + line.amount
        return dict(sorted(years.items()))

    @property
    def total(self):
        """The sum of its lines: prefetch them where many are shown."""
        return sum(line.amount for line in self.lines.all())


class AwardLine(models.Model):
    """What is decided for one category of the budget in one project year, and the budget year whose frame it is taken from.

    `category` is empty where the year was not split. The sums of a decision are those of its lines and stand nowhere else.
    """

    award = models.ForeignKey(Award, models.CASCADE, related_name="lines")
    year_no = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=20, blank=True, default="")
    budget_year = models.PositiveSmallIntegerField()
    amount = OreField()

    class Meta:
        ordering = ["year_no", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["award", "year_no", "category"], name="award_line_once"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="award_line_not_negative"),
        ]

    def __str__(self):
        return f"{self.award} {self.budget_year} {self.category}"


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
    """Somebody in the chain before the decision has looked at a round's proposals and stands behind them as they stood:
    `covers` is {award key: version}."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="endorsements")
    role = models.CharField(max_length=30)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    given_for = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    covers = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "role"], name="endorsement_once_per_role")]

    def __str__(self):
        return f"{self.role}: {self.by}"

    def stands_behind(self, award, version) -> bool:
        """Whether a proposal, by its key, was endorsed as it stands now. One that has changed is endorsed anew."""
        return self.covers.get(str(award)) == version


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
