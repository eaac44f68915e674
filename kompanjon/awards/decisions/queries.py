from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Q, Sum, Value

from kompanjon.applications.joint.models import Application
from kompanjon.assessment.reviews.models import ConflictStatement, Review
from kompanjon.assessment.reviews.queries import assessed, by_criterion, criteria_for, people_tied_to, value_in_force
from kompanjon.people.access.acts import Act
from kompanjon.people.access.grants import ROLE_NAMES
from kompanjon.people.access.reach import people_who_may, sittings
from kompanjon.rounds.calls.models import Round

from .models import Award, AwardYear, Endorsement
from .rules import (
    DEFER,
    REJECT,
    DecisionFacts,
    RoundStanding,
    YearStanding,
    budget_year,
    money_left,
    proposal_complete,
    somebody_left,
    who_may_decide,
)

ON_THE_TABLE = ("recommended",)
DONE = ("decided", "granted", "granted_with_conditions", "rejected", "deferred", "ineligible")


def frame_standing(call, without=None) -> RoundStanding:
    """A round's frame year by year, with what is promised now, summed from the decisions themselves."""
    awards = Award.objects.promised().filter(application__round=call)
    if without is not None:
        awards = awards.exclude(pk=without.pk)
    set_ = call.frame_years.order_by().annotate(sum=F("amount"), kind=Value(0)).values_list("kind", "year", "sum")
    taken = AwardYear.objects.filter(award__in=awards).order_by().annotate(kind=Value(1)).values("kind", "budget_year")
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
    counts = kept.conditions.aggregate(all=Count("pk"), unworded=Count("pk", filter=Q(text_sv="") | Q(text_en="")))
    amounts: dict[int, int] = {}
    for year, amount in kept.years.values_list("budget_year", "amount"):
        amounts[year] = amounts.get(year, 0) + amount
    return DecisionFacts(
        outcome=kept.outcome, asked=application.asked, amounts=amounts, conditions=counts["all"],
        conditions_without_words=counts["unworded"], reasons=kept.reasons.count(),
        reason=kept.reason_sv or kept.reason_en, proposed_by=kept.proposed_by_id,
        assessors=frozenset(assessors_of(application)), tied=frozenset(tied_to(application)),
        standing=frame_standing(application.round, without=kept),
        whole_kronor_decided=value_in_force("amounts_whole_kronor", application.round, True).decided,
    )  # fmt: skip


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
    found = Award.objects.current().filter(application__round=call, pk__in=list(keys)).prefetch_related("years")
    return found.select_related("application__partnership").order_by("application__case_number", "pk")


def chain_of(call, person):
    """Who must agree before the decision, who has, and what is this reader's to say. The last in the chain decides."""
    chain = value_in_force("decision_chain", call, [])
    given = {one.role: one for one in Endorsement.objects.filter(round=call).select_related("by")}
    mine = {sitting.role for sitting in sittings(person)}
    return {
        "decided": chain.decided,
        "links": [
            {"role": role, "name": ROLE_NAMES.get(role, role), "given": given.get(role), "mine": role in mine}
            for role in [one for one in chain.value or [] if one in ROLE_NAMES]
        ],
    }


def in_the_way(facts):
    """What must be mended in a proposal, and whether anybody is left to decide it: said while it is prepared."""
    return proposal_complete(facts) + money_left(facts) + somebody_left(who_may_decide(facts, deciders()))


def project_years(application, award):
    """[(project year, budget year)] that a grant may have money in."""
    kept = {year.year_no for year in award.years.all()} if award else set()
    asked = {int(number) for number in (application.asked_by_year or {})}
    last = max([-(-(application.months or 12) // 12), *kept, *asked])
    return [(number, budget_year(application.starts_on, number)) for number in range(1, last + 1)]


def as_initial(application, award):
    """A kept proposal as the form's first values; before there is one, what was asked for."""
    asked = {f"year_{number}": amount for number, amount in (application.asked_by_year or {}).items()}
    if award is None:
        return asked
    initial = {
        "outcome": award.outcome, "reason_sv": award.reason_sv, "reason_en": award.reason_en, "version": award.version,
        **(dict.fromkeys(asked, 0) if award.promises else asked),
        **{f"year_{year.year_no}": year.amount for year in award.years.all()},
    }  # fmt: skip
    for one in award.reasons.all():
        initial[f"{one.criterion}_sv"], initial[f"{one.criterion}_en"] = one.text_sv, one.text_en
    return initial


def conditions_as_initial(award):
    rows = award.conditions.all() if award else []
    return [{"text_sv": one.text_sv, "text_en": one.text_en, "owner": one.owner_id, "due": one.due} for one in rows]


def written_by_assessors(application):
    """What the assessors wrote for each criterion, to be quoted from when an application is turned down."""
    told = assessed(application)
    return by_criterion(told, criteria_for(application)) if told.open else []


@dataclass(frozen=True)
class PublishedAward:
    """A grant that has been published. Whoever shows it leaves out what is withheld, and examples unless asked for."""

    application: int
    case_number: str
    component: str
    title_sv: str
    title_en: str
    round: int
    round_slug: str
    partnership: int
    outcome: str
    total: int
    by_year: dict[int, int]
    decided_on: date
    published_at: datetime
    starts_on: date | None
    months: int | None
    is_example: bool


def published_awards(call=None, partnership=None) -> list[PublishedAward]:
    """Every published grant, latest decision first: three queries. What was rejected or withdrawn is counted elsewhere."""
    found = Award.objects.promised().filter(state="published").select_related("application__round")
    if call is not None:
        found = found.filter(application__round=call)
    if partnership is not None:
        found = found.filter(application__partnership=partnership)
    rows = found.prefetch_related("years").order_by("-decided_on", "application__case_number")
    return [as_published(award) for award in rows]


def as_published(award):
    case = award.application
    by_year: dict[int, int] = {}
    for year in award.years.all():
        by_year[year.budget_year] = by_year.get(year.budget_year, 0) + year.amount
    return PublishedAward(
        case.pk, case.case_number or "", case.component, case.title_sv, case.title_en, case.round_id, case.round.slug,
        case.partnership_id, award.outcome, sum(by_year.values()), by_year, award.decided_on, award.published_at,
        case.starts_on, case.months, case.is_example,
    )  # fmt: skip


def counted(call) -> dict[str, int]:
    """How many of a round's applications were rejected, deferred or withdrawn: numbers, never names."""
    told = Award.objects.current().filter(application__round=call, state="published").values("outcome")
    counts = {row["outcome"]: row["count"] for row in told.annotate(count=Count("pk"))}
    withdrawn = Application.objects.filter(round=call, state="withdrawn").exclude(handed_in_at=None).count()
    return {"rejected": counts.get(REJECT, 0), "deferred": counts.get(DEFER, 0), "withdrawn": withdrawn}


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
