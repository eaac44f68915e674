"""The case as the office sees it, and what the office does with it before the assessment."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kompanjon.core.problems import Refused
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door

from ..actions.hand_in import give_later_deadline
from ..actions.office import let_meet_at_a_distance, take_case
from ..actions.sign_on_paper import check_page, refuse_page
from ..flow import NOT_YET_HANDED_IN, UNDECIDED
from ..freezing import short_code, texts_in
from ..models import Application
from ..queries import (
    attachments_of,
    enters_paper,
    form_of,
    lines_of,
    may_be_completed_on_paper,
    may_read_text,
    parties_of,
    texts_of,
)
from ..reading import budget_table, read_through
from ..signing import signing_of
from ..signing_models import Signature
from ..standing import broken, lacking_parties

RELATED = ("round", "partnership", "form_version", "officer", "rule_set")


class LaterForm(forms.Form):
    until = forms.DateTimeField(
        label=gettext_lazy("New last moment, Swedish time"), help_text=gettext_lazy("Write 2027-03-20 23:59.")
    )
    reason = forms.CharField(label=gettext_lazy("Why?"), widget=forms.Textarea(attrs={"rows": 2}))


class DistanceForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why?"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000,
        help_text=gettext_lazy("The parties read it."),
    )  # fmt: skip


def case_page(request, application, forms_typed=None, problems=(), status=200):
    """One page for the case: facts, steps, signatures, the text if it may be read."""
    reads = may_read_text(request.user, application)
    parties, signing = parties_of(application), signing_of(application)
    if application.state in NOT_YET_HANDED_IN:
        from ..overview import sections_done

        done = sections_done([application])[application.pk]
    else:
        done = None
    findings = broken(application) if reads else None
    checks = request.user.has_perm(Act.APPLICATION_CHECK, application)
    context = {
        "application": application,
        "parties": parties,
        "signing": signing,
        "asked": signing.asked if reads else [],
        "done": done,
        "lacking": (lacking := lacking_parties(application)),
        "reads": reads,
        "read_sections": read_sections(application, parties, signing.revision) if reads else [],
        "attachments": attachments_of(application) if reads else [],
        "budget": budget_read(application, parties, signing.revision) if reads else None,
        "findings": findings,
        "checks": checks,
        "completes": may_be_completed_on_paper(application) and enters_paper(request.user, application),
        "gives_later_day": checks and (done is not None or bool(lacking) or application.state == "returned"),
        "returns": application.state == "handed_in" and request.user.has_perm(Act.APPLICATION_RETURN, application),
        "later": LaterForm(),
        "distance": DistanceForm(auto_id="distance-%s"),
        "lets_distance": application.state in UNDECIDED and request.user.has_perm(Act.APPLICATION_PREPARE, application),
        "problems": list(problems),
        **(forms_typed or {}),
    }
    return render(request, "joint/case.html", context, status=status)


def read_sections(application, parties, revision):
    """The text that was handed in, from its frozen revision; a draft's as it stands now."""
    handed_in = application.state not in NOT_YET_HANDED_IN
    texts = texts_in(revision.content) if handed_in and revision else texts_of(application)
    return read_through(form_of(application), parties, texts, application.working_language)


def budget_read(application, parties, revision):
    """The budget as a table, from the frozen text once it is handed in."""
    frozen = application.state not in NOT_YET_HANDED_IN and revision
    lines = revision.content["signed"]["budget"] if frozen else lines_of(application)
    return budget_table(lines, form_of(application), parties)


@require_POST
@door(Act.APPLICATION_PREPARE, Application, related=RELATED)
def take(request, application):
    """Take the case as its programme officer."""
    take_case(application, by=request.user)
    messages.success(request, _("You are the programme officer of this case."))
    return redirect("joint:application", application.pk)


@require_POST
@door(Act.ROUND_EDIT, Application, related=RELATED)
def later_deadline(request, application):
    """One application gets a later last day, with a reason that stands in its log."""
    form, problems = LaterForm(request.POST), []
    if form.is_valid():
        try:
            give_later_deadline(
                application, by=request.user, until=form.cleaned_data["until"], reason=form.cleaned_data["reason"]
            )
        except Refused as refused:
            problems = refused.problems
        else:
            messages.success(request, _("This application has a later last day."))
            return redirect("joint:application", application.pk)
    return case_page(request, application, {"later": form}, problems, status=422)


@require_POST
@door(Act.APPLICATION_PREPARE, Application, related=RELATED)
def at_a_distance(request, application):
    """Meetings at a distance count in this application by exception, with a reason; or no longer do."""
    let, form = request.POST.get("let") == "1", DistanceForm(request.POST)
    try:
        let_meet_at_a_distance(application, by=request.user, let=let, reason=request.POST.get("reason", ""))
    except Refused as refused:
        return case_page(request, application, {"distance": form}, refused.problems, status=422)
    said = _("Meetings at a distance count here. The parties have been told.")
    messages.success(
        request, said if let else _("Meetings at a distance no longer count here. The parties have been told.")
    )
    return redirect("joint:application", application.pk)


@door(Act.APPLICATION_CHECK, Application, related=RELATED)
def check(request, application, signature):
    """Compare a signed page with the code of the text: accept it, or say what is wrong with it."""
    found = Signature.objects.select_related("party__organisation", "page", "revision").filter(
        pk=signature, revision__application=application, way="paper"
    ).first()  # fmt: skip
    if found is None:
        raise Http404
    problems = []
    if request.method == "POST":
        try:
            if request.POST.get("refuse"):
                refuse_page(found, why=request.POST.get("why", ""), by=request.user)
            else:
                check_page(found, code=request.POST.get("code", ""), by=request.user)
        except Refused as refused:
            problems = refused.problems
        else:
            return redirect("joint:application", application.pk)
    context = {"application": application, "parties": parties_of(application), "signature": found, "problems": problems,
               "code": short_code(found.revision.digest)}  # fmt: skip
    return render(request, "joint/check_page.html", context, status=422 if problems else 200)


@door(Act.APPLICATION_SEE, Application, related=RELATED)
def signed_page(request, application, signature):
    """The photographed page: for those who read the text, and for whoever is to compare the page with the code."""
    from kompanjon.core.files.answers import file_answer

    if not (may_read_text(request.user, application) or request.user.has_perm(Act.APPLICATION_CHECK, application)):
        raise PermissionDenied
    found = Signature.objects.select_related("page").filter(pk=signature, revision__application=application).first()
    if found is None or found.page is None:
        raise Http404
    return file_answer(found.page)
