"""What the applications tell the rounds below when they ask."""

from django.db.models import Max
from django.urls import reverse

from kompanjon.rounds.calls.facts import DraftLine

from .flow import UNDECIDED
from .letters import tell_later_day
from .models import Application, FormVersion
from .overview import sections_done, unsigned_of, with_parties

DRAFTS = ("draft", "signing")
BEFORE_ASSESSMENT = (*DRAFTS, "handed_in", "returned", "signing_changes", "ineligible", "withdrawn")
MOST_LINES = 300


def undecided(question):
    """How many applications of the round were handed in and have no decision. Drafts wait for nobody but their parties."""
    waiting = [state for state in UNDECIDED if state not in DRAFTS]
    return Application.objects.filter(round=question.round_id, state__in=waiting).count()


def let_through(question):
    """How many applications of the round have gone on to assessment, or further."""
    return Application.objects.filter(round=question.round_id).exclude(state__in=BEFORE_ASSESSMENT).count()


def tell_of_the_later_day(extended):
    """Everybody who has a draft in the round is told of its later last day."""
    drafts = Application.objects.filter(round=extended.round_id, state__in=DRAFTS, deadline_override=None)
    for application in drafts.select_related("round", "partnership"):
        tell_later_day(application, extended.closes_at, extended.reason)


def form_in_force(question):
    """The number of the newest form; before any has been loaded, the first."""
    return FormVersion.objects.aggregate(newest=Max("number"))["newest"] or 1


def drafts(question):
    """The drafts of a round: whose they are, how far they have come, whose signature is missing. Not what they say."""
    rows = Application.objects.filter(round=question.round_id, state__in=DRAFTS).select_related("form_version")
    applications = with_parties(list(rows.order_by("-changed_at", "-pk")[:MOST_LINES]))
    done, unsigned = sections_done(applications), unsigned_of(applications)
    return [line(one, done[one.pk], unsigned[one.pk]) for one in applications]


def line(application, done, unsigned):
    closed = application.state == "signing"
    return DraftLine(
        parties=tuple(party.organisation.label for party in application.__dict__["_parties"]),
        component=application.get_component_display(),
        done=done[0],
        sections=done[1],
        closed=closed,
        unsigned=tuple(party.organisation.label for party in unsigned) if closed else (),
        address=reverse("joint:application", args=[application.pk]),
        is_example=application.is_example,
        later=application.deadline_override,
        later_reason=application.deadline_override_reason,
    )
