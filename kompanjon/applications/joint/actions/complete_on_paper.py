"""A completion that came on paper: the office has entered it, part by part, and files it on behalf of the parties."""

from django.db import transaction
from django.utils import timezone

from kompanjon.core.facts import announce
from kompanjon.core.problems import Problem, Refused
from kompanjon.core.words import _

from ..happenings import ApplicationHandedIn
from ..letters import tell_completed
from ..life import LIFE
from ..search import keep_findable
from .attach import attach
from .hand_in import follow_hand_in
from .sign import keep_frozen


@transaction.atomic
def file_completion(application, *, by, came_in_at, reason, upload):
    """File it as a new version of the text, with the scanned page. What was handed in before stays as it was."""
    if problems := completion_may_be_filed(application, came_in_at):
        raise Refused(problems)
    attach(application, upload, "other", None, by=by)
    LIFE.take("file_completion", application, by=by, reason=reason, what={"came_in_at": came_in_at})
    revision = keep_frozen(application, by, "paper_completion")
    revision.handed_in_at = came_in_at
    revision.save(update_fields=["handed_in_at"])
    application.completion_due = None
    application.save(update_fields=["completion_due"])
    keep_findable(application)
    tell_completed(application, revision, reason, by)
    follow_hand_in(revision)
    announce(ApplicationHandedIn(application, revision))
    return revision


def completion_may_be_filed(application, came_in_at) -> list[Problem]:
    """By the day it came, not the day it was entered."""
    problems = []
    if came_in_at > timezone.now():
        problems.append(Problem("PAPER-FUTURE", _("The day it came lies ahead."), where="came_in_at"))
    elif application.handed_in_at and came_in_at < application.handed_in_at:
        text = _("It would have come before the application itself, {moment}. Look at the day again.")
        problems.append(Problem("PAPER-BEFORE", text, {"moment": application.handed_in_at}, where="came_in_at"))
    elif application.completion_due and came_in_at > application.completion_due:
        text = _("The completion was due {due}. Give the parties a new day first, on the page of the case.")
        problems.append(Problem("PAPER-DUE", text, {"due": application.completion_due}, where="came_in_at"))
    return problems
