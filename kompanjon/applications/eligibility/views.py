"""The live eligibility page: every rule, with its sum, for all to see before handing in."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import render

from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door

from ..joint.models import Application
from ..joint.queries import may_read_text, parties_of
from .queries import findings_of, version_today


@door(Act.APPLICATION_SEE, Application, related=("round", "partnership", "form_version", "rule_set"))
def eligibility(request, application):
    """What is broken first, then where no limit has been set, what was not checked, then what is passed."""
    if not may_read_text(request.user, application):
        raise PermissionDenied
    found = findings_of(application)
    groups = {
        name: [one for one in found or () if one.outcome == name]
        for name in ("broken", "no_limit", "not_checked", "passed")
    }
    context = {"application": application, "parties": parties_of(application), "found": found,
               "held_to": version_today(application), **groups}  # fmt: skip
    return render(request, "eligibility/eligibility.html", context)
