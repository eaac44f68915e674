from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kompanjon.core.facts import ask
from kompanjon.core.problems import Refused
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door, signed_in
from kompanjon.people.access.reach import sittings
from kompanjon.people.access.speech import role_name, what_one_may
from kompanjon.people.organisations.fields import names_to_choose

from . import actions, queries
from .forms import BeginForm, PartnershipForm, SearchForm, WithholdForm, party_rows
from .life import LIFE
from .models import Partnership
from .questions import WorkIn

PER_PAGE = 25


@signed_in
def index(request):
    """The partnerships within one's reach: all of them for the office, their own for the parties."""
    form = SearchForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    page = Paginator(queries.partnerships(request.user, asked), PER_PAGE).get_page(request.GET.get("page"))
    for one in page.object_list:
        one.here, one.there = queries.pair(one)
    filters = [form[name] for name in ("state", "stated", "country", "network", "party")]
    facts = {"form": form, "filters": filters, "page": page, "may_edit": request.user.has_perm(Act.PARTNERSHIP_EDIT)}
    return render(request, "register/index.html", facts)


@door(Act.PARTNERSHIP_SEE, Partnership, related=("previous",))
def detail(request, partnership, begin_form=None, problems=(), status=200):
    """What is known of a partnership, what is being done in it, and the steps that are open to this reader."""
    person = request.user
    here, there = queries.pair(partnership)
    facts = {
        "partnership": partnership,
        "here": here,
        "there": there,
        "parties": partnership.parties.select_related("organisation__country"),
        "networks": partnership.networks.all(),
        "grants": partnership.recorded_grants.select_related("source").order_by("-start_year", "slug"),
        "sources": partnership.sources.order_by("title"),
        "continued_by": partnership.continued_by.order_by("start_year"),
        "people": queries.people_in(partnership),
        "work": [line for lines in ask(WorkIn(partnership, person)) for line in lines],
        "steps": LIFE.open_steps(partnership, person) if partnership.state else [],
        "problems": problems,
        "begin_form": begin_form or BeginForm(),
        "may": rights(person, partnership),
        "seats": []
        if person.has_perm(Act.PARTNERSHIP_EDIT)
        else [
            (role_name(one.role), what_one_may(one.role, partnership=str(partnership)))
            for one in sittings(person)
            if one.partnership == partnership.pk
        ],
    }
    return render(request, "register/detail.html", facts, status=status)


def rights(person, partnership):
    return {
        "edit": person.has_perm(Act.PARTNERSHIP_EDIT, partnership),
        "withhold": person.has_perm(Act.PUBLIC_WITHHOLD),
        "invite": person.has_perm(Act.PERSON_INVITE),
        "organisations": person.has_perm(Act.ORGANISATION_SEE),
        "trace": person.has_perm(Act.TRACE_SEE),
    }


@require_POST
@door(Act.PARTNERSHIP_SEE, Partnership)
def step(request, partnership):
    try:
        LIFE.take(request.POST.get("step", ""), partnership, by=request.user, reason=request.POST.get("reason", ""))
    except Refused as refused:
        return detail(request, pk=partnership.pk, problems=refused.problems, status=422)
    messages.success(request, _("Done."))
    return redirect("register:detail", partnership.pk)


@require_POST
@door(Act.PARTNERSHIP_EDIT, Partnership)
def begin(request, partnership):
    form = BeginForm(request.POST)
    if not form.is_valid():
        return detail(request, pk=partnership.pk, begin_form=form, status=422)
    try:
        actions.begin(partnership, form.cleaned_data["state"], by=request.user, reason=form.cleaned_data["reason"])
    except Refused as refused:
        return detail(request, pk=partnership.pk, begin_form=form, problems=refused.problems, status=422)
    messages.success(request, _("The office has taken the partnership over."))
    return redirect("register:detail", partnership.pk)


@door(Act.PARTNERSHIP_EDIT)
def create(request):
    return edit_form(request, Partnership())


@door(Act.PARTNERSHIP_EDIT, Partnership)
def edit(request, partnership):
    return edit_form(request, partnership)


def edit_form(request, partnership):
    """The partnership and its parties on one page; one more empty row is there each time it is opened."""
    data, problems = request.POST or None, []
    form, parties = PartnershipForm(data, instance=partnership), party_rows(data, partnership)
    if request.method == "POST" and all([form.is_valid(), parties.is_valid()]):
        try:
            kept = actions.keep(form, parties, by=request.user)
        except Refused as refused:
            problems = refused.problems
        else:
            messages.success(request, _("Saved."))
            page = "register:edit" if "more" in request.POST else "register:detail"
            return redirect(page, kept.pk)
    facts = {
        "form": form, "parties": parties, "partnership": partnership, "problems": problems, "names": names_to_choose(),
    }  # fmt: skip
    return render(request, "register/edit.html", facts, status=422 if request.method == "POST" else 200)


@door(Act.PUBLIC_WITHHOLD, Partnership)
def withhold(request, partnership):
    form = WithholdForm(request.POST or None, instance=partnership)
    if request.method == "POST" and form.is_valid():
        actions.withhold(form, by=request.user)
        messages.success(request, _("Saved. The public pages follow at once."))
        return redirect("register:detail", partnership.pk)
    facts = {"form": form, "partnership": partnership}
    return render(request, "register/withhold.html", facts, status=422 if form.errors else 200)
