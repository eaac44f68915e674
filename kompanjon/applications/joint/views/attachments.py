"""Attachments: their content is looked at, and they are fetched only through the application's door."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kompanjon.core.files.answers import file_answer
from kompanjon.core.problems import Refused
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door

from ..actions.attach import attach, remove_attachment
from ..models import Application, Attachment
from ..queries import attachments_of, form_of, is_writer, may_read_text, parties_of
from ..rules import no_file


def attachments_shown(application, place, parties):
    """Each kind with its files, for each party where each party gives one."""
    there = list(attachments_of(application))
    return [
        {
            "wanted": wanted,
            "party": party,
            "id": f"{wanted.kind}-{party.pk if party else 0}",
            "files": [one for one in there if one.kind == wanted.kind and one.party_id == (party and party.pk)],
        }
        for wanted in place.wanted
        for party in (parties if wanted.per_party else [None])
    ]


@require_POST
@door(Act.APPLICATION_SEE, Application, related=("round", "partnership", "form_version"))
def add(request, application):
    if not is_writer(request.user, application):
        raise PermissionDenied
    kind, party = request.POST.get("kind", ""), request.POST.get("party", "")
    place = next((one for one in form_of(application).sections if one.kind == "attachments"), None)
    if place is None or kind not in {wanted.kind for wanted in place.wanted}:
        raise Http404
    of_party = next((one for one in parties_of(application) if str(one.pk) == party), None)
    try:
        if "file" not in request.FILES:
            raise Refused([no_file()])
        attach(application, request.FILES["file"], kind, of_party, by=request.user)
    except Refused as refused:
        from .write import section_page

        return section_page(request, application, place, refused=refused.problems, status=422, writes=True)
    messages.success(request, _("The file is kept."))
    return redirect("joint:section", application.pk, place.key)


@require_POST
@door(Act.APPLICATION_SEE, Application, related=("round",))
def remove(request, application, attachment):
    if not is_writer(request.user, application):
        raise PermissionDenied
    found = application.attachments.filter(pk=attachment, removed_at=None).first()
    if found is None:
        raise Http404
    try:
        remove_attachment(application, found, by=request.user)
    except Refused as refused:
        return render(request, "422.html", {"problems": refused.problems}, status=422)
    messages.success(request, _("The file is taken away."))
    return redirect("joint:section", application.pk, "attachments")


@door(Act.APPLICATION_SEE, Application, related=("round",))
def fetch(request, application, attachment):
    if not may_read_text(request.user, application):
        raise PermissionDenied
    found = Attachment.objects.filter(application=application, pk=attachment).select_related("file").first()
    if found is None:
        raise Http404
    return file_answer(found.file)
