from dataclasses import dataclass

from django.db.models import Sum

from kompanjon.applications.joint.models import Application

from ..reviews.criteria import criteria_of
from ..reviews.models import Review
from ..reviews.queries import Assessed, assessed, assessors_needed, value_in_force
from ..reviews.rules import suggestion, weighted_mean
from .models import JointMeeting, JointOpinion
from .rules import PanelFacts, Ranked, ranking

RANKED = ("in_assessment", "recommended", "decided", "granted", "granted_with_conditions", "deferred", "rejected")


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


def ranking_list(call, states=RANKED, left="frame") -> list[Row]:
    """A round's applications by mean, with the line that the frame draws. Some hundreds at most; a fixed number of queries."""
    found = Application.objects.filter(round=call, state__in=states).select_related("partnership")
    applications = {one.pk: one for one in found.prefetch_related("partnership__parties__organisation").order_by("pk")}
    for one in applications.values():
        one.round = call
    told = reviews_by_application(applications)
    opinions = {one.application_id: one for one in JointOpinion.objects.filter(application__in=applications)}
    criteria = criteria_of(call.criteria)
    means = {pk: agreed_mean(opinions[pk].scores if pk in opinions else {}, told[pk], criteria) for pk in applications}
    lines = [Ranked(pk, means[pk], one.asked) for pk, one in applications.items()]
    limits = recommended_from(call)
    return [
        Row(
            applications[rank.application], told[rank.application], opinions.get(rank.application), rank.mean, rank,
            suggestion(rank.mean, told[rank.application].lowest, *limits),
        )
        for rank in ranking(lines, frame_of(call) if left == "frame" else left)
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


def frame_of(call):
    """The whole frame over its years, or None when none has been set."""
    return call.frame_years.aggregate(all=Sum("amount"))["all"]


def panel_facts(application, told, recommendation="", reason="") -> PanelFacts:
    needed = assessors_needed(application)
    return PanelFacts(
        waiting=len(told.in_force) - len(told.handed_in), handed_in=len(told.handed_in), wanted=needed.value or 0,
        recommendation=recommendation, spread=told.spread, reason=reason,
    )  # fmt: skip


def meetings_of(call):
    return JointMeeting.objects.filter(round=call).prefetch_related("present")
