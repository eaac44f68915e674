from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from kompanjon.awards.decisions.rules import CHANGES
from kompanjon.core.post.text import as_html
from kompanjon.core.problems import Refused
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door, open_to_all

from . import actions, queries
from .figures import figures_are_decisions
from .forms import CorrectionForm, ReleaseForm
from .life import LIFE
from .models import Release

WITH_CASE = ("round", "proposed_by", "approved_by")


@open_to_all
def pressroom(request):
    """Every release that is out, latest first. Examples only when the reader asks for them."""
    examples = request.GET.get("examples") == "1"
    found = queries.public_releases(examples).prefetch_related(*queries.WITH_PARTIES)
    page = Paginator(found, 25).get_page(request.GET.get("page"))
    names = queries.names_to_cover([award for one in page for award in one.awards.all()])
    rows = [(one, queries.without_withheld(one.headline, names)) for one in page]
    return render(request, "releases/pressroom.html", {"page": page, "rows": rows, "examples": examples})


@open_to_all
def public(request, slug):
    release = get_object_or_404(queries.public_releases(examples=True).select_related("round"), slug=slug)
    return render(request, "releases/public.html", shown(release))


def shown(release):
    """A release as it is read, with every name covered that is withheld today."""
    awards = list(queries.awards_of(release))
    names = queries.names_to_cover(awards)

    def said(text):
        return queries.without_withheld(text, names)

    return {
        "release": release, "figures": queries.figures_of(release, awards), "headline": said(release.headline),
        "lead": said(release.lead), "body": as_html(said(release.body)), "fact_box": as_html(said(release.fact_box)),
        "changed": [(CHANGES[one.change], one) for one in queries.changed_since(awards)], "contact": as_html(said(release.contact)), "corrections": [(one.at, said(one.text)) for one in release.corrections.all()],
    }  # fmt: skip


@door(Act.RELEASE_SEE)
def index(request):
    page = Paginator(Release.objects.select_related("round"), 25).get_page(request.GET.get("page"))
    return render(request, "releases/index.html", {"page": page})


@door(Act.RELEASE_SEE, Release, related=WITH_CASE)
def release(request, release):
    """A release at work: its texts, what the decisions say, and the next step."""
    return show_release(request, release)


def show_release(request, release, form=None, problems=(), correction=None, status=200):
    figures = queries.figures_of(release)
    values = {name: getattr(release, name) for name in (*actions.TEXTS, "embargo_until", "version")}
    texts = [getattr(release, name) for name in actions.TEXTS if not name.startswith(("fact_box", "contact"))]
    writable = release.state == "draft" and request.user.has_perm(Act.RELEASE_WRITE, release)
    context = {
        **shown(release), "problems": problems, "form": (form or ReleaseForm(initial=values)) if writable else None,
        "steps": LIFE.open_steps(release, request.user),
        "wrong": figures_are_decisions(texts, figures) if figures else [],
        "correction": correction or CorrectionForm(),
        "may_correct": release.state == "published" and request.user.has_perm(Act.RELEASE_WRITE, release),
    }  # fmt: skip
    return render(request, "releases/release.html", context, status=status)


@require_POST
@door(Act.RELEASE_WRITE, Release, related=WITH_CASE)
def write(request, release):
    form = ReleaseForm(request.POST)
    if not form.is_valid():
        return show_release(request, release, form, status=422)
    try:
        actions.save_release(release, form.cleaned_data, version=form.cleaned_data["version"], by=request.user)
    except Refused as refused:
        form.show(refused.problems)
        form.data = form.data.copy()
        form.data["version"] = Release.objects.values_list("version", flat=True).get(pk=release.pk)
        return show_release(request, release, form, status=422)
    messages.success(request, gettext("Saved."))
    return redirect("releases:release", release.pk)


@require_POST
@door(Act.RELEASE_SEE, Release, related=WITH_CASE)
def step(request, release):
    name = request.POST.get("step", "")
    if name not in {one.name for one in LIFE.flow.steps}:
        raise Http404
    try:
        LIFE.take(name, release, by=request.user, reason=request.POST.get("reason", ""))
    except Refused as refused:
        release.refresh_from_db()
        return show_release(request, release, problems=refused.problems, status=422)
    return redirect("releases:release", release.pk)


@require_POST
@door(Act.RELEASE_WRITE, Release, related=WITH_CASE)
def correct(request, release):
    form = CorrectionForm(request.POST)
    if not form.is_valid():
        return show_release(request, release, correction=form, status=422)
    try:
        actions.correct(release, by=request.user, **form.cleaned_data)
    except Refused as refused:
        return show_release(request, release, problems=refused.problems, status=422)
    return redirect("releases:release", release.pk)
