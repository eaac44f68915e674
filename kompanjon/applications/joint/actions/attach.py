from django.db import transaction
from django.utils import timezone

from kompanjon.core.files.actions import keep_file
from kompanjon.core.problems import Refused
from kompanjon.core.trace.actions import note

from ..flow import OPEN_TO_WRITE
from ..models import Application, Attachment
from ..queries import KIND
from .write import text_is_closed


@transaction.atomic
def attach(application, upload, kind, party, *, by):
    """Keep a file with the application; refused, with the remedy, when its content is not what we can keep."""
    open_to_write(application)
    stored = keep_file(upload, KIND, application.pk, by=by, purpose="attachment")
    attachment = Attachment.objects.create(application=application, party=party, kind=kind, file=stored, added_by=by)
    note(application, "joint.attachment.add", by=by, what={"kind": kind, "sha256": stored.sha256})
    return attachment


@transaction.atomic
def remove_attachment(application, attachment, *, by):
    """Out of sight; what has been handed in keeps its files."""
    open_to_write(application)
    attachment.removed_at = timezone.now()
    attachment.save(update_fields=["removed_at"])
    note(application, "joint.attachment.remove", by=by, what={"kind": attachment.kind})


def open_to_write(application):
    locked = Application.objects.select_for_update().get(pk=application.pk)
    if locked.state not in OPEN_TO_WRITE:
        raise Refused([text_is_closed(locked)])
