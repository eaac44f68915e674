"""Handing in, the receipt, withdrawing."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kompanjon.core.problems import Refused
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door

from ..actions.hand_in import hand_in, withdraw
from ..flow import UNDECIDED
from ..freezing import short_code
from ..life import LIFE
from ..models import Application
from ..queries import parties_of
from ..signing import signing_of
from ..signing_models import Revision
from ..standing import latest_revision

RELATED = ("round", "partnership", "form_version", "rule_set")


@door(Act.APPLICATION_HAND_IN, Application, related=RELATED)
def hand_in_page(request, application):
    """What will be handed in and what stands in its way; then the button."""
    if request.method == "POST":
        try:
            revision = hand_in(application, by=request.user)
        except Refused as refused:
            if application.state == "handed_in":  # a second click, or the other party was a moment before
                messages.info(request, _("The application has been handed in already. This is its receipt."))
                return redirect("joint:receipt", application.pk, latest_revision(application).number)
            return hand_in_form(request, application, refused.problems, status=422)
        return redirect("joint:receipt", application.pk, revision.number)
    return hand_in_form(request, application)


def hand_in_form(request, application, problems=(), status=200):
    steps = [one for one in LIFE.open_steps(application, request.user) if one.step.name in ("hand_in", "hand_in_again")]
    context = {
        "application": application, "parties": parties_of(application), "signing": signing_of(application),
        "step": steps[0] if steps else None, "problems": list(problems),
    }  # fmt: skip
    return render(request, "joint/hand_in.html", context, status=status)


@door(Act.APPLICATION_SEE, Application, related=RELATED)
def receipt(request, application, number):
    revision = Revision.objects.filter(application=application, number=number, handed_in_at__isnull=False)
    revision = revision.select_related("pdf").first()
    if revision is None:
        raise Http404
    context = {
        "application": application, "parties": parties_of(application), "revision": revision,
        "code": short_code(revision.digest), "signing": signing_of(application),
    }  # fmt: skip
    return render(request, "joint/receipt.html", context)


@door(Act.APPLICATION_WITHDRAW, Application, related=RELATED)
def withdraw_page(request, application):
    """Withdrawing cannot be undone, so it says so and asks why."""
    problems = []
    if application.state not in UNDECIDED:
        return redirect("joint:application", application.pk)
    if request.method == "POST":
        try:
            withdraw(application, by=request.user, reason=request.POST.get("reason", ""))
        except Refused as refused:
            problems = refused.problems
        else:
            messages.success(request, _("The application is withdrawn."))
            return redirect("joint:application", application.pk)
    context = {"application": application, "parties": parties_of(application), "problems": problems,
               "typed": request.POST.get("reason", "")}  # fmt: skip
    return render(request, "joint/withdraw.html", context, status=422 if problems else 200)
