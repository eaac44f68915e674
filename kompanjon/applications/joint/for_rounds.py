"""What the applications tell the rounds below when they ask."""

from django.db.models import Max

from .flow import UNDECIDED
from .models import Application, FormVersion

DRAFTS = ("draft", "signing")


def undecided(question):
    """How many applications of the round were handed in and have no decision. Drafts wait for nobody but their parties."""
    waiting = [state for state in UNDECIDED if state not in DRAFTS]
    return Application.objects.filter(round=question.round_id, state__in=waiting).count()


def form_in_force(question):
    """The number of the newest form; before any has been loaded, the first."""
    return FormVersion.objects.aggregate(newest=Max("number"))["newest"] or 1
