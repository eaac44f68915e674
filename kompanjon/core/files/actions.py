"""Keeping a file with a record, once its content has been looked at."""

import hashlib

from django.core.files.base import ContentFile

from ..problems import Refused, blocking
from .models import StoredFile
from .photos import as_pdf
from .rules import IMAGES, MOST_BYTES, form_of, may_be_kept, safe_name, too_large

EVERYDAY = frozenset({"pdf", "docx", "xlsx", "image"})


def keep_file(upload, kind, key, *, by=None, accept=EVERYDAY, purpose=""):
    """Keep an uploaded file, or raise Refused with every reason and its remedy."""
    if upload.size > MOST_BYTES:
        raise Refused([too_large(upload.size)])
    content = b"".join(upload.chunks())
    return keep_bytes(content, upload.name, kind, key, by=by, accept=accept, purpose=purpose)


def keep_signed_page(upload, kind, key, *, by=None):
    """A signed page as PDF or as a photo from a phone, which is made into a PDF."""
    if upload.size > MOST_BYTES:
        raise Refused([too_large(upload.size)])
    content, name = b"".join(upload.chunks()), upload.name
    problems = may_be_kept(content, {"pdf", "image"})
    if blocking(problems):
        raise Refused(problems)
    if form_of(content) in IMAGES:
        content, name = as_pdf(content), f"{name.rpartition('.')[0] or name}.pdf"
    return keep_bytes(content, name, kind, key, by=by, accept={"pdf"}, purpose="signed_page")


def keep_bytes(content, name, kind, key, *, by=None, accept=EVERYDAY, purpose=""):
    """The same for content that we already hold, such as a document we made."""
    problems = may_be_kept(content, set(accept))
    if blocking(problems):
        raise Refused(problems)
    form = form_of(content)
    stored = StoredFile(
        kind=kind,
        key=key,
        purpose=purpose,
        name=safe_name(name, form),
        form=form,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        by=f"person:{by.pk}" if by is not None and by.pk else "",
    )
    stored.content.save(stored.name, ContentFile(content), save=False)
    stored.save()
    return stored


def drop_file(stored):
    """Take a file away: the row now, the content once that has surely happened."""
    from django.db import transaction

    storage, place = stored.content.storage, stored.content.name
    stored.delete()
    transaction.on_commit(lambda: storage.delete(place))
