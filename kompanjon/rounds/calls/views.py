from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kompanjon.core.problems import Refused
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door

from ..frames.actions import set_frame
from ..frames.queries import frame_of
from ..frames.rules import in_all
from ..rulebook.keys import COMPONENTS
from . import actions, queries
from .forms import MODE_WORDS, CriteriaForm, ExtensionForm, FrameForm, OpeningForm, RoundForm
from .life import rounds
from .models import Round


@door(Act.ROUND_SEE)
def index(request):
    facts = {"rounds": queries.office_rounds(), "may_edit": request.user.has_perm(Act.ROUND_EDIT), "modes": MODE_WORDS}
    return render(request, "calls/index.html", facts)


@door(Act.ROUND_SEE, Round, related=("rule_set", "rule_set_chosen_by", "network"))
def detail(request, call, problems=(), status=200):
    """A round as the office runs it: what it is bound to, its money, its drafts, and the steps that are open."""
    if call.is_recorded:  # what announcements said of it stands on the public side; it has no life here
        raise Http404
    steps = rounds.open_steps(call, request.user)
    frame = frame_of(call)
    facts = {
        "round": call,
        "mode": MODE_WORDS[call.mode],
        "components": [COMPONENTS[name] for name in call.components if name in COMPONENTS],
        "countries": sorted(country.name for country in call.countries.all()),
        "frame": frame.values(),
        "whole": in_all(frame),
        "drafts": queries.drafts_of(call) if request.user.has_perm(Act.APPLICATION_SEE_DRAFTS) else [],
        "extensions": call.extensions.select_related("by").order_by("-at"),
        "steps": [step for step in steps if step.step.name not in ("open", "open_again")],
        "again": next((step for step in steps if step.step.name == "open_again" and call.mode != "rolling"), None),
        "opening": next((step for step in steps if step.step.name == "open"), None),
        "problems": problems,
        "may_edit": request.user.has_perm(Act.ROUND_EDIT),
    }
    return render(request, "calls/detail.html", facts, status=status)


@door(Act.ROUND_EDIT)
def create(request):
    return round_form(request, Round(), initial={"countries": queries.countries_in_force()})


@door(Act.ROUND_EDIT, Round)
def edit(request, call):
    if call.state != "planned":
        messages.info(request, _("The round has opened: what it is bound to is fixed."))
        return redirect("calls:detail", call.pk)
    return round_form(request, call)


def round_form(request, call, initial=None):
    form = RoundForm(request.POST or None, instance=call, initial=initial)
    if request.method == "POST" and form.is_valid():
        kept = actions.keep_round(form, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("calls:detail", kept.pk)
    return render(request, "calls/edit.html", {"form": form, "round": call}, status=422 if form.errors else 200)


@door(Act.ROUND_EDIT, Round)
def criteria(request, call):
    form = CriteriaForm(request.POST or None, rows=offered(call))
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_criteria(call, form.chosen, by=request.user)
        except Refused as refused:
            return detail(request, pk=call.pk, problems=refused.problems, status=422)
        messages.success(request, _("Saved."))
        return redirect("calls:detail", call.pk)
    return render(request, "calls/criteria.html", {"form": form, "round": call}, status=422 if form.errors else 200)


def offered(call):
    """The round's own criteria first, then those of the programme that it leaves out, weighing nothing."""
    if not call.criteria:
        return queries.shipped_criteria(call)
    own = {row["key"] for row in call.criteria}
    return [*call.criteria, *({**row, "weight": 0} for row in queries.shipped_criteria(call) if row["key"] not in own)]


@door(Act.ROUND_EDIT, Round)
def frame(request, call):
    now = frame_of(call)
    frames = {year: one.frame for year, one in now.items() if one.frame is not None}
    first = call.opens_at.year if call.opens_at else None
    form = FrameForm(request.POST or None, frames=frames, first=first)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            set_frame(call, form.frames, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refused:
            return render(
                request, "calls/frame.html", {"form": form, "round": call, "problems": refused.problems}, status=422
            )
        messages.success(request, _("The frame is set."))
        return redirect("calls:detail", call.pk)
    if form.errors:
        status = 422
    return render(request, "calls/frame.html", {"form": form, "round": call}, status=status)


@door(Act.ROUND_OPEN, Round)
def open_round(request, call):
    """Open the round: choose which rule set it follows. Nothing is chosen beforehand."""
    form = OpeningForm(request.POST if request.method == "POST" else None)
    problems = next((step.problems for step in rounds.open_steps(call, request.user) if step.step.name == "open"), [])
    others = [problem for problem in problems if problem.where != "rule_set"]
    if request.method == "POST" and form.is_valid():
        try:
            opened = actions.open_round(call, form.cleaned_data["rule_set"], by=request.user)
        except Refused as refused:
            facts = {"form": form, "round": call, "problems": refused.problems}
            return render(request, "calls/open.html", facts, status=422)
        messages.success(request, _("The round is open."))
        return redirect("calls:detail", opened.pk)
    facts = {"form": form, "round": call, "problems": others}
    return render(request, "calls/open.html", facts, status=422 if form.errors else 200)


@door(Act.ROUND_OPEN, Round)
def extend(request, call):
    form = ExtensionForm(request.POST or None)
    problems = []
    if request.method == "POST" and form.is_valid():
        try:
            actions.extend_round(call, form.cleaned_data["closes_at"], form.cleaned_data["reason"], by=request.user)
        except Refused as refused:
            problems = refused.problems
        else:
            messages.success(request, _("The round has a later last day."))
            return redirect("calls:detail", call.pk)
    facts = {"form": form, "round": call, "problems": problems}
    return render(request, "calls/extend.html", facts, status=422 if problems or form.errors else 200)


@require_POST
@door(Act.ROUND_SEE, Round)
def step(request, call):
    """Take a step of the round's life. Opening asks for a rule set, and has a page of its own."""
    name = request.POST.get("step", "")
    if name in ("open", "open_again"):
        return redirect("calls:open" if name == "open" else "calls:extend", call.pk)
    try:
        rounds.take(name, call, by=request.user, reason=request.POST.get("reason", ""))
    except Refused as refused:
        return detail(request, pk=call.pk, problems=refused.problems, status=422)
    messages.success(request, _("Done."))
    return redirect("calls:detail", call.pk)
