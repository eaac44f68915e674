"""Waves and their registers."""

import json
import tempfile
from pathlib import Path

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kompanjon.core.lifecycle import StepRefused
from kompanjon.core.problems import Refused
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door

from ..fieldwork.deliveries import the_survey
from ..fieldwork.queries import next_planned, outcome_of, outcomes_of
from ..fieldwork.reading import rows_of
from . import actions, queries
from .forms import NewWaveForm, RegisterForm, WaveForm
from .models import Wave
from .pages import wave_page
from .versions import LOCKED
from .wording import STATES


@door(Act.SURVEY_SEE)
def waves(request):
    listed = list(queries.waves_listed())
    outcomes = outcomes_of(listed)
    rows = [(wave, outcomes[wave.pk], next_planned(wave)) for wave in listed]
    return render(request, "sampling/waves.html", {"rows": rows, "may_start": request.user.has_perm(Act.SURVEY_EDIT)})


@door(Act.SURVEY_EDIT)
def start(request):
    form = NewWaveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        wave = actions.start_wave(
            the_survey(),
            data["code"],
            by=request.user,
            former=data["former"],
            title_sv=data["title_sv"],
            title_en=data["title_en"],
        )
        return redirect("sampling:wave", wave.pk)
    return render(request, "sampling/start.html", {"form": form}, status=422 if form.errors else 200)


@door(Act.SURVEY_SEE, Wave, related=("survey",))
def wave(request, wave):
    may_edit = request.user.has_perm(Act.SURVEY_EDIT, wave) and wave.state in ("draft", "register_locked", "open")
    form = WaveForm(request.POST or None, instance=wave) if may_edit else None
    if request.method == "POST" and form is not None and form.is_valid():
        actions.set_wave(form, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("sampling:wave", wave.pk)
    return _shown(request, wave, form, status=422 if form is not None and form.errors else 200)


def _shown(request, wave, form=None, problems=(), status=200):
    outcome = outcome_of(wave)
    facts = {
        "form": form,
        "steps": actions.waves.open_steps(wave, request.user),
        "problems": problems,
        "may_bring_answers": wave.state in ("open", "closed")
        and not wave.anonymous
        and request.user.has_perm(Act.SURVEY_EDIT, wave),
        "outcome": outcome,
        "next": next_planned(wave),
        "needed": queries.before_opening(wave, queries.wave_facts(wave)),
        "figures": [
            (outcome.invited, _("asked")),
            (outcome.answered, _("answered")),
            (_percent(outcome.rate("RR2")), "RR2"),
        ],
    }
    return wave_page(request, wave, "sampling/wave.html", facts, status)


def _percent(value):
    return "–" if value is None else f"{value * 100:.0f} %"


@require_POST
@door(Act.SURVEY_SEE, Wave, related=("survey",))
def step(request, wave):
    try:
        actions.waves.take(request.POST.get("step", ""), wave, by=request.user, reason=request.POST.get("reason", ""))
    except StepRefused as refusal:
        return _shown(request, wave, problems=refusal.problems, status=422)
    except StopIteration:
        return redirect("sampling:wave", wave.pk)
    return redirect("sampling:wave", wave.pk)


@door(Act.SURVEY_FIELD_RUN, Wave)
def register(request, wave):
    form = RegisterForm()
    facts = {
        "form": form,
        "coverage": queries.coverage(wave),
        "dual": queries.dual_roles(wave),
        "versions": wave.register_versions.select_related("by"),
        "locked": wave.state in LOCKED,
        "may_import": wave.state == "draft" or wave.state in LOCKED,
    }
    if request.method != "POST":
        return wave_page(request, wave, "sampling/register.html", facts)
    rows, form = _rows(request)
    if rows is None:
        return wave_page(request, wave, "sampling/register.html", facts | {"form": form}, status=422)
    if not request.POST.get("confirm"):
        facts |= {"preview": actions.preview_register(wave, rows), "rows": json.dumps(rows, ensure_ascii=False)}
        return wave_page(request, wave, "sampling/register.html", facts)
    try:
        found = actions.import_register(
            wave,
            rows,
            by=request.user,
            reason=request.POST.get("reason", ""),
            shared_ok=bool(request.POST.get("shared")),
        )
    except Refused as refusal:
        facts |= {"preview": actions.preview_register(wave, rows), "rows": json.dumps(rows, ensure_ascii=False)}
        facts |= {"problems": refusal.problems, "reason": request.POST.get("reason", "")}
        return wave_page(request, wave, "sampling/register.html", facts, status=422)
    messages.success(request, _("The register is carried in: {n} posts.").format(n=len(found.places)))
    return redirect("sampling:register", wave.pk)


@door(Act.SURVEY_FIELD_RUN, Wave)
def places(request, wave):
    """Every post in every organisation of a kind: who holds it, whether it is vacant, whether anybody has said."""
    kinds = sorted(set(wave.units.order_by().values_list("organisation__kind", flat=True)))
    kind = request.GET.get("kind") if request.GET.get("kind") in kinds else next(iter(kinds), "")
    page, posts = queries.places(wave, kind, request.GET.get("page"))
    facts = {"kinds": kinds, "kind": kind, "page": page, "posts": posts, "states": STATES}
    return wave_page(request, wave, "sampling/places.html", facts)


def _rows(request):
    """The rows of an upload, or those that were previewed and are now confirmed."""
    if request.POST.get("rows"):
        try:
            rows = json.loads(request.POST["rows"])
        except json.JSONDecodeError:
            rows = []
        return [{str(k): str(v) for k, v in row.items()} for row in rows if isinstance(row, dict)], None
    form = RegisterForm(request.POST, request.FILES)
    if not form.is_valid():
        return None, form
    upload = form.cleaned_data["file"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"register{Path(upload.name).suffix.lower()[:6]}"
        path.write_bytes(upload.read())
        try:
            return rows_of(path), form
        except Exception:  # whatever a spreadsheet reader says, the remedy is the same
            form.add_error("file", _("The file cannot be read. Save it as CSV (UTF-8) or XLSX and try again."))
            return None, form
