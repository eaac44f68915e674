from django.db import models
from django.utils.translation import gettext_lazy as _


class Letter(models.Model):
    """A letter to one receiver on one occasion. This row is the truth; the job only fetches it."""

    class State(models.TextChoices):
        QUEUED = "queued", _("queued")
        SENDING = "sending", _("sending")
        SENT = "sent", _("sent")
        FAILED = "failed", _("not sent")

    address = models.EmailField(max_length=254)
    person = models.CharField(max_length=40, blank=True)  # key of the person, who lives in a room above
    language = models.CharField(max_length=5)
    occasion = models.CharField(max_length=160)
    subject = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    about = models.CharField(max_length=80, blank=True)  # the record's key, as in the trace
    secret = models.BooleanField(default=False)  # holds a code or a personal link: the text goes when it is sent
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    tries = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=300, blank=True)
    written_at = models.DateTimeField(auto_now_add=True)
    begun_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["address", "occasion"], name="letter_once_per_receiver_and_occasion"),
            models.CheckConstraint(
                condition=models.Q(state__in=["queued", "sending", "sent", "failed"]), name="letter_state_known"
            ),
        ]
        indexes = [models.Index(fields=["state", "begun_at"]), models.Index(fields=["about"])]

    def __str__(self):
        return f"{self.subject} → {self.address}"


class Enclosure(models.Model):
    """A file that goes with a letter."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="enclosures")
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    content = models.BinaryField()

    def __str__(self):
        return self.name
