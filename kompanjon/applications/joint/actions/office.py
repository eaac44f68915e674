"""What the office does with a case before the assessment, and for parties that applied on paper."""

from django.db import transaction
from django.utils import timezone

from kompanjon.core.problems import Problem, Refused
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _

from ..life import LIFE
from ..models import Application
from ..search import keep_findable
from ..standing import latest_revision
from .attach import attach
from .hand_in import fix_rules, follow_hand_in, give_case_number
from .start import create_draft


@transaction.atomic
def doubt(application, *, by, why):
    """Find a case not eligible. It is turned away only when another person agrees."""
    if not why.strip():
        raise Refused([Problem("DOUBT-WHY", _("Write why, and name the rule."), {}, where="why")])
    locked = Application.objects.select_for_update().get(pk=application.pk)
    if locked.state != "handed_in":
        raise Refused(
            [Problem("DOUBT-STATE", _("Only a case that has been handed in and not yet admitted can be turned away."))]
        )
    for record in (locked, application):
        record.doubted_by, record.doubt = by, why.strip()
    locked.save(update_fields=["doubted_by", "doubt"])
    note(locked, "joint.application.doubt", by=by, text=why)


@transaction.atomic
def undoubt(application, *, by):
    locked = Application.objects.select_for_update().get(pk=application.pk)
    for record in (locked, application):
        record.doubted_by, record.doubt = None, ""
    locked.save(update_fields=["doubted_by", "doubt"])
    note(locked, "joint.application.take_back_doubt", by=by)


@transaction.atomic
def take_case(application, *, by):
    application.officer = by
    application.save(update_fields=["officer"])
    note(application, "joint.application.take_case", by=by)


@transaction.atomic
def register_on_paper(
    *, by, round, component, partnership, titles, came_in_at, upload, asked_by_year, months, starts_on
):
    """Register an application that came in time on paper or as a Word file, on behalf of the parties, marked so."""
    if round.closes_at and came_in_at > round.closes_at:
        raise Refused([Problem("PAPER-LATE", _("It came after the last day of the round."), {}, where="came_in_at")])
    if came_in_at > timezone.now():
        raise Refused([Problem("PAPER-FUTURE", _("The day it came lies ahead."), {}, where="came_in_at")])
    application = create_draft(
        round, component, partnership, by=by, on_paper=True, months=months, starts_on=starts_on,
        asked=sum(asked_by_year), asked_by_year={str(year): sum_ for year, sum_ in enumerate(asked_by_year, 1) if sum_},
        **titles,
    )  # fmt: skip
    attach(application, upload, "other", None, by=by)
    LIFE.take("register", application, by=by, what={"came_in_at": came_in_at})
    application.handed_in_at = came_in_at
    application.save(update_fields=["handed_in_at"])
    revision = latest_revision(application)
    revision.handed_in_at = came_in_at
    revision.save(update_fields=["handed_in_at"])
    return application


@LIFE.after("register")
def keep_registered(application, by):
    from .sign import freeze

    freeze(application, by)
    fix_rules(application)
    give_case_number(application)
    keep_findable(application)
    follow_hand_in(latest_revision(application))
