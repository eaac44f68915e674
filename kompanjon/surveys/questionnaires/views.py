"""The editor: questions in both languages, routing check, preview, versions."""

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kompanjon.core.problems import Refused
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door

from ..answering.questions import Question, items_of
from ..sampling.models import Wave
from ..sampling.pages import wave_page
from . import actions, rules
from .bringing import BEFORE_OPENING
from .exchange import as_data
from .forms import ItemForm
from .models import Questionnaire


def latest(wave) -> Questionnaire | None:
    return wave.questionnaires.order_by("-version").first()


def draft_of(wave) -> Questionnaire:
    """The draft that may be changed; a published version never is."""
    questionnaire = latest(wave)
    if questionnaire is None or questionnaire.published_at is not None:
        raise Http404
    return questionnaire


@door(Act.SURVEY_SEE, Wave, related=("survey", "former"))
def editor(request, wave):
    return _editor(request, wave)


def _editor(request, wave, problems=None, status=200):
    questionnaire = latest(wave)
    items = list(questionnaire.items.prefetch_related("options")) if questionnaire else []
    facts = {
        "questionnaire": questionnaire,
        "items": items,
        "minutes": round(rules.minutes(items), 1) if items else 0,
        "problems": rules.publishable(items) if problems is None else problems,
        "may_edit": request.user.has_perm(Act.SURVEY_EDIT, wave),
        "may_publish": request.user.has_perm(Act.SURVEY_TEXT_REVIEW, wave),
        "may_bring": request.user.has_perm(Act.SURVEY_EDIT, wave) and wave.state in BEFORE_OPENING,
        "open": questionnaire is not None and questionnaire.published_at is None,
    }
    return wave_page(request, wave, "questionnaires/editor.html", facts, status)


@door(Act.SURVEY_EDIT, Wave, related=("survey",))
def item(request, wave, code=""):
    questionnaire = draft_of(wave)
    found = get_object_or_404(questionnaire.items.prefetch_related("options"), code=code) if code else None
    initial = {
        "page": max([i.page for i in questionnaire.items.all()], default=1),
        "place": questionnaire.items.count(),
    }
    form = ItemForm(request.POST or None, instance=found, initial=None if found else initial)
    if request.method == "POST" and form.is_valid():
        saved = form.save(commit=False)
        saved.questionnaire, saved.condition = questionnaire, form.cleaned_data["condition_text"]
        clash = questionnaire.items.filter(code=saved.code).exclude(pk=saved.pk).exists()
        if not clash:
            saved.save()
            saved.options.all().delete()
            actions.add_options(saved, form.cleaned_data["options"])
            return redirect("questionnaires:editor", wave.pk)
        form.add_error("code", _("Another question has that code. Choose another."))
    return wave_page(
        request, wave, "questionnaires/item.html", {"form": form, "item": found}, 422 if form.errors else 200
    )


@require_POST
@door(Act.SURVEY_EDIT, Wave)
def drop(request, wave, code):
    draft_of(wave).items.filter(code=code).delete()
    return redirect("questionnaires:editor", wave.pk)


@require_POST
@door(Act.SURVEY_TEXT_REVIEW, Wave, related=("survey",))
def publish(request, wave):
    try:
        actions.publish(draft_of(wave), by=request.user)
    except Refused as refusal:
        return _editor(request, wave, refusal.problems, 422)
    messages.success(request, _("The questions are published."))
    return redirect("questionnaires:editor", wave.pk)


@require_POST
@door(Act.SURVEY_EDIT, Wave)
def version(request, wave):
    """A new version to work on, as long as the wave has not opened."""
    questionnaire = latest(wave)
    if (
        questionnaire is not None
        and questionnaire.published_at is not None
        and wave.state in ("draft", "register_locked")
    ):
        actions.copy_to(questionnaire, wave)
    return redirect("questionnaires:editor", wave.pk)


@door(Act.SURVEY_SEE, Wave, related=("survey",))
def preview(request, wave):
    """All questions as a respondent meets them, on one page, to read on a phone or print."""
    questionnaire = latest(wave)
    questions = [Question(i) for i in items_of(questionnaire)] if questionnaire else []
    shown = request.GET.get("as", "") if request.GET.get("as") in ("phone", "words") else ""
    ways = [("?", _("Whole width"), not shown), ("?as=phone", _("320 pixels wide"), shown == "phone")]
    ways.append(("?as=words", _("As a screen reader says it"), shown == "words"))
    facts = {"questions": questions, "ways": ways, "shown": shown}
    return wave_page(request, wave, "questionnaires/preview.html", facts)


@door(Act.SURVEY_SEE, Wave)
def take_out(request, wave):
    questionnaire = latest(wave)
    if questionnaire is None:
        raise Http404
    response = JsonResponse(as_data(questionnaire), json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="questionnaire-{wave.code}-{questionnaire.version}.json"'
    return response
