"""The life of a round, and what hangs on its steps."""

from kompanjon.core.facts import announce
from kompanjon.core.lifecycle import lifecycle

from .facts import RoundClosed, RoundOpened
from .flow import ROUND
from .queries import facts_of

rounds = lifecycle(ROUND, facts=facts_of)


@rounds.after("open")
def tell_of_the_opening(call, by):
    announce(RoundOpened(call.pk))


@rounds.after("close")
def tell_of_the_close(call, by):
    announce(RoundClosed(call.pk))
