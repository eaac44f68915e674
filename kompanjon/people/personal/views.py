from django.core.paginator import Paginator
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from kompanjon.core.files.answers import under_the_name
from kompanjon.core.trace.actions import note

from ..access.acts import Act
from ..access.doors import door, signed_in
from ..accounts.models import Person
from ..privacy import KEPT, WHO_DID_IT
from . import queries
from .rules import cut_off


@door(Act.PERSONAL_DATA_SEE)
def register(request):
    """The register of personal data: what is kept, why, on what ground, and what would be erased today."""
    facts = {
        "lines": queries.register(timezone.localdate()),
        "doers": WHO_DID_IT,
        "may_run": queries.may_erase(),
    }
    return render(request, "personal/register.html", facts)


@door(Act.PERSONAL_DATA_SEE)
def due(request, entry, schedule):
    """The rows of one entry that have passed their time. They are listed; the nightly job erases them once it may."""
    try:
        kept = KEPT[entry]
        wanted = kept.erased[schedule]
    except IndexError:
        raise Http404
    holds = queries.settled(wanted.decision) if wanted.decision else None
    if holds is None or holds.value is None:
        raise Http404
    before = cut_off(timezone.localdate(), int(holds.value), wanted.unit)
    rows = queries.would_be_erased(kept, wanted, before).select_related(kept.case)
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    cases = [(row, queries.case_of(row, kept.case)) for row in page.object_list]
    facts = {"kept": kept, "schedule": wanted, "page": page, "cases": cases, "before": before, "decided": holds.decided}
    return render(request, "personal/due.html", facts)


@door(Act.PERSONAL_DATA_SEE)
def going(request):
    """What goes within thirty days, night by night; and why nothing goes while the office has not confirmed it."""
    page = Paginator(queries.going(timezone.localdate()), 50).get_page(request.GET.get("page"))
    return render(request, "personal/going.html", {"page": page, "may_run": queries.may_erase()})


@require_POST
@door(Act.PERSONAL_DATA_SEE, Person)
def extract(request, person):
    """All that is kept about a person, as a file. That somebody took it out is noted, so it is a POST."""
    note(person, "personal.register.extract", by=request.user)
    return as_file(person)


@signed_in
def mine(request):
    """One's own extract."""
    return as_file(request.user)


def as_file(person):
    answer = JsonResponse(
        {"person": person.pk, "made_at": timezone.now(), "kept": queries.extract(person)},
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )
    answer["Cache-Control"] = "no-store"
    return under_the_name(answer, f"kompanjon-{person.pk}.json")
