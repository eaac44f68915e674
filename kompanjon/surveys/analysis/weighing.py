"""The pages of weights: the sets of a wave, a new one, and which is official."""

from django.shortcuts import get_object_or_404, redirect

from ..sampling.pages import wave_page
from .forms import ReasonForm, WeightsForm
from .method import headlines, weighing
from .tables import questionnaire_of, wave_table
from .targets import read_targets
from .views import answers_door, open_to_see
from .weighting import CannotWeight
from .weights import digest_of, keep, make_official, recipe_of


@answers_door("survey")
def weights_page(request, wave):
    """All sets, the classes they begin from, and a form for a new one."""
    if not open_to_see(wave):
        return wave_page(request, wave, "analysis/weights.html", {"may_see": False})
    table = wave_table(wave)
    form = WeightsForm(request.POST or None, request.FILES or None, table=table, wave=wave, initial=_beginning(wave))
    problems = []
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        targets, problems = read_targets(upload.read()) if upload else ({}, [])
        if not problems:
            try:
                return redirect(
                    "analysis:weight_set", wave.pk, keep(wave, table, form.recipe(targets), by=request.user).pk
                )
            except CannotWeight as stopped:
                problems = [stopped.problem]
    facts = {"may_see": True, "sets": wave.weight_sets.order_by("pk"), "form": form, "problems": problems}
    refused = bool(problems or form.errors)
    return wave_page(request, wave, "analysis/weights.html", facts | _classes(table), 422 if refused else 200)


def _beginning(wave):
    return {"name": "" if wave.weight_sets.filter(name="classes").exists() else "classes", "method": "classes"}


def _classes(table):
    try:
        plain = weighing(table.weighted_by("classes"), None)
        return {"plain": plain, "effect": plain.effect}
    except CannotWeight as stopped:
        return {"stopped": [stopped.problem]}


@answers_door("survey")
def weight_set(request, wave, kept):
    """One set: its cells, how far it moves each headline, and the reason it is official for."""
    record = get_object_or_404(wave.weight_sets, pk=kept)
    record.wave = wave
    form = ReasonForm(request.POST or None, initial={"reason": record.reason})
    if request.method == "POST" and form.is_valid():
        make_official(record, by=request.user, reason=form.cleaned_data["reason"])
        return redirect("analysis:weight_set", wave.pk, record.pk)
    table, questionnaire = wave_table(wave), questionnaire_of(wave)
    facts = {"kept": record, "form": form, "changed": digest_of(table, recipe_of(record)) != record.digest}
    try:
        with_these = table.weighted_by(record.name)
        facts["of"] = weighing(with_these, record)
        facts["compared"] = (
            headlines(with_these, questionnaire.items.prefetch_related("options")) if questionnaire else []
        )
    except CannotWeight as stopped:
        facts["stopped"] = [stopped.problem]
    return wave_page(request, wave, "analysis/weight_set.html", facts, 422 if form.errors else 200)
