"""The application's own page: for the parties the list of what is to be done, for others the case."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from kompanjon.core.files.answers import under_the_name
from kompanjon.core.trace.actions import note
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door

from ...eligibility.queries import findings_of
from ..calendar import deadline_as_ics
from ..flow import NOT_YET_HANDED_IN, TOLD
from ..form import Said
from ..models import Application
from ..queries import is_being_registered, is_insider, is_writer, own_parties, parties_of, progress_of, written_in
from ..signing import signing_of
from ..standing import lacking_parties
from ..stands import ENDED, FROM_PAPER, OPEN, STANDS
from .office import case_page
from .parts import heads, task
from .register import registration_page

RELATED = ("round", "partnership", "form_version", "officer", "rule_set")


@door(Act.APPLICATION_SEE, Application, related=RELATED)
def application(request, application):
    if is_being_registered(application) and is_writer(request.user, application):
        return registration_page(request, application)
    if is_insider(request.user, application):
        return tasks_page(request, application)
    return case_page(request, application)


def tasks_page(request, application, problems=(), status=200):
    parties, written = parties_of(application), written_in(application)
    parts, findings = progress_of(application, written), findings_of(application, written)
    done = sum(part.together == "done" for part in parts)
    own = own_parties(request.user, application)
    context = {
        "application": application,
        "parties": parties,
        "heads": heads(parties),
        "tasks": [task(application, parties, part) for part in parts],
        "done": done,
        "all": len(parts),
        "to_correct": [part for part in parts if part.together == "wrong"],
        "first": next((part.section for part in parts if part.together != "done"), None),
        "signing": signing_of(application, parts),
        "own": own,
        "writes": is_writer(request.user, application),
        "registering": is_being_registered(application),
        "counterpart": next((one for one in parties if one.organisation.country_id != "SE"), None),
        "lets_in": is_writer(request.user, application) and application.state in NOT_YET_HANDED_IN,
        "problems": problems,
        "stands": gettext(FROM_PAPER if is_being_registered(application) else STANDS[application.state]),
        "open": application.state in OPEN,
        "told": application.state in TOLD,
        "ended": application.state in ENDED,
        "criteria": [
            {"name": Said(row.get("name_en", ""), row.get("name_sv", "")), "weight": row.get("weight")}
            for row in application.round.criteria
        ],
        "lacking": lacking_parties(application),
        "findings": None if findings is None else [one for one in findings if one.is_broken],
    }
    return render(request, "joint/tasks.html", context, status=status)


@require_POST
@door(Act.APPLICATION_WRITE, Application, related=RELATED)
def let_office_in(request, application):
    """The office reads the draft when a party lets it, and stops when a party says so."""
    application.office_may_read = request.POST.get("let") == "1"
    application.save(update_fields=["office_may_read"])
    act = "joint.application.let_office_in" if application.office_may_read else "joint.application.shut_office_out"
    note(application, act, by=request.user)
    said = (
        gettext("The office may now read your draft.")
        if application.office_may_read
        else gettext("The office no longer reads your draft.")
    )
    messages.success(request, said)
    return redirect("joint:application", application.pk)


@door(Act.APPLICATION_SEE, Application, related=RELATED)
def calendar(request, application):
    """The last day, for anybody's own calendar."""
    if application.deadline is None:
        raise PermissionDenied
    answer = HttpResponse(deadline_as_ics(application, request), content_type="text/calendar; charset=utf-8")
    return under_the_name(answer, "deadline.ics")


@door(Act.APPLICATION_SEE, Application, related=RELATED)
def history(request, application):
    """Who did what, when and why."""
    context = {"application": application, "parties": parties_of(application)}
    return render(request, "joint/history.html", context)
