from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kompanjon.core.office.models import the_office
from kompanjon.core.trace.actions import note
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door

from .forms import FactsForm


@door(Act.OFFICE_EDIT)
def edit(request):
    """The programme's own facts, which the office edits: name, principal, funder, texts and contacts."""
    form = FactsForm(request.POST or None, instance=the_office())
    if request.method == "POST" and form.is_valid():
        office = form.save()
        note(office, Act.OFFICE_EDIT, by=request.user, what={"changed": form.changed_data})
        messages.success(request, _("Saved. The public pages say so from now on."))
        return redirect("facts:edit")
    return render(request, "facts/edit.html", {"form": form}, status=422 if form.errors else 200)
