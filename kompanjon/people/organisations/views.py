from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door

from . import actions
from .forms import ContactNoteForm, FormerNameForm, OrganisationForm, SearchForm, WithholdForm
from .models import Organisation, OrganisationName
from .queries import organisations


@door(Act.ORGANISATION_SEE)
def index(request):
    form = SearchForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    page = Paginator(organisations(asked), 50).get_page(request.GET.get("page"))
    return render(
        request, "organisations/index.html", {"form": form, "filters": [form["kind"], form["country"]], "page": page}
    )


@door(Act.ORGANISATION_SEE, Organisation)
def detail(request, organisation, note_form=None, name_form=None, status=200):
    """All the office knows of an organisation: names, parties, seats and who has spoken with whom."""
    parties = organisation.parties.select_related("partnership").order_by("partnership__name_key")
    facts = {
        "organisation": organisation,
        "parties": parties,
        "seats": organisation.seats.select_related("person").order_by("role", "pk"),
        "notes": organisation.contact_notes.select_related("by").order_by("-on", "-pk"),
        "note_form": note_form or ContactNoteForm(),
        "name_form": name_form or FormerNameForm(),
        "may_edit": request.user.has_perm(Act.ORGANISATION_EDIT),
        "may_note": request.user.has_perm(Act.CONTACT_NOTE_WRITE),
        "may_withhold": request.user.has_perm(Act.PUBLIC_WITHHOLD),
    }
    return render(request, "organisations/detail.html", facts, status=status)


@door(Act.CONTACT_NOTE_WRITE, Organisation)
def write_note(request, organisation):
    form = ContactNoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.write_contact_note(form, organisation, by=request.user)
        messages.success(request, _("The note is kept."))
        return redirect("organisations:detail", organisation.pk)
    return detail(request, pk=organisation.pk, note_form=form, status=422 if form.errors else 200)


@door(Act.ORGANISATION_EDIT, Organisation)
def add_name(request, organisation):
    form = FormerNameForm(request.POST or None, instance=OrganisationName(organisation=organisation))
    if request.method == "POST" and form.is_valid():
        actions.add_former_name(form, organisation, by=request.user)
        messages.success(request, _("The former name is kept."))
        return redirect("organisations:detail", organisation.pk)
    return detail(request, pk=organisation.pk, name_form=form, status=422 if form.errors else 200)


@door(Act.ORGANISATION_EDIT)
def create(request):
    return edit_form(request, Organisation())


@door(Act.ORGANISATION_EDIT, Organisation)
def edit(request, organisation):
    return edit_form(request, organisation)


def edit_form(request, organisation):
    form = OrganisationForm(request.POST or None, instance=organisation)
    if request.method == "POST" and form.is_valid():
        kept = actions.keep(form, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("organisations:detail", kept.pk)
    facts = {"form": form, "organisation": organisation}
    return render(request, "organisations/edit.html", facts, status=422 if form.errors else 200)


@require_POST
@door(Act.ORGANISATION_EDIT, Organisation)
def checked(request, organisation):
    actions.say_it_exists(organisation, by=request.user)
    messages.success(request, _("Saved. The public pages follow at once."))
    return redirect("organisations:detail", organisation.pk)


@door(Act.PUBLIC_WITHHOLD, Organisation)
def withhold(request, organisation):
    form = WithholdForm(request.POST or None, instance=organisation)
    if request.method == "POST" and form.is_valid():
        actions.withhold(form, by=request.user)
        messages.success(request, _("Saved. The public pages follow at once."))
        return redirect("organisations:detail", organisation.pk)
    facts = {"form": form, "organisation": organisation}
    return render(request, "organisations/withhold.html", facts, status=422 if form.errors else 200)
