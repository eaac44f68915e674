import json
import secrets
from datetime import UTC, datetime

from django.core.serializers.json import DjangoJSONEncoder

from .models import Trace, TraceText
from .rules import digest_of_row, digest_of_text


def key_of(record) -> str:
    """The chain a record's trace lies in, such as `applications.application:12`."""
    return f"{record._meta.label_lower}:{record.pk}"


def note(record, act, *, by=None, what=None, text=""):
    """Add a row to the record's chain, inside the caller's transaction.

    Writers on one record are expected to hold its lock; a race ends in the unique constraint, never in a fork.
    """
    key = key_of(record)
    last = Trace.objects.filter(record=key).order_by("-number").values("number", "digest").first()
    number, previous = (last["number"] + 1, last["digest"]) if last else (1, "")
    plain = json.loads(json.dumps(what or {}, cls=DjangoJSONEncoder))
    kept, text_digest = None, ""
    if text:
        salt = secrets.token_hex(16)
        text_digest = digest_of_text(salt, text)
        kept = TraceText.objects.create(salt=salt, text=text)
    at, person = datetime.now(UTC), f"person:{by.pk}" if by and by.pk else ""
    return Trace.objects.create(
        record=key, number=number, at=at, by=person, act=str(act), what=plain, text=kept, text_digest=text_digest,
        previous=previous, digest=digest_of_row(previous, key, number, at, person, str(act), plain, text_digest),
    )  # fmt: skip
