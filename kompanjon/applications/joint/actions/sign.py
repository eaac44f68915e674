"""Joint sign-off: a text is closed, each party signs it in one of three equal ways, and opening it again fells them."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from kompanjon.core.problems import Problem, Refused
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _
from kompanjon.people.access.grants import Role
from kompanjon.people.access.reach import sittings

from ..flow import BEING_SIGNED
from ..freezing import content_of, digest_of
from ..letters import tell_signature_fell, tell_signed, tell_text_closed
from ..life import LIFE
from ..models import Application, ApplicationParty
from ..queries import parties_of
from ..signing_models import Revision, Signature, SigningLink
from ..standing import latest_revision, may_lack


@transaction.atomic
def say_ready(application, party, *, by):
    """A party says that the text is ready. The first to say so closes it: nobody changes it unless it is opened again."""
    if application.state in ("draft", "returned"):
        LIFE.take("close_text" if application.state == "draft" else "close_changes", application, by=by)
    elif application.state not in BEING_SIGNED:
        raise Refused([Problem("SIGN-STATE", _("The text is not open."))])
    ApplicationParty.objects.filter(pk=party.pk).update(ready_at=timezone.now(), ready_by=by)
    note(application, "joint.application.ready", by=by, what={"party": party.pk})
    return latest_revision(application)


@LIFE.after("close_text")
@LIFE.after("close_changes")
def freeze(application, by):
    reason = "completion" if application.state == "signing_changes" else "first"
    tell_text_closed(application, keep_frozen(application, by, reason), by)


def keep_frozen(application, by, reason="first") -> Revision:
    """Freeze the text as it stands, under the next number. `reason` is one of REASONS in signing_models.py."""
    application.closed_at = timezone.now()
    application.save(update_fields=["closed_at"])
    content = content_of(application)
    former = latest_revision(application)
    revision = Revision.objects.create(
        application=application, number=former.number + 1 if former else 1, content=content, digest=digest_of(content),
        made_by=by, reason=reason,
    )  # fmt: skip
    application.__dict__["_revision"] = revision
    return revision


def signatures_that_fall(application) -> list[Signature]:
    """Whose signature falls if the text is opened again: named before anybody opens it."""
    revision = latest_revision(application)
    if revision is None or application.state not in BEING_SIGNED:
        return []
    return list(revision.signatures.filter(fallen_at=None).select_related("party__organisation", "person"))


@transaction.atomic
def open_again(application, *, by):
    step = "open_changes" if application.state == "signing_changes" else "open_again"
    application.__dict__.pop("_revision", None)
    fallen, revision = signatures_that_fall(application), latest_revision(application)
    LIFE.take(step, application, by=by, what={"fallen": [signature.pk for signature in fallen]})
    now = timezone.now()
    Signature.objects.filter(pk__in=[one.pk for one in fallen]).update(fallen_at=now, fallen_why="opened again")
    SigningLink.objects.filter(revision=revision, used_at=None, withdrawn_at=None).update(withdrawn_at=now)
    application.parties.update(ready_at=None, ready_by=None)
    for signature in fallen:
        tell_signature_fell(application, signature, by)
    return fallen


@dataclass(frozen=True)
class Hand:
    """Who signs: the name and function that stand under the text."""

    name: str
    function: str = ""


def may_sign_for(person, party, application) -> bool:
    """The party's signatory; its coordinator too when only a completion of what the party has signed is signed."""
    roles = {one.role for one in sittings(person) if one.organisation_id == party.organisation_id}
    if Role.SIGNATORY in roles:
        return True
    return (
        Role.COORDINATOR in roles and application.state == "signing_changes" and has_signed_before(party, application)
    )


def has_signed_before(party, application) -> bool:
    """Whether the party signed what was handed in before, here or on the paper that the office entered."""
    former = Signature.objects.filter(party=party, fallen_at=None, revision__handed_in_at__isnull=False)
    return application.on_paper or former.exclude(way="paper", checked_at=None).exists()


@transaction.atomic
def sign(application, party, *, by, digest, function=""):
    """Sign while signed in. `digest` is of the text that was read: a page that has grown stale signs nothing."""
    application, revision = locked(application)
    problems = [] if may_sign_for(by, party, application) else [not_signatory(party)]
    problems += may_be_signed(application, revision, party, digest)
    if problems:
        raise Refused(problems)
    return put_signature(application, revision, party, Hand(str(by), function), "account", by=by, person=by)


def locked(application):
    fresh = (
        Application.objects.select_for_update(of=("self",))
        .select_related("round", "partnership")
        .get(pk=application.pk)
    )
    return fresh, latest_revision(fresh)


def not_signatory(party):
    text = _("You do not sign for {party} today. If your seat has ended, its successor signs.")
    return Problem("SIGN-SEAT", text, {"party": str(party)})


def may_be_signed(application, revision, party, digest=None) -> list[Problem]:
    """What stands in the way of a signature under this text, now. `digest`: of the text that was read, by whoever signs."""
    if revision is None or application.state == "draft":
        return [Problem("SIGN-OPEN", _("The text is open and can be changed, so it cannot be signed yet."))]
    if digest is not None and digest != revision.digest:
        return [older_text(revision)]
    if application.state not in BEING_SIGNED and not late_signature_allowed(application):
        return [Problem("SIGN-OVER", _("This application can no longer be signed."))]
    there = revision.signatures.filter(party=party, fallen_at=None).first()
    if there:
        text = _("{name} has already signed for {party}. One signature is enough.")
        return [Problem("SIGN-TWICE", text, {"name": there.name, "party": str(party)})]
    return []


def older_text(revision):
    text = _("This is an older text. It was opened and changed since; the text to sign now is draft {number}.")
    return Problem("SIGN-OLDER", text, {"number": revision.number})


def late_signature_allowed(application) -> bool:
    """A text that was closed in time and handed in may be signed until the days of grace are over."""
    if not may_lack(application) or application.sign_by is None:
        return False
    return timezone.now() <= application.sign_by


def put_signature(application, revision, party, hand, way, *, by=None, person=None, **more):
    signature = Signature.objects.create(
        revision=revision,
        party=party,
        person=person,
        name=hand.name[:160],
        function=hand.function[:160],
        way=way,
        **more,
    )
    note(
        application, "joint.application.sign", by=by, what={"party": party.pk, "way": way, "revision": revision.number}
    )
    if signature.counts:
        tell_signed(application, signature)
    return signature


def signs_for(person, application):
    """The parties that this person may sign for now."""
    return [party for party in parties_of(application) if may_sign_for(person, party, application)]
