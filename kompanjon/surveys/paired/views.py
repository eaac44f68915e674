"""Baseline and follow-up: one page to answer, one to read."""

from django import forms
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door

from ..analysis.tables import questionnaire_of
from ..answering.questions import Question, items_of
from ..answering.rules import read
from ..answering.views import private
from ..questionnaires.rules import route
from ..sampling.models import Wave
from ..sampling.pages import wave_page
from . import actions, rules


class PairForm(forms.Form):
    title_sv = forms.CharField(label=_("Title in Swedish"), max_length=160)
    title_en = forms.CharField(label=_("Title in English"), max_length=160)
    grant = forms.CharField(label=_("Which grant it belongs to"), max_length=120, required=False)


@private
def answer(request, token):
    """The whole form on one page, with the code that links before and after."""
    found = actions.open_by(token)
    if found is None:
        return render(request, "answering/no_entry.html")
    paired, phase = found
    questionnaire = questionnaire_of(paired.wave)
    items = items_of(questionnaire) if questionnaire else ()
    facts = {"paired": paired, "phase": phase, "questions": [Question(i) for i in items]}
    if request.method != "POST":
        return render(request, "paired/answer.html", facts)
    code = rules.plain_code(*(request.POST.get(name, "") for name in ("letters", "day", "place")))
    values, problems = {}, {}
    for item in items:
        got = read(item, request.POST.getlist(item.code), item.codes, item.exclusive)
        if got.problem:
            problems[item.code] = got.problem
        elif not got.empty:
            values[item.code] = got.value
    if problems or not code:
        facts["questions"] = [
            Question(
                i, values.get(i.code), problems.get(i.code), request.POST.getlist(i.code) if i.code in problems else []
            )
            for i in items
        ]
        return render(request, "paired/answer.html", facts | {"no_code": not code, "typed": request.POST}, status=422)
    shown = {i.code for i in route(items, values, {})}
    actions.take_answer(paired, phase, code, {c: v for c, v in values.items() if c in shown})
    return render(request, "paired/thanks.html", {"paired": paired})


@door(Act.SURVEY_ANALYSE, Wave, related=("survey",))
def pairs(request, wave):
    """Each pair with the change per scale; nothing below ten pairs."""
    form = PairForm(request.POST or None)
    links = None
    if request.method == "POST" and form.is_valid():
        _paired, before, after = actions.start_pair(wave, by=request.user, **form.cleaned_data)
        links, form = (before, after), PairForm()
    questionnaire = questionnaire_of(wave)
    scales = [i for i in items_of(questionnaire) if i.kind in ("scale", "battery")] if questionnaire else []
    rows = [(paired, *_changes(paired, scales)) for paired in wave.paired.prefetch_related("answers")]
    return wave_page(
        request, wave, "paired/pairs.html", {"rows": rows, "form": form, "links": links}, 422 if form.errors else 200
    )


def _changes(paired, scales):
    by_phase = {"before": {}, "after": {}}
    for given in paired.answers.all():
        by_phase[given.phase][given.pair] = given.answers
    counts = len(by_phase["before"]), len(by_phase["after"]), len(by_phase["before"].keys() & by_phase["after"].keys())
    found = []
    for item in scales:
        before, after = (
            {k: a[item.code] for k, a in by_phase[p].items() if isinstance(a.get(item.code), int)}
            for p in ("before", "after")
        )
        found.append((item, rules.change(before, after)))
    return counts, found
