from django.db import transaction

from kompanjon.applications.joint.actions import hand_in, office
from kompanjon.applications.joint.life import LIFE
from kompanjon.core.problems import Problem, Refused, blocking
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _

from .models import CheckMark, Doubt
from .queries import checked
from .rules import CHECKS, Checked, every_check_made, rules_cited, told_again

KEYS = [check.key for check in CHECKS]


@transaction.atomic
def mark(application, outcomes, notes, *, by):
    """Answer some of the questions; the rest stays as it was."""
    locked = type(application).objects.select_for_update().get(pk=application.pk)
    refuse_unless_handed_in(locked)
    changed = {}
    for key in KEYS:
        if outcomes.get(key):
            fields = {"outcome": outcomes[key], "note": notes.get(key, "").strip(), "by": by}
            CheckMark.objects.update_or_create(application=locked, key=key, defaults=fields)
            changed[key] = outcomes[key]
    note(locked, "completeness.check_mark.give", by=by, what=changed)


def refuse_unless_handed_in(application):
    if application.state != "handed_in":
        raise Refused([Problem("R-COMPLETE-3", _("This application is not waiting for a completeness check."))])


@transaction.atomic
def admit(application, *, by):
    problems = in_the_way(application, checked(application), by=by)
    if blocking(problems):
        raise Refused(problems)
    take_back_doubt(application, by=by)
    return LIFE.take("admit", application, by=by)


def in_the_way(application, facts, *, by):
    """What stops it from going on: a check that was not made, a rule that blocks, a signature that never came."""
    return every_check_made(facts) + told_again(facts) + LIFE.problems(LIFE.flow.step("admit"), application, by)


@transaction.atomic
def return_for_completion(application, reason, due, *, by):
    """Ask the parties to complete it, by a day; what was handed in is kept."""
    take_back_doubt(application, by=by)
    hand_in.return_for_completion(application, by=by, reason=reason, due=due)


@transaction.atomic
def find_ineligible(application, cited, reason, *, by):
    """The first of two people: which rules it does not meet, and why."""
    problems = rules_cited(Checked({}, [], tuple(cited)))
    if problems:
        raise Refused(problems)
    office.doubt(application, by=by, why=reason)
    Doubt.objects.update_or_create(application=application, defaults={"cited": list(cited)})
    note(application, "completeness.doubt.write", by=by, what={"cited": list(cited)})


@transaction.atomic
def turn_away(application, *, by):
    """The second person: the lifecycle refuses whoever wrote the doubt."""
    cited = Doubt.objects.filter(application=application).values_list("cited", flat=True).first() or []
    return LIFE.take("turn_away", application, by=by, reason=application.doubt, what={"cited": cited})


@transaction.atomic
def take_back_doubt(application, *, by):
    if application.doubted_by_id:
        office.undoubt(application, by=by)
        Doubt.objects.filter(application=application).delete()
