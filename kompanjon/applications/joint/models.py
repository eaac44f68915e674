from django.conf import settings
from django.db import models
from django.db.models import Q

from kompanjon.core.fields import Bilingual, FlowField, FlowQuerySet, OreField
from kompanjon.core.files.models import StoredFile
from kompanjon.core.words import _
from kompanjon.partnerships.register.models import Partnership, Side
from kompanjon.people.access.grants import Reach
from kompanjon.people.organisations.models import Organisation
from kompanjon.rounds.calls.models import Round

from .flow import APPLICATION
from .rules import last_day_to_sign

PERSON = settings.AUTH_USER_MODEL
COMPONENTS = [
    ("inception", _("inception")), ("project", _("project")), ("steering_group", _("steering group")),
    ("expansion", _("expansion")), ("dissemination", _("dissemination")),
]  # fmt: skip


class FormVersion(models.Model):
    """The questions of the joint application, as data. A version that an application is written on is never changed."""

    number = models.PositiveIntegerField(unique=True)
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(auto_now=True)

    def __str__(self):
        return f"form {self.number}"


class Application(models.Model):
    """What two or more parties want to do together, from the first draft to the decision.

    `title`, `summary`, `starts_on`, `months` and `asked` are kept in step with the answers and the budget, so that
    lists and search need not read them. `on_paper` says that it came on paper or as a Word file, `came_in_at` when, and
    `sums_on_paper` what it asks for by project year (öre), until the lines of the budget have been entered.
    `at_distance_because` is why the office lets meetings at a distance count as visits; empty where it does not.
    """

    belongs = {
        Reach.PARTNERSHIP: "partnership_id",
        Reach.ORGANISATION: "parties__organisation_id",
        Reach.ASSIGNED: "reviews__assessor_id",
    }

    round = models.ForeignKey(Round, models.PROTECT, related_name="applications")
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="applications")
    component = models.CharField(max_length=20, choices=COMPONENTS)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="add_ons")
    form_version = models.ForeignKey(FormVersion, models.PROTECT, related_name="applications")
    state = FlowField(APPLICATION)
    case_number = models.CharField(max_length=20, unique=True, null=True, blank=True)
    working_language = models.CharField(max_length=5, default="en")
    title = Bilingual(models.CharField, max_length=200)
    summary = Bilingual(models.TextField)
    starts_on = models.DateField(null=True, blank=True)
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    asked = OreField(default=0)
    asked_by_year = models.JSONField(default=dict, blank=True)
    rule_set = models.ForeignKey("rounds.RuleSet", models.PROTECT, null=True, blank=True, related_name="+")
    rule_set_version = models.PositiveIntegerField(null=True, blank=True)
    officer = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    created_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    completion_due = models.DateTimeField(null=True, blank=True)
    deadline_override = models.DateTimeField(null=True, blank=True)
    deadline_override_reason = models.TextField(blank=True)
    office_may_read = models.BooleanField(default=False)
    on_paper = models.BooleanField(default=False)
    came_in_at = models.DateTimeField(null=True, blank=True)
    sums_on_paper = models.JSONField(default=dict, blank=True)
    at_distance_because = models.TextField(blank=True)
    doubted_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    doubt = models.TextField(blank=True)
    is_example = models.BooleanField(default=False)

    objects = FlowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(asked__gte=0), name="application_asks_not_negative"),
            models.CheckConstraint(
                condition=Q(deadline_override__isnull=True) | ~Q(deadline_override_reason=""),
                name="application_later_deadline_has_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["round", "state"]),
            models.Index(fields=["-changed_at", "-id"], name="application_latest_first"),
            models.Index(fields=["state", "-changed_at", "-id"], name="application_latest_in_state"),
            models.Index(fields=["state", "handed_in_at"], name="application_longest_waiting"),
        ]

    def __str__(self):
        return self.title or self.case_number or f"{self.component} {self.pk}"

    @property
    def parties_shown(self):
        """The parties as a list has fetched them for all its rows at once."""
        return self.__dict__.get("_parties", ())

    @property
    def deadline(self):
        return self.deadline_override or self.round.closes_at

    @property
    def sign_by(self):
        """The last day of grace for a signature under a text that was closed in time."""
        return last_day_to_sign(self.deadline, self.round.signature_grace_days)


class ApplicationParty(models.Model):
    """An organisation that applies: how far it has come, and where its own registrar wants the copy."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="application_parties")
    side = models.CharField(max_length=15, choices=Side.choices)
    leads = models.BooleanField(default=False)
    place = models.PositiveSmallIntegerField(default=0)
    diary_number = models.CharField(max_length=60, blank=True)
    registrar_email = models.EmailField(blank=True)
    ready_at = models.DateTimeField(null=True, blank=True)
    ready_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["application", "organisation"], name="application_party_once"),
            models.UniqueConstraint(fields=["application"], condition=Q(leads=True), name="application_one_leads"),
        ]

    def __str__(self):
        return str(self.organisation)


OTHER_STATES = [("none", _("none")), ("draft", _("draft")), ("agreed", _("agreed")), ("stale", _("stale"))]


class Answer(models.Model):
    """One field of the form, joint or one party's, in the working language, and perhaps in the other one too.

    `version` counts each change: whoever saves on an older one is shown both texts and overwrites nothing.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="answers")
    party = models.ForeignKey(ApplicationParty, models.CASCADE, null=True, blank=True, related_name="answers")
    key = models.CharField(max_length=60)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=5, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)
    other_text = models.TextField(blank=True)
    other_language = models.CharField(max_length=5, blank=True)
    other_state = models.CharField(max_length=6, choices=OTHER_STATES, default="none")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "key"], condition=Q(party__isnull=True), name="answer_once_jointly"
            ),
            models.UniqueConstraint(
                fields=["application", "key", "party"], condition=Q(party__isnull=False), name="answer_once_per_party"
            ),
        ]

    def __str__(self):
        return self.key


class FormerText(models.Model):
    """What a field said before, so that nothing anybody wrote is lost."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="former")
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(fields=["answer", "version"], name="former_text_once")]

    def __str__(self):
        return f"{self.answer} {self.version}"


class BudgetLine(models.Model):
    """What one party needs for one category in one project year. Typed in whole kronor, kept in öre."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="budget")
    party = models.ForeignKey(ApplicationParty, models.CASCADE, related_name="budget")
    year_no = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=20)
    quantity = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    unit_cost = OreField(null=True, blank=True)
    amount = OreField(default=0)
    note = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["year_no", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["application", "party", "year_no", "category"], name="budget_line_once"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="budget_line_not_negative"),
        ]

    def __str__(self):
        return f"{self.year_no} {self.category}"


class Attachment(models.Model):
    """A file that belongs to the application: a letter of intent, a plan. Removed ones stay, out of sight."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="attachments")
    party = models.ForeignKey(ApplicationParty, models.CASCADE, null=True, blank=True, related_name="attachments")
    kind = models.CharField(max_length=30)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    added_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return self.kind


class Comment(models.Model):
    """A remark on a section, by somebody who reads: a helper, the other party, or the office when let in."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="comments")
    section = models.CharField(max_length=30)
    text = models.TextField()
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return self.text[:60]
