from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from kompanjon.applications.joint.models import Application
from kompanjon.core.problems import Refused
from kompanjon.core.speech import sentence
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door
from kompanjon.people.access.reach import people_who_may
from kompanjon.rounds.calls.models import Round
from kompanjon.rounds.frames.queries import frame_of
from kompanjon.rounds.frames.rules import in_all

from ..reviews.queries import case_of, criteria_for
from . import actions, queries
from .forms import MeetingForm, OpinionForm
from .rules import all_reviews_in, enough_reviews, line_after


@door(Act.REVIEW_SEE, Round, key="slug")
def ranking(request, call):
    """The round's applications by mean, with the line that what is left of the frame draws: a proposal, never a filter."""
    return show_ranking(request, call)


def show_ranking(request, call, form=None, status=200):
    frame = frame_of(call)
    rows = queries.ranking_list(call, frame)
    context = {
        "call": call, "rows": rows, "frame": frame, "all": in_all(frame), "meetings": queries.meetings_of(call),
        "line_after": line_after([row.rank for row in rows]), "asked": sum(row.application.asked for row in rows if not row.rank.settled),
        "form": form or MeetingForm(people=people_who_may(Act.REVIEW_WRITE).order_by("name", "pk")),
        "may_prepare": request.user.has_perm(Act.APPLICATION_PREPARE, call),
    }  # fmt: skip
    return render(request, "panel/ranking.html", context, status=status)


@require_POST
@door(Act.APPLICATION_PREPARE, Round, key="slug")
def meeting(request, call):
    form = MeetingForm(request.POST, people=people_who_may(Act.REVIEW_WRITE).order_by("name", "pk"))
    if not form.is_valid():
        return show_ranking(request, call, form, 422)
    actions.record_meeting(call, by=request.user, **form.cleaned_data)
    messages.success(request, gettext("The meeting has been recorded."))
    return redirect("panel:ranking", call.slug)


@door(Act.APPLICATION_PREPARE, Application, related=("round", "partnership"))
def opinion(request, application):
    """What the joint meeting agreed about one application."""
    kept = queries.opinion_of(application)
    meetings, criteria = queries.meetings_of(application.round), criteria_for(application)
    before = (
        {**kept.scores, "meeting": kept.meeting, "recommendation": kept.recommendation, "reason": kept.reason}
        if kept
        else {}
    )
    form = OpinionForm(request.POST or None, initial=before, meetings=meetings, criteria=criteria)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("meeting", "recommendation", "reason")}
        try:
            agreed = actions.agree(application, scores=form.scores, by=request.user, **said)
        except Refused as refused:
            form.show(refused.problems)
        else:
            messages.success(request, gettext("Kept. The application is ready for decision."))
            for problem in agreed.warned:
                messages.warning(request, sentence(problem))
            return redirect("panel:ranking", application.round.slug)
    told = case_of(application, request.user)
    facts = queries.panel_facts(application, told.assessed)
    context = {
        "application": application, "form": form, "told": told, "meetings": meetings, "opinion": kept,
        "in_the_way": actions.still_open(application) + all_reviews_in(facts) + enough_reviews(facts),
    }  # fmt: skip
    return render(request, "panel/opinion.html", context, status=422 if form.errors else 200)
