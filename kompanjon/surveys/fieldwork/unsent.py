"""Letters that did not leave: their keys are forgotten, and twenty in a row stop the sending and hold the rest back."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from kompanjon.core.post.models import Letter
from kompanjon.core.trace.actions import key_of

from .models import Invitation, Sending
from .moves import move
from .rules import FAILURES_THAT_STOP

OURS, OF_SENDING = "fieldwork.", "fieldwork.sending:"
SETTLED = ("completed", "refused", "ineligible", "replaced")


def letters_of(sending):
    """A sending's letters to those who are asked; the test to oneself is none of them."""
    return Letter.objects.filter(about=key_of(sending), occasion__startswith=OF_SENDING)


def letter_failed(fact):
    """The key in a letter is kept nowhere else in plain; a letter that goes again gets a new one."""
    if not fact.letter.occasion.startswith(OURS):
        return
    Letter.objects.filter(pk=fact.letter.pk, secret=True, state=Letter.State.FAILED).update(body="")
    if fact.letter.occasion.startswith(OF_SENDING):
        sending = Sending.objects.get(pk=int(fact.letter.occasion.split(":")[1]))
        if is_failing(sending):
            stop(sending)


def is_failing(sending) -> bool:
    """Whether the last letters since it was let go all failed: a wrong sender domain shows here first."""
    if sending.begun_at is None:
        return False
    tried = letters_of(sending).filter(state__in=["sent", "failed"], begun_at__gte=sending.begun_at)
    last = list(tried.order_by("-begun_at").values_list("state", flat=True)[:FAILURES_THAT_STOP])
    return last == ["failed"] * FAILURES_THAT_STOP


@transaction.atomic
def stop(sending):
    """No more goes out; what is queued already is held, without its key, until somebody lets the sending go again."""
    now = timezone.now()
    Sending.objects.filter(pk=sending.pk, stopped_at=None).update(stopped_at=now, failures_in_a_row=FAILURES_THAT_STOP)
    letters_of(sending).filter(state=Letter.State.QUEUED).update(state=Letter.State.FAILED, begun_at=None, body="")


def take_up(sending):
    """Let go again after a stop: what failed in the run that was stopped is held with the rest, to be tried once more."""
    failed = letters_of(sending).filter(state=Letter.State.FAILED)
    failed.filter(Q(begun_at__gte=sending.begun_at) | Q(begun_at=None)).update(begun_at=None)


def held(sending) -> list[Invitation]:
    """Those whose letter is held and who should still have it, at the address it was written to."""
    kept = letters_of(sending).filter(state=Letter.State.FAILED, begun_at=None).values_list("occasion", "address")
    address_of = {int(occasion.rsplit(":", 1)[1]): address for occasion, address in kept}
    found = Invitation.objects.filter(pk__in=address_of, unit__addressee__do_not_contact=False).exclude(
        state__in=SETTLED
    )
    found = found.select_related("unit__addressee", "unit__organisation", "unit__position").order_by("pk")
    return [i for i in found if i.unit.addressee.email == address_of[i.pk]]


def no_longer_bounced(invitation):
    """A bounce that was read back from a stopped run says nothing of the address."""
    if invitation.state == "bounced":
        move(invitation, "send")
