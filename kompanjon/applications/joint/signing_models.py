"""What was frozen and who signed it. Beside models.py, which holds what is being written."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from kompanjon.core.files.models import StoredFile
from kompanjon.core.words import _

from .models import Application, ApplicationParty

PERSON = settings.AUTH_USER_MODEL
REASONS = ("first", "completion", "paper_completion")
"""Why a text was frozen: as it was first handed in, after a return, or after a return when the completion came on paper."""
WAYS = [("account", _("signed in")), ("link", _("by personal link")), ("paper", _("on paper"))]


class Revision(models.Model):
    """The text as it stood when it was closed. `digest` is over the working language and the figures: what is signed."""

    belongs = {reach: f"application__{path}" for reach, path in Application.belongs.items()}

    application = models.ForeignKey(Application, models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=20)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    pdf = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    pdf_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["application", "number"], name="revision_one_per_number")]

    def __str__(self):
        return f"{self.application} {self.number}"

    @property
    def is_completion(self):
        return self.reason in ("completion", "paper_completion")

    @property
    def is_from_paper(self):
        """Whether the office entered it on behalf of the parties: nobody signed it here."""
        return self.application.on_paper and self.reason != "completion"


class Signature(models.Model):
    """One party's signature under one frozen text. It falls when the text is opened again, and its row stays.

    One on paper counts when a second person at the office has compared the page with the code.
    """

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="signatures")
    party = models.ForeignKey(ApplicationParty, models.PROTECT, related_name="signatures")
    person = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=160)
    function = models.CharField(max_length=160, blank=True)
    way = models.CharField(max_length=10, choices=WAYS)
    at = models.DateTimeField(auto_now_add=True)
    page = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    uploaded_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    checked_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)
    fallen_at = models.DateTimeField(null=True, blank=True)
    fallen_why = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "party"], condition=Q(fallen_at__isnull=True), name="signature_once_per_party"
            )
        ]

    def __str__(self):
        return f"{self.name}, {self.party}"

    @property
    def counts(self):
        return self.fallen_at is None and (self.way != "paper" or self.checked_at is not None)


class SigningLink(models.Model):
    """A personal address for signing without an account: one use, seven days. Only the hash of its key is kept."""

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="links")
    party = models.ForeignKey(ApplicationParty, models.CASCADE, related_name="links")
    email = models.EmailField()
    name = models.CharField(max_length=160)
    language = models.CharField(max_length=5, default="en")
    key_hash = models.CharField(max_length=64, unique=True)
    asked_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"{self.email}: {self.revision}"
