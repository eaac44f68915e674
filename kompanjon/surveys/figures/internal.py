"""Files that stay inside: the package with answers, the register without names; and whether open records go out."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kompanjon.core.problems import Refused
from kompanjon.core.trace.actions import note

from ..analysis.register_file import register_csv
from ..analysis.views import answers_door, open_to_see
from . import actions
from .reproduce import package_of
from .views import release_page


def _file(wave, content, name, kind):
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="survey-{wave.code}-{name}"'
    return response


@require_POST
@answers_door("survey")
def package(request, wave):
    """Everything that is needed to compute the figures in an empty installation. Noted, for it holds answers."""
    if not open_to_see(wave):
        raise Http404
    note(wave, "survey_package.export", by=request.user)
    return _file(wave, package_of(wave), "package-with-answers.zip", "application/zip")


@require_POST
@answers_door()
def register(request, wave):
    """The register and its dispositions without names. Noted, for it tells who was asked and did not answer."""
    if not open_to_see(wave):
        raise Http404
    note(wave, "survey_register.export", by=request.user)
    return _file(wave, register_csv(wave), "register.csv", "text/csv; charset=utf-8")


@require_POST
@answers_door("survey")
def answers(request, wave):
    """Let open microdata go out with the release that is being made, or take them out."""
    current = wave.releases.order_by("-number").first()
    if current is None or not open_to_see(wave):
        raise Http404
    current.wave = wave
    try:
        actions.open_the_answers(current, by=request.user, wanted=bool(request.POST.get("wanted")))
    except Refused as refusal:
        return release_page(request, wave, refusal.problems, 422)
    return redirect("figures:release", wave.pk)
