"""Registering an application that came in time on paper or as a Word file, on behalf of the parties."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from kompanjon.core.boxes import KronorField
from kompanjon.core.problems import Refused
from kompanjon.core.speech import as_kept
from kompanjon.partnerships.register.models import Partnership
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door
from kompanjon.rounds.calls.models import Round

from ...eligibility.queries import findings_of
from ..actions.complete_on_paper import file_completion
from ..actions.register import begin_registering, file_registered, take_away_registered, unlike_paper
from ..amounts import MOST_KRONOR
from ..answers import FIRST_YEAR, LAST_YEAR
from ..forms import LANGUAGES
from ..models import COMPONENTS, Application
from ..queries import (
    attachments_of,
    is_being_registered,
    may_be_completed_on_paper,
    parties_of,
    progress_of,
    written_in,
)
from .parts import heads, task


class PaperForm(forms.Form):
    round = forms.ModelChoiceField(Round.objects.none(), label=_("Round"), empty_label=None)
    component = forms.ChoiceField(label=_("Component"), choices=[])
    partnership = forms.CharField(label=_("Partnership"), help_text=_("Its name as it stands in the register."))
    came_in_at = forms.DateTimeField(label=_("When it came, Swedish time"), help_text=_("Write 2027-03-15 14:30."))
    working_language = forms.ChoiceField(label=_("Language it is written in"), choices=LANGUAGES, initial="en")
    title_sv = forms.CharField(label=_("The title in Swedish"), max_length=200)
    title_en = forms.CharField(label=_("The title in English"), max_length=200)
    starts_on = forms.DateField(label=_("First day"), required=False, help_text=_("Write 2027-09-01."))
    months = forms.IntegerField(label=_("Length in months"), min_value=1, max_value=60)
    year_1 = KronorField(most=MOST_KRONOR, label=_("Applied for in year 1, kr"), required=False)
    year_2 = KronorField(most=MOST_KRONOR, label=_("Applied for in year 2, kr"), required=False)
    year_3 = KronorField(most=MOST_KRONOR, label=_("Applied for in year 3, kr"), required=False)
    file = forms.FileField(
        label=_("The application as PDF, Word file or photo"),
        help_text=_("More pages can be added afterwards, under Attachments."),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["round"].queryset = (
            Round.objects.filter(is_recorded=False).exclude(state="planned").order_by("-closes_at")
        )
        self.fields["component"].choices = [(code, gettext(name).capitalize()) for code, name in COMPONENTS]

    def clean_starts_on(self):
        day = self.cleaned_data["starts_on"]
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            said = gettext("The year must lie between {first} and {last}.")
            raise forms.ValidationError(said.format(first=FIRST_YEAR, last=LAST_YEAR))
        return day

    def clean_partnership(self):
        found = Partnership.objects.filter(name__iexact=as_kept(self.cleaned_data["partnership"]))[:2]
        if len(found) != 1:
            raise forms.ValidationError(gettext("No single partnership has this name. Copy it from the register."))
        return found[0]

    def clean(self):
        data = super().clean()
        data["asked_by_year"] = [data.get(f"year_{number}") or 0 for number in (1, 2, 3)]
        return data


class CompletionForm(forms.Form):
    came_in_at = forms.DateTimeField(label=_("When it came, Swedish time"), help_text=_("Write 2027-03-15 14:30."))
    reason = forms.CharField(
        label=_("What came?"), max_length=2000, widget=forms.Textarea({"rows": 3}),
        help_text=_("In a sentence or two. The parties read it, and it stands in the history."),
    )  # fmt: skip
    file = forms.FileField(
        label=_("The completion as PDF, Word file or photo"), help_text=_("It is kept with the other pages.")
    )


@door(Act.APPLICATION_REGISTER)
def register(request):
    """First what says whose it is and when it came; the parts are entered on the pages that follow."""
    form = PaperForm(request.POST or None, request.FILES or None)
    problems = []
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        for number in (1, 2, 3):
            data.pop(f"year_{number}")
        try:
            application = begin_registering(
                by=request.user, sums=data.pop("asked_by_year"), upload=data.pop("file"), **data
            )
        except Refused as refused:
            problems = refused.problems
        else:
            messages.success(request, gettext("The paper is kept. Now enter what stands in it, and file it."))
            return redirect("joint:application", application.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "joint/register.html", {"form": form, "problems": problems}, status=status)


def registration_page(request, application, problems=(), reason="", status=200):
    """What the office has entered so far, part by part, beside the scanned pages; then the button that files it."""
    context = {**entered_so_far(application), "problems": list(problems), "reason": reason}
    return render(request, "joint/registering.html", {**context, "unlike": unlike_paper(application)}, status=status)


def entered_so_far(application):
    """The parts, how far they have come, what the rules say of them, and the scanned pages."""
    parties, written = parties_of(application), written_in(application)
    parts, findings = progress_of(application, written), findings_of(application, written)
    return {
        "application": application, "parties": parties, "heads": heads(parties), "all": len(parts),
        "tasks": [task(application, parties, part) for part in parts],
        "done": sum(part.together == "done" for part in parts),
        "pages": [one for one in attachments_of(application) if one.kind == "other"],
        "findings": None if findings is None else [one for one in findings if one.is_broken],
    }  # fmt: skip


RELATED = ("round", "partnership", "form_version", "officer", "rule_set")


@require_POST
@door(Act.APPLICATION_REGISTER, Application, related=RELATED)
def file_it(request, application):
    """File what has been entered, with anything missing: what is not on the paper can be asked for as a completion."""
    try:
        file_registered(application, by=request.user)
    except Refused as refused:
        return refused_page(request, application, refused)
    messages.success(request, gettext("Registered as {number}.").format(number=application.case_number))
    return redirect("joint:application", application.pk)


@require_POST
@door(Act.APPLICATION_REGISTER, Application, related=RELATED)
def take_away(request, application):
    reason = request.POST.get("reason", "")
    try:
        take_away_registered(application, by=request.user, reason=reason)
    except Refused as refused:
        return refused_page(request, application, refused, reason)
    messages.success(request, gettext("What was begun from paper is taken away. It is kept as withdrawn."))
    return redirect("joint:application", application.pk)


def refused_page(request, application, refused, reason=""):
    if is_being_registered(application):
        return registration_page(request, application, refused.problems, reason, status=422)
    return render(request, "422.html", {"problems": refused.problems}, status=422)


@door(Act.APPLICATION_REGISTER, Application, related=RELATED)
def complete(request, application):
    """A completion that came on paper: enter what it changes, part by part, and file it as a new version."""
    if request.method != "POST":
        if not may_be_completed_on_paper(application):
            raise PermissionDenied
        return completion_page(request, application, CompletionForm())
    form, problems = CompletionForm(request.POST, request.FILES), []
    if form.is_valid():
        data = dict(form.cleaned_data)
        try:
            file_completion(application, by=request.user, upload=data.pop("file"), **data)
        except Refused as refused:
            problems = refused.problems
        else:
            messages.success(request, gettext("The completion is filed, and the parties have been told."))
            return redirect("joint:application", application.pk)
    if not may_be_completed_on_paper(application):
        return render(request, "422.html", {"problems": problems}, status=422)
    return completion_page(request, application, form, problems, status=422)


def completion_page(request, application, form, problems=(), status=200):
    context = {**entered_so_far(application), "form": form, "problems": list(problems)}
    return render(request, "joint/completing.html", context, status=status)
