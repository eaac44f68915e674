from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from kompanjon.applications.joint.flow import TOLD
from kompanjon.applications.joint.models import Application
from kompanjon.rounds.frames.rules import budget_year

from ..reviews.criteria import criteria_of
from ..reviews.models import Review
from ..reviews.queries import OPEN, Assessed, assessed, assessors_needed, value_in_force
from ..reviews.rules import suggestion, weighted_mean
from .models import JointMeeting, JointOpinion
from .rules import PanelFacts, Ranked, ranking

UNSETTLED = ("in_assessment", "recommended")
RANKED = (*UNSETTLED, "decided", *TOLD)


@dataclass(frozen=True)
class Row:
    """One application on the ranking list. `mean` is what the joint meeting agreed, or else the reviews' own."""

    application: Application
    assessed: Assessed
    opinion: JointOpinion | None
    mean: int | None
    rank: Ranked
    suggested: list


def opinion_of(application):
    return JointOpinion.objects.filter(application=application).select_related("meeting", "by").first()


def agreed_mean(scores, told, criteria):
    """The mean of the scores that the meeting agreed on, all of them; else the reviews' own."""
    agreed = weighted_mean(scores, criteria) if scores else None
    return told.mean if agreed is None else agreed


def waits_for_preparation():
    """What is eligible and has no assessor yet, and what all its assessors have handed in."""
    reviews = Review.objects.filter(application=OuterRef("pk"))
    read = Exists(reviews.filter(state="handed_in")) & ~Exists(reviews.filter(state__in=OPEN))
    return Q(state="eligible") | Q(read, state="in_assessment")


def oldest(wanted, most):
    """Applications that wait for the office, those first that have waited longest, with what a line about them says."""
    keys = Application.objects.filter(wanted).order_by("handed_in_at").values("pk")[:most]  # only keys are sorted
    rows = Application.objects.filter(pk__in=keys).select_related("partnership").order_by("handed_in_at")
    return rows.only("state", "case_number", "doubted_by", "is_example", "title_sv", "title_en", "partnership__name")


def ranking_list(call, frame, states=RANKED) -> list[Row]:
    """A round's applications by mean, with the line that what is left of the frame draws. Some hundreds at most; a fixed number of queries."""
    found = Application.objects.filter(round=call, state__in=states).select_related("partnership")
    applications = {one.pk: one for one in found.prefetch_related("partnership__parties__organisation").order_by("pk")}
    for one in applications.values():
        one.round = call
    told = reviews_by_application(applications)
    opinions = {one.application_id: one for one in JointOpinion.objects.filter(application__in=applications)}
    criteria = criteria_of(call.criteria)
    means = {pk: agreed_mean(opinions[pk].scores if pk in opinions else {}, told[pk], criteria) for pk in applications}
    lines = [
        Ranked(pk, means[pk], one.asked, by_budget_year(one), one.state not in UNSETTLED)
        for pk, one in applications.items()
    ]
    limits = recommended_from(call)
    return [
        Row(
            applications[rank.application], told[rank.application], opinions.get(rank.application), rank.mean, rank,
            suggestion(rank.mean, told[rank.application].lowest, *limits),
        )
        for rank in ranking(lines, left_by_year(frame))
    ]  # fmt: skip


def reviews_by_application(applications):
    rows = {pk: [] for pk in applications}
    reviews = Review.objects.filter(application__in=applications).select_related("asked").prefetch_related("scores")
    for review in reviews.order_by("pk"):
        rows[review.application_id].append(review)
    return {pk: assessed(application, rows[pk]) for pk, application in applications.items()}


def recommended_from(call):
    """The two limits of the suggestion, and whether the office has decided both."""
    mean = value_in_force("recommend_mean_min", call, 3.0)
    lowest = value_in_force("recommend_criterion_min", call, 2)
    return mean.value, lowest.value, mean.decided and lowest.decided


def by_budget_year(application):
    """What it asks for, by the budget year that each project year is paid from."""
    years = {
        budget_year(application.starts_on, int(no)): sum_ for no, sum_ in (application.asked_by_year or {}).items()
    }
    return {year: amount for year, amount in years.items() if year and amount}


def left_by_year(frame):
    """What is left of each budget year's frame, or None when none has been set."""
    left = {year: one.left for year, one in frame.items() if one.left is not None}
    return left or None


def panel_facts(application, told, recommendation="", reason="") -> PanelFacts:
    needed = assessors_needed(application)
    return PanelFacts(
        waiting=len(told.in_force) - len(told.handed_in), handed_in=len(told.handed_in), wanted=needed.value or 0,
        recommendation=recommendation, spread=told.spread, reason=reason,
        wanted_decided=needed.decided,
    )  # fmt: skip


def meetings_of(call):
    return JointMeeting.objects.filter(round=call).prefetch_related("present")
