from kompanjon.core.facts import ask

from ..calls.facts import FrameTaken
from ..calls.models import Round
from .rules import FrameStanding


def frame_of(call) -> dict[int, FrameStanding]:
    """A round's frame year by year, with what those above say is promised and asked."""
    frames = {row.year: row.amount for row in call.frame_years.all()}
    promised, asked = {}, {}
    for answer in ask(FrameTaken(call.pk)):
        for year, (given, wanted) in answer.items():
            promised[year] = promised.get(year, 0) + given
            asked[year] = asked.get(year, 0) + wanted
    years = sorted({*frames, *promised, *asked})
    return {year: FrameStanding(year, frames.get(year), promised.get(year, 0), asked.get(year, 0)) for year in years}


def hold_frame(call) -> Round:
    """The round with its row locked, until the transaction ends: whoever promises or sets money holds it first."""
    return Round.objects.select_for_update().get(pk=call.pk)
