"""The decision table of a round: what it costs, who may decide, decide many under one item, publish."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from kompanjon.applications.joint.models import Application
from kompanjon.core.problems import Refused
from kompanjon.core.speech import kr
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door
from kompanjon.rounds.calls.models import Round

from . import actions, queries
from .forms import MinutesForm, outcome_choices
from .publishing import publish_decisions
from .rules import OUTCOMES, within_frame
from .standing import proposed_of, year_lines
from .table import table_of


@door(Act.AWARD_SEE)
def index(request):
    """Every round the office runs, and how far its applications have come."""
    page = Paginator(queries.rounds_to_decide(), 25).get_page(request.GET.get("page"))
    return render(request, "decisions/index.html", {"page": page})


@door(Act.AWARD_SEE, Round, key="slug")
def table(request, call):
    return show_table(request, call)


def show_table(request, call, *, form=None, chosen=None, preview=None, problems=(), status=200):
    people = queries.deciders()
    told = table_of(call, request.GET.get("page"), queries.frame_standing(call), people, request.user)
    if chosen is None:
        chosen = [row.key for row in told.rows if row.may_decide]
    after = told.standing.adding(proposed_of([row for row in told.rows if row.key in chosen or not chosen]))
    context = {
        "call": call, "told": told, "after": after, "lines": year_lines(after), "chosen": chosen, "problems": problems,
        "years": [year.year for year in after.years], "frame_says": within_frame(after), "form": form or MinutesForm(),
        "may_prepare": request.user.has_perm(Act.AWARD_PREPARE), "may_decide": request.user.has_perm(Act.AWARD_DECIDE),
        "may_publish": request.user.has_perm(Act.AWARD_PUBLISH), "choices": outcome_choices(gettext("not now")),
        "to_publish": sum(1 for row in told.rows if row.award and row.award.state == "decided"),
        "chain": queries.chain_of(call, request.user), "preview": preview,
        "handed_over": [row for row in told.rows if row.open and not row.may_decide],
    }  # fmt: skip
    return render(request, "decisions/table.html", context, status=status)


@require_POST
@door(Act.AWARD_PREPARE, Round, key="slug")
def propose_many(request, call):
    """Outcomes for several cases at once; those that get money get what they ask for, until somebody changes it."""
    problems, kept = [], 0
    wanted = {key.removeprefix("outcome-"): value for key, value in request.POST.items() if key.startswith("outcome-")}
    found = Application.objects.filter(round=call, state="recommended", pk__in=[pk for pk in wanted if pk.isdecimal()])
    for application in found.select_related("round", "partnership").order_by("pk"):
        try:
            kept += actions.propose_outcome(application, wanted[str(application.pk)], by=request.user)
        except Refused as refused:
            problems += [actions.of_case(application, problem) for problem in refused.problems]
    if problems:
        return show_table(request, call, problems=problems, status=422)
    messages.success(request, ngettext("{count} proposal kept.", "{count} proposals kept.", kept).format(count=kept))
    return redirect("decisions:table", call.slug)


@require_POST
@door(Act.AWARD_DECIDE, Round, key="slug")
def decide(request, call):
    """First what would happen, then the deed; both with the same form."""
    chosen, form = request.POST.getlist("award"), MinutesForm(request.POST)
    if "show" in request.POST:
        return show_table(request, call, form=form, chosen=chosen, preview=preview_of(call, chosen))
    if not form.is_valid():
        return show_table(request, call, form=form, chosen=chosen, status=422)
    try:
        item = actions.decide_many(call, seen_of(chosen), by=request.user, **form.cleaned_data)
    except Refused as refused:
        form.show(refused.problems)
        return show_table(request, call, form=form, chosen=chosen, status=422)
    count = item.awards.count()
    told = ngettext("{count} case decided under {item}.", "{count} cases decided under {item}.", count)
    messages.success(request, told.format(count=count, item=item))
    return redirect("decisions:table", call.slug)


def seen_of(chosen):
    """ "12:3" is proposal 12 as it looked in its third version."""
    pairs = [one.split(":") for one in chosen]
    return {int(pair[0]): int(pair[1]) for pair in pairs if len(pair) == 2 and all(part.isdecimal() for part in pair)}


def preview_of(call, chosen):
    """What would happen to each chosen case, one line each."""
    lines = []
    for award in queries.awards_of(call, seen_of(chosen)):
        text = gettext(OUTCOMES[award.outcome]) + (f": {kr(award.total)}" if award.promises else "")
        lines.append(
            {"name": award.application.case_number, "text": text, "award": award, "skipped": award.state != "proposed"}
        )
    return lines


@require_POST
@door(Act.AWARD_PUBLISH, Round, key="slug")
def publish(request, call):
    try:
        awards = publish_decisions(call, by=request.user)
    except Refused as refused:
        return show_table(request, call, problems=refused.problems, status=422)
    count = len(awards)
    told = ngettext(
        "{count} decision published. The letters are on their way.",
        "{count} decisions published. The letters are on their way.",
        count,
    )
    messages.success(request, told.format(count=count))
    return redirect("decisions:table", call.slug)


@require_POST
@door(Act.AWARD_SEE, Round, key="slug")
def endorse(request, call):
    """Somebody in the chain before the decision stands behind the proposals."""
    if not request.user.has_perm(Act.AWARD_SEE):
        raise PermissionDenied
    try:
        actions.endorse(call, request.POST.get("role", ""), by=request.user)
    except Refused as refused:
        return show_table(request, call, problems=refused.problems, status=422)
    return redirect("decisions:table", call.slug)
