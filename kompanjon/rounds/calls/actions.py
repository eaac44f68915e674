"""What the office does with its rounds."""

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from kompanjon.core.facts import announce, ask
from kompanjon.core.jobs.actions import plan, unplan
from kompanjon.core.problems import Problem, Refused
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _

from ..rulebook.models import RuleSetVersion
from ..rulebook.queries import fixed, rules_for
from . import queries
from .facts import FormInForce, RoundExtended
from .life import rounds
from .models import Extension, Round
from .rules import may_be_extended

ACTS = (_("Planned"), _("Changed"), _("Extended"), _("Rules chosen"), _("Criteria set"), _("Closed on its last day"))
"""What the trace of a round says; marked here, told by the trace."""
CLOSE = "calls.close"


@transaction.atomic
def keep_round(form, *, by):
    """Save a planned round as the office wrote it. A new one begins with the criteria and themes in force."""
    call, new = form.save(commit=False), form.instance.pk is None
    if new:
        call.slug = free_slug(call.name_en or call.name_sv)
        call.criteria = queries.shipped_criteria()
    call.save()
    form.save_m2m()
    note(call, "round.planned" if new else "round.changed", by=by, what={"changed": form.changed_data})
    return call


def free_slug(name):
    base = slugify(name)[:50] or "round"
    slug, number = base, 2
    while Round.objects.filter(slug=slug).exists():
        slug, number = f"{base}-{number}", number + 1
    return slug


@transaction.atomic
def set_criteria(call, criteria, *, by):
    """Which criteria the round is assessed by, and how much each weighs. Nobody changes them once it is open."""
    call = planned(call)
    call.criteria = criteria
    call.save(update_fields=["criteria"])
    note(call, "round.criteria_set", by=by, what={row["key"]: row["weight"] for row in criteria})


def planned(call):
    """The round, locked, if it has not been opened."""
    locked = Round.objects.select_for_update().get(pk=call.pk)
    if locked.state != "planned":
        raise Refused([Problem("ROUND-BOUND", _("The round has opened: what it is bound to is fixed."))])
    return locked


@transaction.atomic
def open_round(call, rule_set, *, by):
    """Open a round under a rule set that somebody has chosen, and fix all that it is bound to.

    A rolling round fixes its rule set only: there each application is held to the version of the day it is handed in.
    """
    call = Round.objects.select_for_update().get(pk=call.pk)
    if call.state == "planned":
        bind(call, rule_set, by)
    rounds.take("open", call, by=by)
    note(
        call, "round.rules_chosen", by=by, what={"rule_set": rule_set and rule_set.pk, "version": call.rule_set_version}
    )
    if call.mode != "rolling" and call.closes_at:
        plan(CLOSE, due=call.closes_at, key=call.pk)
    return call


def bind(call, rule_set, by):
    """Everything a case in this round will be held to, written on the round itself."""
    call.rule_set, call.rule_set_chosen_by, call.rule_set_chosen_on = rule_set, by, timezone.localdate()
    if rule_set:
        version = RuleSetVersion.objects.get(rule_set=rule_set, number=rule_set.version)
        call.rule_set_version = version.number
        call.rules_fixed = {} if call.mode == "rolling" else fixed(version)
        if call.signature_grace_days is None:
            call.signature_grace_days = rules_for(rule_set).value("signature_grace_days").value
    call.themes = call.themes or queries.themes_in_use()
    call.form_version = max([*ask(FormInForce()), call.form_version])
    call.save()


@transaction.atomic
def extend_round(call, closes_at, reason, *, by):
    """Give everybody a later last day. The former one stays in the log.

    A round that has just closed is opened again for it, as long as no case of it has gone on to assessment.
    """
    call = Round.objects.select_for_update().get(pk=call.pk)
    problems = may_be_extended(queries.facts_of(call), closes_at)
    if call.state not in ("open", "closed") or problems:
        raise Refused(problems or [not_open()])
    opened_again = call.state == "closed"
    if opened_again:
        rounds.take("open_again", call, by=by, reason=reason)
    former, call.closes_at = call.closes_at, closes_at
    call.save(update_fields=["closes_at"])
    Extension.objects.create(round=call, former=former, closes_at=closes_at, reason=reason, by=by)
    note(call, "round.extended", by=by, what={"former": former, "closes_at": closes_at}, text=reason)
    unplan(CLOSE, key=call.pk)
    plan(CLOSE, due=closes_at, key=call.pk)
    announce(RoundExtended(call.pk, former, closes_at, reason, opened_again))
    return call


def not_open():
    return Problem("ROUND-NOT-OPEN", _("Only a round that is open, or has just closed, gets a later last day."))


class TheClock:
    """Who closes a round on its last day: nobody in person. It may do that and nothing else."""

    pk = None

    def has_perm(self, act, thing=None):
        return act == rounds.flow.step("close").act


def close_on_time(pk, now=None):
    """Close a round whose last day has passed. One that has been extended or closed since is left alone."""
    call = Round.objects.filter(pk=pk, state="open").exclude(mode="rolling").first()
    if call and call.closes_at and call.closes_at <= (now or timezone.now()):
        rounds.take("close", call, by=TheClock())
