"""Cleaning, weights and results."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kompanjon.core.trace.actions import note
from kompanjon.core.words import _ as marked
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door
from kompanjon.people.access.reach import sittings

from ..answering.models import Response
from ..figures.wording_of_numbers import percent_words
from ..sampling.models import Position, SurveyedOrganisation, Wave
from ..sampling.pages import wave_page
from ..sampling.rules import kept_apart
from . import cleaning, results, weights
from .charts import Bar, drawn
from .method import headlines
from .tables import questionnaire_of, wave_table
from .weighting import CannotWeight

GROUPINGS = (
    ("", marked("everybody")),
    ("org_type", marked("Type of organisation")),
    ("role", marked("Role")),
    ("skr_group_2017", marked("Group of municipalities (SKR 2017)")),
    ("has_partnership", marked("Has a partnership")),
    ("position", marked("Post")),
)
ODD = {
    "late": marked("came after the close"),
    "straight": marked("the same answer to every scale"),
    "fast": marked("faster than anybody can read"),
    "double": marked("the same text and answers as another"),
}
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
    if request.method == "POST":
        response = get_object_or_404(Response, wave=wave, pk=request.POST.get("response"))
        reason = request.POST.get("reason", "").strip()
        if request.POST.get("back"):
            cleaning.take_back(response, by=request.user)
        elif reason:
            cleaning.leave_out(response, by=request.user, reason=reason)
        else:
            messages.error(request, _("Say why, in a sentence or two."))
        return redirect("analysis:cleaning", wave.pk)
    odd = (
        [(r, ODD[what], getattr(r, "exclusion", None)) for r, what in cleaning.oddities(wave)]
        if open_to_see(wave)
        else []
    )
    before = Response.objects.filter(wave=wave).count()
    out = Response.objects.filter(wave=wave, exclusion__isnull=False).count()
    return wave_page(
        request,
        wave,
        "analysis/cleaning.html",
        {"odd": odd[:300], "before": before, "after": before - out, "many": len(odd)},
    )


@answers_door("survey")
def weights_page(request, wave):
    table = wave_table(wave)
    facts = {"sets": wave.weight_sets.all(), "may_see": open_to_see(wave)}
    if not facts["may_see"]:
        return wave_page(request, wave, "analysis/weights.html", facts)
    try:
        facts |= {"rows": weights.class_rows(table), "classes": table.classes, "effect": table.classes.design_effect}
        if request.method == "POST":
            weights.make_official(wave, table, by=request.user)
            return redirect("analysis:weights", wave.pk)
        questionnaire = questionnaire_of(wave)
        facts["compared"] = headlines(table, questionnaire.items.prefetch_related("options")) if questionnaire else []
    except CannotWeight as stopped:
        facts["stopped"] = str(stopped)
    return wave_page(
        request,
        wave,
        "analysis/weights.html",
        facts,
        status=422 if "stopped" in facts and request.method == "POST" else 200,
    )


@answers_door("survey")
def results_page(request, wave):
    questionnaire = questionnaire_of(wave)
    items = questionnaire.items.all() if questionnaire else []
    return wave_page(request, wave, "analysis/results.html", {"items": items, "may_see": open_to_see(wave)})


@answers_door("survey")
def texts(request, wave, code):
    """Free texts one by one, without group variables, in random order, with what points at somebody marked."""
    from random import Random

    from ..figures.rules import identifies

    questionnaire = questionnaire_of(wave)
    item = questionnaire and questionnaire.items.filter(code=code, kind__in=["short_text", "long_text"]).first()
    if item is None or not open_to_see(wave):
        raise Http404
    given = wave_table(wave).rows().get_column(item.code).drop_nulls().to_list()
    Random(wave.pk).shuffle(given)
    names = {
        n for o in SurveyedOrganisation.objects.filter(units__wave=wave).distinct() for n in (o.name_sv, o.name_en)
    } | set(position_names().values())
    return wave_page(
        request, wave, "analysis/texts.html", {"item": item, "texts": [(t, identifies(t, names)) for t in given[:1000]]}
    )


@answers_door("survey", "former")
def result(request, wave, code):
    questionnaire = questionnaire_of(wave)
    item = questionnaire and questionnaire.items.prefetch_related("options").filter(code=code).first()
    if item is None or item.kind in ("short_text", "long_text", "number"):
        raise Http404
    table, limits = wave_table(wave), results.limits_of(wave)
    if not open_to_see(wave) and table.n(item.code) < WHILE_OPEN:
        return wave_page(request, wave, "analysis/results.html", {"items": questionnaire.items.all(), "may_see": False})
    weighted, by = request.GET.get("weights") != "none", request.GET.get("by", "")
    facts = _result_facts(
        wave, table, item, limits, weighted, by if by in dict(GROUPINGS) and open_to_see(wave) else ""
    )
    return wave_page(request, wave, "analysis/result.html", facts)


def _result_facts(wave, table, item, limits, weighted, by):
    try:
        found = results.item_result(table, item, limits, weighted=weighted, former=former_of(wave, item))
    except CannotWeight as stopped:
        found, weighted = results.item_result(table, item, limits, weighted=False), False
        trouble = str(stopped)
    else:
        trouble = ""
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
        "chart": drawn(bars),
        "weighted": weighted,
        "by": by,
        "groupings": GROUPINGS,
        "trouble": trouble,
        "wave": wave,
        "cross": results.cross(table, item, by, limits) if by else None,
        "limits": limits,
        "outcome": table.outcome(),
        "labels": dict(results.options_of(item)),
        "names": position_names() if by == "position" else {},
    }


def position_names():
    return {p.code: str(p) for p in Position.objects.all()}


def former_of(wave, item):
    """The former wave's table and item, when there is one."""
    if wave.former is None or not item.comparable_with:
        return None
    questionnaire = questionnaire_of(wave.former)
    old = questionnaire and questionnaire.items.filter(code=item.code).first()
    return wave_table(wave.former), old, wave.former.code


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
