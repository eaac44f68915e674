"""Making decisions known: to the parties by letter, and to everybody through whoever listens."""

from django.db import transaction
from django.utils import timezone

from kompanjon.core.facts import announce
from kompanjon.core.jobs.actions import plan
from kompanjon.core.lifecycle import LIFECYCLES
from kompanjon.core.problems import Problem, Refused
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _

from .actions import hold
from .facts import DecisionsPublished
from .life import LIFE
from .models import Award

SEND = "decisions.send_letters"


@transaction.atomic
def publish_decisions(call, *, by):
    """Publish everything that has been decided in a round and not yet told. In a rolling round: what there is so far."""
    call = hold(call)
    awards = list(Award.objects.filter(application__round=call, current=True, state="decided").order_by("pk"))
    if not awards:
        raise Refused([Problem("R-PUBLISH-1", _("There is nothing decided that has not been published."))])
    for award in awards:
        LIFE.take("publish", award, by=by)
        plan(SEND, key=award.pk, due=award.published_at)
    end_the_round(call, by)
    note(call, "decisions.round.publish", by=by, what={"awards": [award.pk for award in awards]})
    announce(DecisionsPublished(call, tuple(awards), by))
    return awards


@LIFE.after("publish")
def stamp(award, by):
    award.published_at = timezone.now()
    award.save(update_fields=["published_at"])


def end_the_round(call, by):
    """A round where all is decided is published with its decisions; a rolling one stays open."""
    if call.state == "decided":
        LIFECYCLES["round"].take("publish", call, by=by)
        call.published_at = timezone.now()
        call.save(update_fields=["published_at"])
