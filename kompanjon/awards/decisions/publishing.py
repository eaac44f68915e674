"""Making decisions known: to the parties by letter, and to everybody through whoever listens."""

from django.db import transaction
from django.utils import timezone

from kompanjon.applications.joint.life import LIFE as APPLICATIONS
from kompanjon.core.facts import announce
from kompanjon.core.jobs.actions import plan
from kompanjon.core.problems import Problem, Refused
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _
from kompanjon.rounds.calls.life import rounds
from kompanjon.rounds.frames.queries import hold_frame

from .facts import DecisionsPublished
from .later import AFTER_ALL, AFTER_GRANT
from .life import LIFE
from .models import Award

SEND = "decisions.send_letters"


@transaction.atomic
def publish_decisions(call, *, by):
    """Publish everything that has been decided in a round and not yet told; where all is decided, the round itself too."""
    call = hold_frame(call)
    awards = publish_awards(call, by)
    if not awards:
        raise Refused([Problem("R-PUBLISH-1", _("There is nothing decided that has not been published."))])
    if call.state == "decided":
        rounds.take("publish", call, by=by)
    return awards


@rounds.after("publish")
def publish_with_the_round(call, by):
    """Whichever page the round is published from, its decisions go with it."""
    publish_awards(call, by)
    call.published_at = timezone.now()
    call.save(update_fields=["published_at"])


def publish_awards(call, by):
    """The decisions themselves: the letters are planned, and whoever listens is told once."""
    awards = list(Award.objects.filter(application__round=call, current=True, state="decided").order_by("pk"))
    for award in awards:
        LIFE.take("publish", award, by=by)
        plan(SEND, key=award.pk, due=award.published_at)
    if awards:
        note(call, "decisions.round.publish", by=by, what={"awards": [award.pk for award in awards]})
        announce(DecisionsPublished(call, tuple(awards), by))
    return awards


@LIFE.after("publish")
def stamp(award, by):
    award.published_at = timezone.now()
    award.save(update_fields=["published_at"])
    APPLICATIONS.take(step_of(award), award.application, by=by, what={"award": award.pk, "total": award.total})
    if award.replaces_id and not award.replaces.promises:
        award.application.decided_on = award.decided_on
        award.application.save(update_fields=["decided_on"])


def step_of(award):
    """The step that the case takes when the decision is told."""
    if not award.replaces_id:
        return award.outcome
    return (AFTER_GRANT if award.replaces.promises else AFTER_ALL)[award.outcome]
