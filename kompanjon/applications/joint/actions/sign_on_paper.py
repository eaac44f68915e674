"""Signing on paper: the printed page carries the draft's number and a code; a second person compares them."""

from django.db import transaction
from django.utils import timezone

from kompanjon.core.files.actions import keep_signed_page
from kompanjon.core.problems import Problem, Refused
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _

from ..freezing import same_code
from ..letters import tell_page_refused, tell_signed
from ..queries import KIND
from ..signing_models import Revision, Signature
from ..whose import not_yours
from .sign import Hand, locked, may_be_signed, older_text, put_signature


@transaction.atomic
def hand_over_page(application, party, upload, *, name, function, code, by):
    """Keep a signed page. The code that stands on it is asked for, so that a page of an older text is known at once."""
    application, revision = locked(application)
    problems = not_yours(by, party, application) + may_be_signed(application, revision, party)
    if not problems and not same_code(code, revision.digest):
        problems = [wrong_code(application, revision, code)]
    if problems:
        raise Refused(problems)
    page = keep_signed_page(upload, KIND, application.pk, by=by)
    hand = Hand(" ".join(name.split()), " ".join(function.split()))
    return put_signature(application, revision, party, hand, "paper", by=by, page=page, uploaded_by=by)


def wrong_code(application, revision, code):
    former = Revision.objects.filter(application=application).exclude(pk=revision.pk)
    if any(same_code(code, one.digest) for one in former):
        return older_text(revision)
    text = _("The code does not belong to this text. Read it from the page again, eight signs after “Code”.")
    return Problem("PAPER-CODE", text, {}, where="code")


@transaction.atomic
def check_page(signature, *, code, by):
    """Somebody at the office, not the one who uploaded it, has compared the page with the code."""
    signature = (
        Signature.objects.select_for_update(of=("self",))
        .select_related("revision__application", "party")
        .get(pk=signature.pk)
    )
    if signature.fallen_at or signature.way != "paper":
        raise Refused([Problem("PAPER-GONE", _("This page no longer waits to be checked."))])
    if signature.checked_at:
        raise Refused([Problem("PAPER-DONE", _("This page has been checked."))])
    if signature.uploaded_by_id == by.pk:
        raise Refused([Problem("PAPER-SELF", _("Somebody else than the person who uploaded the page must check it."))])
    if not same_code(code, signature.revision.digest):
        raise Refused([Problem("PAPER-CODE", _("The code on the page is not the code of the text."), {}, where="code")])
    signature.checked_by, signature.checked_at = by, timezone.now()
    signature.save(update_fields=["checked_by", "checked_at"])
    note(signature.revision.application, "joint.signature.check", by=by, what={"signature": signature.pk})
    tell_signed(signature.revision.application, signature)
    return signature


@transaction.atomic
def refuse_page(signature, *, why, by):
    """The page does not show what it should: it falls, and whoever uploaded it is told why."""
    if not why.strip():
        raise Refused([Problem("PAPER-WHY", _("Say what is wrong with the page."), {}, where="why")])
    signature = Signature.objects.select_for_update().get(pk=signature.pk)
    if signature.fallen_at or signature.checked_at:
        raise Refused([Problem("PAPER-GONE", _("This page no longer waits to be checked."))])
    signature.fallen_at, signature.fallen_why = timezone.now(), why.strip()[:200]
    signature.save(update_fields=["fallen_at", "fallen_why"])
    note(signature.revision.application, "joint.signature.refuse", by=by, what={"signature": signature.pk}, text=why)
    tell_page_refused(signature.revision.application, signature)
