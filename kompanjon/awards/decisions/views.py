"""The decision table of a round: what it costs, who may decide, decide many under one item, publish."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from kompanjon.applications.joint.models import Application
from kompanjon.core.numbers import typed_number
from kompanjon.core.problems import Refused
from kompanjon.core.speech import kr
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door
from kompanjon.rounds.calls.models import Round

from . import actions, endorsing, queries
from .chain import chain_for, chain_shown, endorsers
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
    open_now = {row.award.pk: row.award.version for row in told.rows if row.open}
    chain = chain_for(call)
    links = chain_shown(chain, open_now, request.user)
    for row in told.rows:
        row.endorsed_by = endorsers(chain, row.award) if row.open else []
    may_prepare, may_decide = request.user.has_perm(Act.AWARD_PREPARE), request.user.has_perm(Act.AWARD_DECIDE)
    unsettled = bool(open_now) and any(not one["link"].given for one in links)
    after = told.standing.adding(proposed_of([row for row in told.rows if row.key in chosen or not chosen]))
    context = {
        "call": call, "told": told, "after": after, "lines": year_lines(after), "chosen": chosen, "problems": problems,
        "years": [year.year for year in after.years], "frame_says": within_frame(after), "form": form or MinutesForm(chain_open=unsettled and not chain.decided),
        "may_prepare": may_prepare, "may_decide": may_decide,
        "any_open": bool(open_now), "proposing": may_prepare and not may_decide and any(row.application.state == "recommended" for row in told.rows),
        "deciding": may_decide and (form is not None or any(row.may_decide for row in told.rows)),
        "may_publish": request.user.has_perm(Act.AWARD_PUBLISH), "choices": outcome_choices(gettext("not now")),
        "to_publish": sum(1 for row in told.rows if row.award and row.award.state == "decided"),
        "chain": links, "chain_decided": chain.decided, "chain_stops": unsettled and chain.decided, "preview": preview,
        "handed_over": [row for row in told.rows if row.open and not row.may_decide],
    }  # fmt: skip
    return render(request, "decisions/table.html", context, status=status)


@require_POST
@door(Act.AWARD_PREPARE, Round, key="slug")
def propose_many(request, call):
    """Outcomes for several cases at once; those that get money get what they ask for, until somebody changes it."""
    problems, kept = [], 0
    wanted = {key.removeprefix("outcome-"): value for key, value in request.POST.items() if key.startswith("outcome-")}
    found = Application.objects.filter(
        round=call, state="recommended", pk__in=[pk for pk in map(typed_number, wanted) if pk]
    )
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
    numbers = [[typed_number(part) for part in pair] for pair in pairs if len(pair) == 2]
    return {pair[0]: pair[1] for pair in numbers if None not in pair}


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
    """Somebody in the chain before the decision stands behind the proposals that the page showed."""
    try:
        seen = seen_of(request.POST.getlist("award"))
        _kept, left = endorsing.endorse(call, request.POST.get("role", ""), seen, by=request.user)
    except Refused as refused:
        return show_table(request, call, problems=refused.problems, status=422)
    messages.success(request, gettext("You have endorsed the proposals."))
    if left:
        told = gettext("Left to another, because you are tied to a party: {cases}.")
        messages.warning(request, told.format(cases=", ".join(one.case_number for one in left)))
    return redirect("decisions:table", call.slug)
