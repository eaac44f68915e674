"""Handing in: the case gets its number, the receipt goes at once, the worker makes the PDF of exactly what was frozen."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from kompanjon.core.facts import announce
from kompanjon.core.problems import Problem, Refused
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _
from kompanjon.rounds.rulebook.queries import rules_for

from ..happenings import ApplicationHandedIn, ApplicationWithdrawn
from ..letters import tell_later_day, tell_returned, tell_withdrawn
from ..life import LIFE
from ..models import Application
from ..search import keep_findable
from ..signing_models import SigningLink
from ..standing import latest_revision


def hand_in(application, *, by):
    """Hand in, or hand in again after a completion. Twice in a row changes nothing the second time."""
    step = "hand_in_again" if application.state == "signing_changes" else "hand_in"
    LIFE.take(step, application, by=by)
    return latest_revision(application)


@LIFE.after("hand_in")
@LIFE.after("hand_in_again")
def keep_what_was_handed_in(application, by):
    now = timezone.now()
    revision = latest_revision(application)
    revision.handed_in_at = now
    revision.save(update_fields=["handed_in_at"])
    if application.handed_in_at is None:
        application.handed_in_at = now
        fix_rules(application)
        give_case_number(application)
    else:
        application.completion_due = None
        application.save(update_fields=["completion_due"])
    keep_findable(application)
    follow_hand_in(revision)
    announce(ApplicationHandedIn(application, revision))


def fix_rules(application):
    """From now on the case is held to one version: the round's, or in a rolling call the one in force today."""
    call = application.round
    if application.rule_set_id is None or call.mode == "rolling":
        rules = rules_for(call)
        application.rule_set_id, application.rule_set_version = call.rule_set_id, rules and rules.version


def give_case_number(application):
    """KP-2027-00012: the next of the year, saved with what belongs to it. Of two at once, the second tries again."""
    start = f"KP-{timezone.localdate().year}-"
    for _try in range(20):
        taken = Application.objects.filter(case_number__gte=start, case_number__lt=start + "A")
        last = taken.order_by("-case_number").values_list("case_number", flat=True).first()
        application.case_number = f"{start}{int(last.rsplit('-', 1)[1]) + 1 if last else 1:05}"
        try:
            with transaction.atomic():
                application.save(update_fields=["case_number", "handed_in_at", "rule_set", "rule_set_version"])
            return
        except IntegrityError:
            continue
    raise Refused([Problem("HAND-IN-BUSY", _("Many hand in at this moment. Press the button once more."))])


def follow_hand_in(revision):
    """The receipts by post and the PDF are the worker's, in the same transaction as the case number."""
    from ..printing import after_hand_in

    after_hand_in.enqueue(revision.pk)


@transaction.atomic
def return_for_completion(application, *, by, reason, due):
    """Ask for completion, by a day. The parties write on; what was handed in stays as it was."""
    if due <= timezone.now():
        raise Refused([Problem("RETURN-DUE", _("Choose a day that has not passed."), {}, where="due")])
    LIFE.take("return", application, by=by, reason=reason, what={"due": due})
    application.completion_due = due
    application.save(update_fields=["completion_due"])
    application.parties.update(ready_at=None, ready_by=None)
    tell_returned(application, reason, due)


@transaction.atomic
def withdraw(application, *, by, reason):
    LIFE.take("withdraw", application, by=by, reason=reason)
    links = SigningLink.objects.filter(revision__application=application, used_at=None, withdrawn_at=None)
    links.update(withdrawn_at=timezone.now())
    tell_withdrawn(application, by)
    announce(ApplicationWithdrawn(application))


@transaction.atomic
def give_later_deadline(application, *, by, until, reason):
    """One application gets a later last day, with its reason, in the trace for all to see."""
    if not reason.strip():
        raise Refused([Problem("LATER-WHY", _("Say why this application gets a later day."), {}, where="reason")])
    if until <= timezone.now():
        raise Refused([Problem("LATER-PAST", _("Choose a day that has not passed."), {}, where="until")])
    locked = Application.objects.select_for_update().get(pk=application.pk)
    if locked.state == "returned":
        return later_completion(locked, application, until, reason.strip(), by)
    former = locked.deadline
    for record in (locked, application):
        record.deadline_override, record.deadline_override_reason = until, reason.strip()
    locked.save(update_fields=["deadline_override", "deadline_override_reason"])
    note(locked, "joint.application.later_deadline", by=by, what={"former": former, "until": until}, text=reason)
    tell_later_day(locked, until, reason.strip())


def later_completion(locked, application, until, reason, by):
    """What the office asked for may come later: a new last day for the completion, told to the parties."""
    former = locked.completion_due
    for record in (locked, application):
        record.completion_due = until
    locked.save(update_fields=["completion_due"])
    note(locked, "joint.application.later_deadline", by=by, what={"former": former, "until": until}, text=reason)
    tell_returned(application, reason, until)
