from django.db.models import Count, F, Q, Sum, Value

from kompanjon.applications.joint.flow import TOLD
from kompanjon.applications.joint.models import Application
from kompanjon.assessment.reviews.models import ConflictStatement, Review
from kompanjon.assessment.reviews.queries import assessed, by_criterion, criteria_for, people_tied_to, value_in_force
from kompanjon.people.access.acts import Act
from kompanjon.people.access.reach import people_who_may
from kompanjon.rounds.calls.models import Round
from kompanjon.rounds.frames.rules import budget_year
from kompanjon.rounds.rulebook.queries import stamped

from .amounts import asked_lines, box, decided_lines
from .chain import chain_for, links_for
from .models import Award, AwardLine
from .rules import (
    REJECT,
    DecisionFacts,
    RoundStanding,
    YearStanding,
    chain_settled,
    earlier_stands,
    money_left,
    proposal_complete,
    somebody_left,
    who_may_decide,
)

ON_THE_TABLE = ("recommended",)
DONE = ("decided", *TOLD, "ineligible")


def frame_standing(call, without=()) -> RoundStanding:
    """A round's frame year by year, with what is promised now, summed from the decisions themselves but those named."""
    awards = Award.objects.promised().filter(application__round=call)
    if without:
        awards = awards.exclude(pk__in=without)
    set_ = call.frame_years.order_by().annotate(sum=F("amount"), kind=Value(0)).values_list("kind", "year", "sum")
    taken = AwardLine.objects.filter(award__in=awards).order_by().annotate(kind=Value(1)).values("kind", "budget_year")
    both = set_.union(taken.annotate(sum=Sum("amount")).values_list("kind", "budget_year", "sum"), all=True)
    frames, promised = {}, {}
    for kind, year, sum_ in both:
        (promised if kind else frames)[year] = sum_
    asked = asked_by_year(call)
    return RoundStanding(
        tuple(
            YearStanding(year, frames.get(year), promised.get(year, 0), asked.get(year, 0))
            for year in sorted({*frames, *promised, *asked})
        )
    )


def asked_by_year(call):
    """What the applications that wait for a decision ask for, by budget year."""
    asked: dict[int, int] = {}
    waiting = Application.objects.filter(round=call, state__in=ON_THE_TABLE)
    for starts_on, amounts in waiting.values_list("starts_on", "asked_by_year"):
        for year_no, amount in (amounts or {}).items():
            year = budget_year(starts_on, int(year_no))
            if year and amount:
                asked[year] = asked.get(year, 0) + amount
    return asked


def decision_facts(award) -> DecisionFacts:
    """Everything the steps of a decision ask about, read anew from what is kept."""
    application = award.application
    kept = Award.objects.get(pk=award.pk)
    chain = chain_for(application.round)
    counts = kept.conditions.aggregate(all=Count("pk"), unworded=Count("pk", filter=Q(text_sv="") | Q(text_en="")))
    return DecisionFacts(
        outcome=kept.outcome, asked=application.asked, amounts=kept.by_budget_year, conditions=counts["all"],
        conditions_without_words=counts["unworded"], reasons=kept.reasons.count(), reasons_wanted=reasons_wanted(application) if kept.outcome == REJECT else 0,
        reason=kept.reason_sv or kept.reason_en, replaces=kept.replaces_id is not None,
        earlier_stands=earlier_still_stands(kept), proposed_by=kept.proposed_by_id,
        assessors=frozenset(assessors_of(application)), tied=frozenset(tied_to(application)),
        standing=frame_standing(application.round, without=[key for key in (kept.pk, kept.replaces_id) if key]),
        whole_kronor_decided=value_in_force("amounts_whole_kronor", application.round, True).decided,
        chain=links_for(chain, {kept.pk: kept.version}), chain_decided=chain.decided,
    )  # fmt: skip


def reasons_wanted(application) -> int:
    """How many criteria a rejection must give its reason for: all of them, once the office has decided so."""
    decided = stamped("rejection_reasons_per_criterion").get("rejection_reasons_per_criterion")
    return len(criteria_for(application)) if decided is True else 0


def earlier_still_stands(award):
    """Whether what a later decision would take the place of is still what the parties have been told."""
    if award.replaces_id is None:
        return True
    return Award.objects.current().filter(pk=award.replaces_id, state="published", application__state__in=TOLD).exists()


def assessors_of(application):
    return Review.objects.filter(application=application, state="handed_in").values_list("asked_id", flat=True)


def tied_to(application):
    """Those who sit with a party, and those who have declared a conflict of interest."""
    declared = ConflictStatement.objects.filter(application=application)
    return people_tied_to(application) | {one.person_id for one in declared if one.disqualifies}


def deciders():
    """Everybody who may decide today, in their own seat or as a stand-in."""
    return list(people_who_may(Act.AWARD_DECIDE).order_by("name", "pk"))


def current_award(application):
    return Award.objects.current().filter(application=application).select_related("proposed_by").first()


def awards_of(call, keys):
    found = Award.objects.filter(application__round=call, pk__in=list(keys)).prefetch_related("lines")
    return found.select_related("application__partnership").order_by("application__case_number", "pk")


def in_the_way(facts):
    """What must be mended in a proposal, and whether anybody is left to decide it: said while it is prepared."""
    return (
        proposal_complete(facts)
        + earlier_stands(facts)
        + money_left(facts)
        + chain_settled(facts)
        + somebody_left(who_may_decide(facts, deciders()))
    )


def project_years(application, lines):
    """[(project year, budget year)] that a grant may have money in; `lines` is what is decided so far, by project year."""
    asked = {int(number) for number in (application.asked_by_year or {})}
    last = max([-(-(application.months or 12) // 12), *lines, *asked])
    return [(number, budget_year(application.starts_on, number)) for number in range(1, last + 1)]


def as_initial(application, award):
    """A kept proposal as the form's first values; before there is one, what was asked for."""
    asked = boxes(asked_lines(application))
    if award is None:
        return asked
    initial = {
        "outcome": award.outcome, "reason_sv": award.reason_sv, "reason_en": award.reason_en, "version": award.version,
        **(dict.fromkeys(asked, 0) if award.promises else asked), **boxes(decided_lines(award)),
    }  # fmt: skip
    for one in award.reasons.all():
        initial[f"{one.criterion}_sv"], initial[f"{one.criterion}_en"] = one.text_sv, one.text_en
    return initial


def boxes(lines):
    """Amounts by the names of the boxes that they stand in."""
    return {box(number, category): amount for number, parts in lines.items() for category, amount in parts.items()}


def conditions_as_initial(award):
    rows = award.conditions.all() if award else []
    return [{"text_sv": one.text_sv, "text_en": one.text_en, "owner": one.owner_id, "due": one.due} for one in rows]


def written_by_assessors(application):
    """What the assessors wrote for each criterion, to be quoted from when an application is turned down."""
    told = assessed(application)
    return by_criterion(told, criteria_for(application)) if told.open else []


def rounds_to_decide():
    """The office's own rounds with how far their applications have come, the latest first."""
    counts = {
        name: Count("applications", filter=Q(applications__state__in=states))
        for name, states in {
            "at_check": ("handed_in", "returned", "signing_changes"),
            "at_assessment": ("eligible", "in_assessment"),
            "on_table": ON_THE_TABLE,
            "done": DONE,
        }.items()
    }
    return (
        Round.objects.filter(is_recorded=False)
        .exclude(state="planned")
        .annotate(**counts)
        .order_by("-closes_at", "-pk")
    )
