from django.conf import settings
from django.db import models

from kompanjon.applications.joint.models import Application
from kompanjon.core.words import _

OUTCOMES = [("yes", _("Yes")), ("no", _("No")), ("not_asked", _("Does not apply"))]


class CheckMark(models.Model):
    """What a person at the office answered to one question of the completeness checklist."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="check_marks")
    key = models.CharField(max_length=40)
    outcome = models.CharField(max_length=10, choices=OUTCOMES)
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "key"], name="check_mark_once")]

    def __str__(self):
        return f"{self.key}: {self.outcome}"


class Doubt(models.Model):
    """The rules that an application is said not to meet. Who says so, and why, stands on the application itself."""

    application = models.OneToOneField(Application, models.CASCADE, related_name="doubt_cites")
    cited = models.JSONField(default=list)
    at = models.DateTimeField(auto_now=True)

    def __str__(self):
        return str(self.application)
