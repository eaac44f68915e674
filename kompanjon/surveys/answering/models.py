"""What people answer. Who answered lies in a table of its own, and in anonymous mode nowhere."""

import uuid

from django.db import models

from kompanjon.core.fields import FlowField, FlowQuerySet

from ..fieldwork.models import Invitation
from ..questionnaires.models import Questionnaire
from ..sampling.models import Wave
from .flow import RESPONSE


class Response(models.Model):
    """Answers as a code per item. A random key, so that the order of rows tells nothing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(Wave, models.CASCADE, related_name="responses")
    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="responses")
    answers = models.JSONField(default=dict)
    late = models.JSONField(default=dict, blank=True)
    groups = models.JSONField(default=dict, blank=True)
    language = models.CharField(max_length=5, blank=True)
    device = models.CharField(max_length=10, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    saved_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    seconds = models.PositiveIntegerField(null=True, blank=True)
    week = models.DateField(null=True, blank=True)
    order_seed = models.PositiveIntegerField(default=0)
    last_page = models.PositiveSmallIntegerField(default=0)
    state = FlowField(RESPONSE)

    objects = FlowQuerySet.as_manager()

    def __str__(self):
        return str(self.id)


class ResponseLink(models.Model):
    """Confidential mode only: whose answers these are. Read by the field manager's pages, deleted when promised."""

    invitation = models.OneToOneField(Invitation, models.CASCADE, related_name="response_link")
    response = models.OneToOneField(Response, models.CASCADE, related_name="link")

    def __str__(self):
        return str(self.invitation_id)


class AnonymousDraft(models.Model):
    """Anonymous mode, before submission: found only by a secret the respondent carries; no way back to the invitation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(Wave, models.CASCADE, related_name="drafts")
    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="drafts")
    secret_hash = models.CharField(max_length=64, unique=True)
    answers = models.JSONField(default=dict)
    groups = models.JSONField(default=dict)
    week = models.DateField(null=True, blank=True)
    submitted = models.BooleanField(default=False)
    order_seed = models.PositiveIntegerField(default=0)

    def __str__(self):
        return str(self.id)
