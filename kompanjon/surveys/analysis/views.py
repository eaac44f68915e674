"""Cleaning, weights and results."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from kompanjon.core.trace.actions import note
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door
from kompanjon.people.access.reach import sittings

from ..answering.models import Response
from ..figures.wording_of_numbers import percent_words
from ..sampling.models import Position, Wave
from ..sampling.pages import wave_page
from ..sampling.rules import kept_apart
from . import cleaning, results
from .charts import Bar, drawn
from .compare import former_of
from .free_texts import quotes_of
from .over_time import over_time
from .past import past_of
from .series import series
from .tables import questionnaire_of, wave_table, weights_of
from .weighting import CannotWeight
from .wording import GROUPINGS, ODD, WAYS

WHILE_OPEN = 30


def answers_door(*related):
    """Answers are for analysts; in anonymous mode not for one who also sees the invitations."""

    def wrap(view):
        @wraps(view)
        def apart(request, wave, *args, **kwargs):
            if wave.anonymous and not kept_apart({sitting.role.value for sitting in sittings(request.user)}):
                raise PermissionDenied
            return view(request, wave, *args, **kwargs)

        return door(Act.SURVEY_ANALYSE, Wave, related=related)(apart)

    return wrap


def open_to_see(wave, table=None):
    """While the wave is open nothing of the answers is shown but totals on at least thirty."""
    return wave.state in ("closed", "cleaned", "released", "archived")


@answers_door("survey")
def cleaning_page(request, wave):
    if request.method != "POST":
        return _cleaning(request, wave)
    response = get_object_or_404(Response, wave=wave, pk=request.POST.get("response"))
    reason = request.POST.get("reason", "").strip()
    if request.POST.get("back"):
        cleaning.take_back(response, by=request.user)
    elif reason:
        cleaning.leave_out(response, by=request.user, reason=reason, double=request.POST.get("what") == "double")
    else:
        return _cleaning(request, wave, missing=response.pk, status=422)
    return redirect("analysis:cleaning", wave.pk)


def _cleaning(request, wave, missing=None, status=200):
    facts = {"may_see": open_to_see(wave), "words": ODD, "missing": missing}
    if open_to_see(wave):
        facts |= {"odd": cleaning.oddities(wave), "counts": cleaning.counts(wave), "out": cleaning.left_out(wave)}
    return wave_page(request, wave, "analysis/cleaning.html", facts, status)


@answers_door("survey")
def results_page(request, wave):
    questionnaire = questionnaire_of(wave)
    items = questionnaire.items.all() if questionnaire else []
    facts = {"items": items, "may_see": open_to_see(wave), "quotes": quotes_of(wave) if open_to_see(wave) else []}
    return wave_page(request, wave, "analysis/results.html", facts)


@answers_door("survey", "former")
def result(request, wave, code):
    questionnaire = questionnaire_of(wave)
    item = questionnaire and questionnaire.items.prefetch_related("options").filter(code=code).first()
    if item is None or item.kind in ("short_text", "long_text", "number"):
        raise Http404
    table, limits = wave_table(wave), results.limits_of(wave)
    if not open_to_see(wave) and table.n(item.code) < WHILE_OPEN:
        facts = {"items": questionnaire.items.all(), "may_see": False, "too_few": item}
        return wave_page(request, wave, "analysis/results.html", facts)
    weighted, by = request.GET.get("weights") != "none", request.GET.get("by", "")
    facts = _result_facts(
        wave, table, item, limits, weighted, by if by in dict(GROUPINGS) and open_to_see(wave) else "", request.GET
    )
    return wave_page(request, wave, "analysis/result.html", facts)


def _result_facts(wave, table, item, limits, weighted, by, asked):
    across = asked.get("as") if asked.get("as") in dict(WAYS) else "row"
    past = past_of(wave)
    before = next((p.table for p in past if p.wave.pk == wave.former_id), None)
    try:
        found = results.item_result(table, item, limits, weighted=weighted, former=former_of(wave, item, before))
    except CannotWeight as stopped:
        found, weighted = results.item_result(table, item, limits, weighted=False), False
        trouble = [stopped.problem]
    else:
        trouble = []
    grid = beside_the_rest(table, item, by, limits) if by and by in table.frame.columns else None
    refused = bool(by) and by in table.frame.columns and grid is None
    bars = [
        Bar(
            r.label,
            r.estimate.value,
            "–" if r.hidden else percent_words(r.estimate.value, found.n, limits),
            r.estimate.low,
            r.estimate.high,
        )
        for r in found.rows
    ]
    return {
        "item": item,
        "result": found,
        "chart": drawn(bars, results.is_scale(item)),
        "over_time": None if found.small else over_time(series(wave, item, found, past)),
        "weighted": weighted,
        "by": by,
        "groupings": GROUPINGS,
        "trouble": trouble,
        "wave": wave,
        "cross": results.cross(table, item, by, limits, across=across, grid=grid) if by and not refused else None,
        "refused": refused,
        "shown_as": across if weighted else "n",
        "interval": bool(asked.get("interval")),
        "ways": WAYS,
        "limits": limits,
        "weights": weights_of(wave, table),
        "outcome": table.outcome(),
        "labels": dict(results.options_of(item)),
        "names": position_names() if by == "position" else {},
    }


def beside_the_rest(table, item, by, limits):
    """The table of a division as it may stand beside what is shown already; None where it would give somebody away."""
    from ..figures.differences import ledger

    return ledger(table, item, limits, by)[1].get(by)


def position_names():
    return {p.code: str(p) for p in Position.objects.all()}


@require_POST
@answers_door()
def export(request, wave):
    """Answers for analysts: noted in the wave's trace, for it is data about people."""
    from .exports import FORMATS, analyst_file

    form = request.POST.get("format", "")
    if form not in FORMATS or not open_to_see(wave):
        raise Http404
    note(wave, "survey_answers.export", by=request.user, what={"format": form})
    return analyst_file(wave, form)
