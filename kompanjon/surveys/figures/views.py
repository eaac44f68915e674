"""Figures, claims, releases, verification and method, for those who work with the survey."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kompanjon.core.lifecycle import StepRefused
from kompanjon.core.problems import Refused
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door

from ..analysis.definitions import sentence
from ..analysis.free_texts import quotes_of
from ..analysis.method import method_facts
from ..analysis.results import limits_of
from ..analysis.tables import questionnaire_of, wave_table
from ..analysis.views import answers_door, open_to_see
from ..sampling.models import Wave
from ..sampling.pages import wave_page
from . import actions
from .checks import changes_of, check_beside
from .forms import ClaimForm, CorrectionForm, FigureForm, ListForm
from .outreach import standing
from .standing import beside, left_out_since
from .verification import lists_kept, names_of, read_list, verify
from .wording_of_numbers import language


@answers_door("survey")
def new(request, wave):
    if not open_to_see(wave):
        raise Http404
    questionnaire = questionnaire_of(wave)
    form = FigureForm(
        request.POST or None,
        items=list(questionnaire.items.prefetch_related("options")) if questionnaire else [],
        wave=wave,
        initial={"item": request.GET.get("item", ""), "weights": "none", "code": f"F{wave.figures.count() + 1}"},
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        texts = {n: data[n] for n in ("title_sv", "title_en", "says_sv", "says_en")}
        figure = actions.make_figure(
            wave,
            data["code"],
            form.definition(),
            by=request.user,
            weights=data["weights"],
            stand_in=bool(data["also"]),
            unit="organisations" if data["stat"] == "majority" else "persons",
            **texts,
        )
        return redirect("figures:figure", wave.pk, figure.pk)
    return wave_page(request, wave, "figures/new.html", {"form": form}, 422 if form.errors else 200)


@door(Act.SURVEY_SEE, Wave, related=("survey",))
def figure(request, wave, figure):
    record = get_object_or_404(wave.figures.select_related("release"), pk=figure)
    record.wave = wave
    frozen = record.release is not None and record.release.state == "published"
    form = (
        ClaimForm(request.POST or None, instance=record)
        if request.user.has_perm(Act.SURVEY_ANALYSE, wave) and not frozen
        else None
    )
    if request.method == "POST" and form is not None and form.is_valid():
        form.save()
        return redirect("figures:figure", wave.pk, record.pk)
    return wave_page(
        request,
        wave,
        "figures/figure.html",
        {
            "figure": record,
            "form": form,
            "definition": sentence(record.definition, names_of(wave)),
            "checked": check_beside(record, said=_change_of(wave, record)),
        },
        422 if form and form.errors else 200,
    )


def _change_of(wave, figure):
    """Judged together with the others that go out with it, or with all that lie waiting."""
    together = wave.figures.filter(release=figure.release)
    return changes_of(wave, wave_table(wave), list(together)).get(figure.pk) if wave.former_id else None


@door(Act.SURVEY_SEE, Wave, related=("survey",))
def release(request, wave):
    return release_page(request, wave)


def release_page(request, wave, problems=(), status=200):
    releases = list(wave.releases.order_by("-number"))
    current = releases[0] if releases else None
    if current is not None:
        current.wave = wave
    loose = wave.figures.filter(release__isnull=True)
    out = current is not None and current.state == "published"
    facts = {
        "releases": releases,
        "current": current,
        "checked": actions.checked_release(current) if current and not out else [],
        "frozen": _frozen(current) if out else [],
        "since": left_out_since(current) if out and current.outdated else [],
        "loose": loose,
        "steps": actions.releases.open_steps(current, request.user) if current else [],
        "problems": problems,
        "form": CorrectionForm(),
        "may_make": request.user.has_perm(Act.SURVEY_ANALYSE, wave),
        "may_see": open_to_see(wave),
        "quotes": quotes_of(wave) if open_to_see(wave) else [],
    }
    return wave_page(request, wave, "figures/release.html", facts, status)


def _frozen(release):
    """The figures of a release as they went out; where the answers have changed, each beside what it would be now."""
    lang = language()
    now = beside(release, wave_table(release.wave), limits_of(release.wave)) if release.outdated else []
    return [
        {"figure": f, "title": f["title"][lang], "claim": f["claim"][lang], "now": now[place] if now else None}
        for place, f in enumerate(release.frozen["figures"])
    ]


@require_POST
@answers_door("survey")
def start(request, wave):
    try:
        actions.start_release(
            wave, by=request.user, note_sv=request.POST.get("note_sv", ""), note_en=request.POST.get("note_en", "")
        )
    except Refused as refusal:
        return release_page(request, wave, refusal.problems, 422)
    return redirect("figures:release", wave.pk)


@require_POST
@door(Act.SURVEY_SEE, Wave, related=("survey",))
def step(request, wave):
    current = wave.releases.order_by("-number").first()
    if current is None:
        raise Http404
    try:
        actions.releases.take(
            request.POST.get("step", ""), current, by=request.user, reason=request.POST.get("reason", "")
        )
    except StepRefused as refusal:
        return release_page(request, wave, refusal.problems, 422)
    except StopIteration:
        pass
    return redirect("figures:release", wave.pk)


@answers_door("survey")
def verify_page(request, wave):
    """A published list against the answers: each figure with limits, value, pass or fail."""
    lists = lists_kept()
    form = ListForm(request.POST or None, request.FILES or None, lists=lists)
    if request.method != "POST":
        return wave_page(request, wave, "figures/verify.html", {"form": form})
    if not open_to_see(wave):
        form.add_error(None, _("Figures can be verified when the wave has closed. Come back then."))
    listed = _listed(form.cleaned_data, lists) if form.is_valid() else None
    if listed is None:
        if not form.errors:
            form.add_error(None, _("The list cannot be read. It must be YAML with the key published."))
        return wave_page(request, wave, "figures/verify.html", {"form": form}, 422)
    published, reference = verify(wave, listed, guarded=True)
    failed = sum(1 for c in (*published, *reference) if c.passed is False)
    other = str(listed.get("wave", wave.code))
    facts = {"published": published, "reference": reference, "failed": failed, "done": True}
    facts |= {"form": form, "other": other if other != wave.code else ""}
    return wave_page(request, wave, "figures/verify.html", facts)


def _listed(data, lists):
    if data["file"]:
        return read_list(data["file"].read())
    path = next((path for name, _title, path in lists if name == data["known"]), None)
    return read_list(path.read_bytes() if path else data["text"])


@door(Act.SURVEY_SEE, Wave, related=("survey",))
def method(request, wave):
    return wave_page(request, wave, "figures/method.html", method_facts(wave))


@door(Act.SURVEY_SEE)
def outreach(request):
    """Who is not with us: from the register of organisations and the office's own notes; no answers of any organisation."""
    facts = standing(request.GET.get("stage", ""))
    stages = [
        ("?", _("all"), not facts["stage"]),
        *((f"?stage={code}", f"{_(word)} ({n})", facts["stage"] == code) for code, word, n in facts["counts"]),
    ]
    return render(request, "figures/outreach.html", {**facts, "stages": stages})
