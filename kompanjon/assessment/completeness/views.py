from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from kompanjon.applications.joint.life import LIFE
from kompanjon.applications.joint.models import Application
from kompanjon.applications.joint.standing import lacking_parties
from kompanjon.core.problems import Refused
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door

from . import actions, queries
from .forms import ChecksForm, DoubtForm, ReturnForm

WITH_CASE = ("round", "partnership", "doubted_by", "form_version", "rule_set")


@door(Act.APPLICATION_CHECK, Application, related=WITH_CASE)
def checklist(request, application):
    """Is it complete: what the rules found, and what a person must look at."""
    if request.method == "POST":
        form = ChecksForm(request.POST, lines=queries.lines(application))
        if not form.is_valid():
            return show(request, application, status=422, checks=form)
        try:
            actions.mark(application, form.outcomes, form.notes, by=request.user)
        except Refused as refused:
            return show(request, application, refused.problems, 422, checks=form)
        messages.success(request, gettext("Saved."))
        return redirect("completeness:checklist", application.pk)
    return show(request, application)


def show(request, application, problems=(), status=200, **forms):
    facts = queries.checked(application)
    ways = {step.step.name: step for step in LIFE.open_steps(application, request.user)}
    context = {
        "application": application, "problems": problems, "facts": facts, "lines": queries.lines(application),
        "checks": forms.get("checks") or ChecksForm(lines=queries.lines(application)),
        "returning": forms.get("returning") or ReturnForm(), "doubting": forms.get("doubting") or DoubtForm(),
        "doubt": queries.doubt_of(application), "ways": ways, "turn_away": ways.get("turn_away"),
        "in_the_way": actions.in_the_way(application, facts, by=request.user), "lacking": lacking_parties(application),
    }  # fmt: skip
    return render(request, "completeness/checklist.html", context, status=status)


@require_POST
@door(Act.APPLICATION_ADMIT, Application, related=WITH_CASE)
def admit(request, application):
    act = partial(actions.admit, application, by=request.user)
    return done(request, application, act, gettext("The application goes on to assessment."))


@require_POST
@door(Act.APPLICATION_RETURN, Application, related=WITH_CASE)
def send_back(request, application):
    form = ReturnForm(request.POST)
    if not form.is_valid():
        return show(request, application, status=422, returning=form)
    told = gettext("The parties have been asked to complete the application.")
    said = form.cleaned_data
    act = partial(actions.return_for_completion, application, said["reason"], said["due"], by=request.user)
    return done(request, application, act, told, returning=form)


@require_POST
@door(Act.APPLICATION_ADMIT, Application, related=WITH_CASE)
def find_ineligible(request, application):
    form = DoubtForm(request.POST)
    if not form.is_valid():
        return show(request, application, status=422, doubting=form)
    said = form.cleaned_data
    act = partial(actions.find_ineligible, application, said["cited"], said["reason"], by=request.user)
    return done(request, application, act, gettext("Somebody else must now confirm it."), doubting=form)


@require_POST
@door(Act.APPLICATION_ADMIT, Application, related=WITH_CASE)
def turn_away(request, application):
    act = partial(actions.turn_away, application, by=request.user)
    return done(request, application, act, gettext("The application has been turned away."))


def done(request, application, act, told, **forms):
    """Do it and say so, or answer 422 with every reason beside what was written."""
    try:
        act()
    except Refused as refused:
        application.refresh_from_db()
        return show(request, application, refused.problems, 422, **forms)
    messages.success(request, told)
    return redirect("completeness:checklist", application.pk)
