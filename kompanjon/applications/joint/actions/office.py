"""What the office does with a case before the assessment."""

from django.db import transaction

from kompanjon.core.problems import Problem, Refused
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _

from ..flow import UNDECIDED
from ..letters import tell_at_a_distance
from ..models import Application


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
def let_meet_at_a_distance(application, *, by, let, reason):
    """Meetings at a distance count in this application, or no longer do; with the reason, for the parties to read."""
    if not reason.strip():
        raise Refused([Problem("DISTANCE-WHY", _("Say why, in a sentence or two."), {}, where="reason")])
    locked = Application.objects.select_for_update().get(pk=application.pk)
    if locked.state not in UNDECIDED:
        raise Refused([Problem("DISTANCE-STATE", _("This is decided before the application is."))])
    for record in (locked, application):
        record.at_distance_because = reason.strip() if let else ""
    locked.save(update_fields=["at_distance_because"])
    act = "let_meet_at_a_distance" if let else "meet_no_longer_at_a_distance"
    note(locked, f"joint.application.{act}", by=by, text=reason)
    tell_at_a_distance(locked, let, reason)
