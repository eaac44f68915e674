"""Preparing and taking decisions. Whoever promises money holds the round's row: two people never spend the same krona."""

from django.db import transaction
from django.utils import timezone

from kompanjon.applications.joint.life import LIFE as APPLICATIONS
from kompanjon.assessment.reviews.queries import value_in_force
from kompanjon.core.problems import BLOCK, Problem, Refused, blocking
from kompanjon.core.speech import sentence
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _
from kompanjon.people.access.acts import Act
from kompanjon.people.access.grants import GRANTS
from kompanjon.people.access.reach import sittings
from kompanjon.rounds.frames.queries import hold_frame

from .letters import draft_letters
from .life import LIFE
from .models import Award, AwardYear, Condition, Endorsement, MinutesItem, Reason
from .rules import PROMISES, budget_year, report_dates


@transaction.atomic
def propose(
    application, *, outcome, amounts=None, conditions=(), reasons=None, reason=("", ""), dates=None, version=None, by
):
    """Prepare a decision, or change one that is still being prepared. Money is öre by project year.

    `conditions` are (Swedish, English, owner or None, day); `reasons` are {criterion: (Swedish, English)}. Whoever changes
    a proposal becomes its proposer. `version` is what the page showed: an older one overwrites nothing.
    """
    locked = type(application).objects.select_for_update().get(pk=application.pk)
    if locked.state != "recommended":
        raise Refused([Problem("R-PROPOSE-1", _("Only an application that is ready for decision can be decided."))])
    award = locked.awards.filter(current=True).first()
    refuse_stale(award, version)
    award = award or Award(application=locked)
    award.outcome, (award.reason_sv, award.reason_en) = outcome, reason
    award.proposed_by, award.report_dates = by, dates if dates is not None else usual_dates(locked, outcome)
    award.version = award.version + 1 if award.pk else 1
    award.save()
    write_years(award, amounts or {})
    write_conditions(award, conditions)
    write_reasons(award, reasons or {})
    note(award, "decisions.award.propose", by=by, what={"outcome": outcome, "amounts": amounts or {}})
    if award.state == "sent_back":
        LIFE.take("propose_again", award, by=by)
    return award


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
    kept = {year.year_no: year.amount for year in award.years.all()} if award else {}
    asked = {int(number): amount for number, amount in (application.asked_by_year or {}).items()}
    said = (award.reason_sv, award.reason_en) if award else ("", "")
    reasons = {one.criterion: (one.text_sv, one.text_en) for one in award.reasons.all()} if award else {}
    money = (kept or asked) if outcome in PROMISES else {}
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
    if award is None:
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


def write_years(award, amounts):
    award.years.all().delete()
    first = budget_year(award.application.starts_on, 1) or timezone.localdate().year
    AwardYear.objects.bulk_create(
        AwardYear(award=award, year_no=year_no, budget_year=first + year_no - 1, amount=amount)
        for year_no, amount in sorted(amounts.items())
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
def decide_many(call, seen, *, minutes, number, held_on, wording="", by):
    """Decide several proposals under one item of the minutes: all of them, or none and every reason at once.

    `seen` is {award key: version} as the page showed it. The same again, by the same person, answers the item that is there.
    """
    call = hold_frame(call)
    awards = list(Award.objects.filter(pk__in=seen, application__round=call, current=True).order_by("pk"))
    done = already_decided(awards, seen, minutes, number, by)
    if done:
        return done
    problems = may_be_decided_together(call, awards, seen, minutes, number, held_on)
    if problems:
        raise Refused(problems)
    item = MinutesItem.objects.create(
        round=call, minutes=minutes.strip(), number=number.strip(), held_on=held_on, wording=wording.strip(), made_by=by
    )
    problems = [problem for award in awards for problem in decide(award, item, by)]
    if problems:
        raise Refused(problems)
    note(item, "decisions.minutes_item.record", by=by, what={"awards": [award.pk for award in awards]}, text=wording)
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
    award.decided_for = sat_in_for(by)
    award.save(update_fields=["item", "decided_on", "decided_by", "decided_for"])
    LIFE.take("decide", award, by=by, what={"item": str(item)})
    return []


def sat_in_for(person):
    """Whose seat a stand-in decides from; None in one's own."""
    from kompanjon.people.access.models import Seat

    may = [one for one in sittings(person) if any(Act.AWARD_DECIDE in acts for acts in GRANTS[one.role].values())]
    if not may or any(not one.as_stand_in for one in may):
        return None
    return Seat.objects.select_related("person").get(pk=may[0].pk).person


@LIFE.after("decide")
def decide_the_application(award, by):
    """The parties see that it is decided, and what was decided when it is announced."""
    application = award.application
    APPLICATIONS.take("decide", application, by=by)
    application.decided_on = award.decided_on
    application.save(update_fields=["decided_on"])
    draft_letters(award)


@transaction.atomic
def take_up_again(application, *, by):
    """A deferred case comes back to the table; the decision to defer stays as it was."""
    APPLICATIONS.take("take_up_again", application, by=by)
    for award in application.awards.filter(current=True):
        award.current = False
        award.save(update_fields=["current"])


@transaction.atomic
def endorse(call, role, *, by):
    """Somebody in the chain stands behind a round's proposals."""
    if role not in {one.role for one in sittings(by)}:
        raise Refused([Problem("R-CHAIN-1", _("That is for somebody in another seat."))])
    endorsement, made = Endorsement.objects.get_or_create(round=call, role=role, defaults={"by": by})
    if made:
        note(call, "decisions.endorsement.give", by=by, what={"role": role})
    return endorsement
