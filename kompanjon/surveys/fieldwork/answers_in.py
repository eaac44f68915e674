"""Answers that were given in LimeSurvey: read, mapped, shown, and carried into the wave when somebody has said so."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kompanjon.core.problems import Refused
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door

from ..analysis.tables import questionnaire_of
from ..sampling.models import Mapping, Wave
from ..sampling.pages import wave_page
from .carrying import carry_in, mapping_name
from .limesurvey import Mapped, Question, propose, read, table_of
from .pairs import PairsForm


class ResultsForm(forms.Form):
    file = forms.FileField(
        label=_("The results of LimeSurvey (CSV)"),
        help_text=_("Export with question codes and answer codes. The column token, or another, holds the key of the unit in our register."),
    )  # fmt: skip


class ProposalForm(PairsForm, forms.Form):
    """The mapping as it is proposed, open to change."""


@door(Act.SURVEY_EDIT, Wave, related=("survey",))
def answers_in(request, wave):
    """A file is read and shown with a proposed mapping; nothing is written before it is confirmed."""
    if wave.state not in ("open", "closed") or wave.anonymous:
        raise Http404
    if request.method != "POST":
        return _page(request, wave, form=ResultsForm())
    if "data" in request.POST:
        return _again(request, wave, table_of(request.POST["data"]))
    form = ResultsForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, wave, 422, form=form)
    try:
        text = form.cleaned_data["file"].read().decode("utf-8-sig")
    except UnicodeDecodeError:
        form.add_error("file", gettext("The file cannot be read. Save it as CSV in UTF-8 and try again."))
        return _page(request, wave, 422, form=form)
    rows = table_of(text)
    mapped = proposed(wave, rows)
    initial = {"columns_text": PairsForm.columns_in(mapped.columns), "values_text": PairsForm.values_in(mapped.values)}
    return _shown(request, wave, rows, mapped, text, ProposalForm(initial=initial))


def _again(request, wave, rows):
    """The mapping has been looked at: show what it gives, or carry the answers in."""
    proposal = ProposalForm(request.POST)
    data = request.POST["data"]
    if not proposal.is_valid():
        return _page(request, wave, 422, form=ResultsForm(), proposal=proposal, data=data)
    mapped = Mapped(proposal.cleaned_data["columns_text"], proposal.cleaned_data["values_text"])
    if request.POST.get("press") != "carry":
        return _shown(request, wave, rows, mapped, data, proposal)
    found = read(rows, mapped, questions_of(wave), units_of(wave))
    try:
        n = carry_in(wave, found, mapped, by=request.user)
    except Refused as refusal:
        found.problems = refusal.problems
        return _page(request, wave, 422, form=ResultsForm(), proposal=proposal, data=data, found=found)
    messages.success(request, gettext("{n} persons' answers are carried in.").format(n=n))
    return redirect("sampling:wave", wave.pk)


def _shown(request, wave, rows, mapped, data, proposal):
    found = read(rows, mapped, questions_of(wave), units_of(wave))
    status = 422 if found.blocked else 200
    return _page(request, wave, status, form=ResultsForm(), proposal=proposal, data=data, found=found)


def _page(request, wave, status=200, **facts):
    return wave_page(request, wave, "fieldwork/answers_in.html", facts, status)


def questions_of(wave) -> dict[str, Question]:
    questionnaire = questionnaire_of(wave)
    items = questionnaire.items.prefetch_related("options") if questionnaire else []
    return {
        i.code: Question(
            i.code,
            i.kind,
            tuple(o.code for o in i.options.all()),
            next((o.code for o in i.options.all() if o.meaning == "other"), ""),
            i.points,
        )
        for i in items
    }


def units_of(wave) -> set[str]:
    return set(wave.units.values_list("key", flat=True))


def proposed(wave, rows) -> Mapped:
    """The mapping of the former file of the wave, and for columns it does not know what their codes suggest."""
    mapped = propose(list(rows[0]) if rows else [], questions_of(wave))
    kept = Mapping.objects.filter(survey=wave.survey, name=mapping_name(wave)).first()
    if kept and rows:
        mapped.columns |= {c: ours for c, ours in kept.columns.items() if c in rows[0]}
        mapped.values |= kept.values
    return mapped
