"""Preparing and taking decisions. Whoever promises money holds the round's row: two people never spend the same krona."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from kompanjon.applications.joint.life import LIFE as APPLICATIONS
from kompanjon.assessment.reviews.queries import value_in_force
from kompanjon.core.problems import BLOCK, Problem, Refused, blocking
from kompanjon.core.speech import sentence
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _
from kompanjon.people.access.acts import Act
from kompanjon.people.access.reach import roles_with, sat_in_for
from kompanjon.rounds.frames.queries import hold_frame
from kompanjon.rounds.frames.rules import budget_year

from .amounts import WHOLE_YEAR, asked_lines, decided_lines
from .chain import chain_for, links_for
from .later import later_one, later_under_way
from .letters import draft_letters
from .life import LIFE
from .models import Award, AwardLine, Condition, MinutesItem, Reason
from .rules import FIRST, PROMISES, reason_to_go_on, report_dates


@transaction.atomic
def propose(
    application, *, outcome, amounts=None, conditions=(), reasons=None, reason=("", ""), dates=None, version=None,
    replaces=None, change="", by,
):  # fmt: skip
    """Prepare a decision, or change one that is still being prepared. `amounts` are {project year: {category: öre}}, or
    {project year: öre} where the year is not split.

    `conditions` are (Swedish, English, owner or None, day); `reasons` are {criterion: (Swedish, English)}. Whoever changes
    a proposal becomes its proposer. `version` is what the page showed: an older one overwrites nothing. `replaces` is a
    published decision that this later one would take the place of, and `change` how: changed, corrected or revoked.
    """
    locked = type(application).objects.select_for_update().get(pk=application.pk)
    award = later_one(locked, replaces, change, outcome) if replaces else first_one(locked, outcome)
    refuse_stale(award, version)
    award.outcome, (award.reason_sv, award.reason_en) = outcome, reason
    award.proposed_by, award.report_dates = by, dates if dates is not None else usual_dates(locked, outcome)
    award.version = award.version + 1 if award.pk else 1
    award.save()
    write_lines(award, amounts or {})
    write_conditions(award, conditions)
    write_reasons(award, reasons or {})
    note(award, "decisions.award.propose", by=by, what={"outcome": outcome, "amounts": amounts or {}})
    if award.state == "sent_back":
        LIFE.take("propose_again", award, by=by)
    return award


def first_one(application, outcome):
    if application.state != "recommended" or outcome not in FIRST:
        raise Refused([Problem("R-PROPOSE-1", _("Only an application that is ready for decision can be decided."))])
    return application.awards.filter(current=True).first() or Award(application=application)


def propose_outcome(application, outcome, *, by):
    """From the table: an outcome alone. Money is what is asked for, or what was proposed before; 1 if anything changed."""
    award = application.awards.filter(current=True).first()
    if not outcome:
        if award is None or award.state not in ("proposed", "sent_back"):
            return 0
        take(award, "withdraw", by=by)
        return 1
    if award is not None and award.outcome == outcome:
        return 0
    kept = decided_lines(award) if award else {}
    said = (award.reason_sv, award.reason_en) if award else ("", "")
    reasons = {one.criterion: (one.text_sv, one.text_en) for one in award.reasons.all()} if award else {}
    money = (kept or asked_lines(application)) if outcome in PROMISES else {}
    propose(application, outcome=outcome, amounts=money, reason=said, reasons=reasons, by=by)
    return 1


@transaction.atomic
def take(award, step, *, by, reason=""):
    """A step of the preparation. A proposal that is withdrawn leaves the table; its trace stays."""
    LIFE.take(step, award, by=by, reason=reason)
    if step == "withdraw":
        award.current = False
        award.save(update_fields=["current"])
    return award


def of_case(application, problem):
    """The same problem, said of one case."""
    return Problem(
        "R-CASE",
        _("{case}: {problem}"),
        {"case": application.case_number or str(application), "problem": sentence(problem)},
    )


def refuse_stale(award, version):
    if award.pk is None:
        return
    if award.state not in ("proposed", "sent_back"):
        raise Refused([Problem("R-PROPOSE-2", _("This has been decided and can no longer be changed."))])
    if version is not None and version != award.version:
        text = _("Somebody has changed the proposal since you opened the page. Look at it again.")
        raise Refused([Problem("R-PROPOSE-3", text)])


def usual_dates(application, outcome):
    """The report dates that the letter proposes: ours until the office has decided."""
    if outcome not in PROMISES:
        return []
    annual = value_in_force("annual_report_due_days", application.round, 60).value
    final = value_in_force("final_report_due_days", application.round, 90).value
    dates = report_dates(application.starts_on, application.months, annual, final)
    return [{"kind": kind, "day": day.isoformat()} for kind, day in dates]


def write_lines(award, amounts):
    award.lines.all().delete()
    first = budget_year(award.application.starts_on, 1) or timezone.localdate().year
    AwardLine.objects.bulk_create(
        AwardLine(award=award, year_no=year_no, budget_year=first + year_no - 1, category=category, amount=amount)
        for year_no, said in sorted(amounts.items())
        for category, amount in (said if isinstance(said, dict) else {WHOLE_YEAR: said}).items()
        if amount
    )


def write_conditions(award, conditions):
    award.conditions.all().delete()
    Condition.objects.bulk_create(
        Condition(award=award, text_sv=sv.strip(), text_en=en.strip(), owner=owner, due=due)
        for sv, en, owner, due in conditions
    )


def write_reasons(award, reasons):
    award.reasons.all().delete()
    Reason.objects.bulk_create(
        Reason(award=award, criterion=key, text_sv=sv.strip(), text_en=en.strip())
        for key, (sv, en) in reasons.items()
        if sv.strip() or en.strip()
    )


@transaction.atomic
def decide_many(call, seen, *, minutes, number, held_on, wording="", went_on="", by):
    """Decide several proposals under one item of the minutes: all of them, or none and every reason at once.

    `seen` is {award key: version} as the page showed it; `went_on` is why, where the chain has not endorsed it. The same again, by the same person, answers the item that is there.
    """
    call = hold_frame(call)
    there = Award.objects.filter(Q(current=True) | Q(replaces__isnull=False), pk__in=seen, application__round=call)
    awards = list(there.order_by("pk"))
    done = already_decided(awards, seen, minutes, number, by)
    if done:
        return done
    problems = may_be_decided_together(call, awards, seen, minutes, number, held_on)
    chain = chain_for(call)
    problems += reason_to_go_on(links_for(chain, {one.pk: one.version for one in awards}), chain.decided, went_on)
    if problems:
        raise Refused(problems)
    item = MinutesItem.objects.create(
        round=call, minutes=minutes.strip(), number=number.strip(), held_on=held_on, wording=wording.strip(),
        went_on=went_on.strip(), made_by=by,
    )  # fmt: skip
    problems = [problem for award in awards for problem in decide(award, item, by)]
    if problems:
        raise Refused(problems)
    said = "\n\n".join(filter(None, (item.wording, item.went_on)))
    note(item, "decisions.minutes_item.record", by=by, what={"awards": [award.pk for award in awards]}, text=said)
    return item


def already_decided(awards, seen, minutes, number, by):
    """The second click of a double click."""
    same = [one for one in awards if one.state != "proposed" and one.decided_by_id == by.pk and one.item_id]
    if awards and len(same) == len(awards) == len(seen):
        item = same[0].item
        if (item.minutes, item.number) == (minutes.strip(), number.strip()):
            return item
    return None


def may_be_decided_together(call, awards, seen, minutes, number, held_on):
    problems = []
    if not seen:
        problems.append(Problem("R-DECIDE-1", _("Choose at least one proposal to decide.")))
    if len(awards) != len(seen) or any(award.version != seen[award.pk] for award in awards):
        text = _("Somebody has changed a proposal since you opened the page. Look at it again.")
        problems.append(Problem("R-DECIDE-2", text))
    if held_on and held_on > timezone.localdate():
        problems.append(Problem("R-DECIDE-3", _("The day of the decision has not come yet."), where="held_on"))
    if MinutesItem.objects.filter(minutes=minutes.strip(), number=number.strip()).exists():
        values = {"item": f"{minutes}, {number}"}
        problems.append(
            Problem("R-DECIDE-4", _("{item} is already used for another decision."), values, BLOCK, "number")
        )
    return problems


def decide(award, item, by):
    """One of many. Answers what stands in its way, with the case's number; every one is asked before all are refused."""
    hindrances = blocking(LIFE.problems(LIFE.flow.step("decide"), award, by))
    if hindrances:
        return [of_case(award.application, problem) for problem in hindrances]
    award.item, award.decided_on, award.decided_by = item, item.held_on, by
    award.decided_for = sat_in_for(by, roles_with(Act.AWARD_DECIDE))
    award.save(update_fields=["item", "decided_on", "decided_by", "decided_for"])
    LIFE.take("decide", award, by=by, what={"item": str(item)})
    return []


@LIFE.after("decide")
def decide_the_application(award, by):
    """The parties see that it is decided, and what was decided when it is announced. A later decision counts from now on
    instead of the earlier one, which they go on seeing until the later one is published."""
    application = award.application
    if award.replaces_id:
        Award.objects.filter(pk=award.replaces_id).update(current=False)
        Award.objects.filter(pk=award.pk).update(current=True)
        award.current = True
        return draft_letters(award)
    APPLICATIONS.take("decide", application, by=by)
    application.decided_on = award.decided_on
    application.save(update_fields=["decided_on"])
    return draft_letters(award)


@transaction.atomic
def take_up_again(application, *, by):
    """A deferred case comes back to the table; the decision to defer stays as it was."""
    if later_under_way(application):
        text = _("A later decision is being prepared in this case: take it, or withdraw the proposal, first.")
        raise Refused([Problem("R-PROPOSE-6", text)])
    APPLICATIONS.take("take_up_again", application, by=by)
    for award in application.awards.filter(current=True):
        award.current = False
        award.save(update_fields=["current"])
