"""Remarks on a section, by whoever may comment: helpers do only this."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kompanjon.core.numbers import typed_number
from kompanjon.core.trace.actions import note
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door

from ..answers import cleaned, remark_fits
from ..models import Application, Comment
from ..queries import form_of, may_read_text


def comments_on(application, section):
    found = Comment.objects.filter(application=application, section=section)
    return list(found.select_related("by").order_by("settled_at", "at")[:50])


@require_POST
@door(Act.APPLICATION_COMMENT, Application, related=("round", "form_version"))
def comment(request, application, section):
    """Leave a remark, or settle one."""
    place = form_of(application).section(section)
    if not may_read_text(request.user, application) or place is None:
        raise PermissionDenied
    if settled := request.POST.get("settle"):
        settle(application, settled, request.user)
    elif text := cleaned(request.POST.get("text", "")):
        if problems := remark_fits(text):
            from .write import may_write, section_page

            writes = may_write(request.user, application)
            return section_page(request, application, place, refused=problems, remark=text, status=422, writes=writes)
        leave(application, section, text, request.user)
        messages.success(request, _("Your remark is saved. Both parties see it."))
    return redirect("joint:section", application.pk, section)


def leave(application, section, text, person):
    """Keep a remark; the same words once more, as from a double click, are the same remark."""
    _remark, new = Comment.objects.get_or_create(
        application=application, section=section, text=text, by=person, settled_at=None
    )
    if new:
        note(application, "joint.application.comment", by=person, what={"section": section})


def settle(application, pk, person):
    remark = application.comments.filter(pk=typed_number(pk)).first()
    if remark is None:
        raise Http404
    if not (person.has_perm(Act.APPLICATION_WRITE, application) or remark.by_id == person.pk):
        raise PermissionDenied
    remark.settled_at, remark.settled_by = timezone.now(), person
    remark.save(update_fields=["settled_at", "settled_by"])
