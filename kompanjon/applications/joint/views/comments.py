"""Remarks on a section, by whoever may comment: helpers do only this."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kompanjon.core.trace.actions import note
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door

from ..models import Application, Comment
from ..queries import form_of, may_read_text


def comments_on(application, section):
    found = Comment.objects.filter(application=application, section=section)
    return list(found.select_related("by").order_by("settled_at", "at")[:50])


@require_POST
@door(Act.APPLICATION_COMMENT, Application, related=("round", "form_version"))
def comment(request, application, section):
    """Leave a remark, or settle one."""
    if not may_read_text(request.user, application) or form_of(application).section(section) is None:
        raise PermissionDenied
    if settled := request.POST.get("settle"):
        settle(application, settled, request.user)
    elif text := request.POST.get("text", "").strip()[:5000]:
        Comment.objects.create(application=application, section=section, text=text, by=request.user)
        note(application, "joint.application.comment", by=request.user, what={"section": section})
        messages.success(request, _("Your remark is saved. Both parties see it."))
    return redirect("joint:section", application.pk, section)


def settle(application, pk, person):
    remark = application.comments.filter(pk=pk).first() if str(pk).isdigit() else None
    if remark is None:
        raise Http404
    if not (person.has_perm(Act.APPLICATION_WRITE, application) or remark.by_id == person.pk):
        raise PermissionDenied
    remark.settled_at, remark.settled_by = timezone.now(), person
    remark.save(update_fields=["settled_at", "settled_by"])
