from django.db import transaction

from kompanjon.core.problems import Refused
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _

from ..calls.models import FrameYear
from .queries import frame_of, hold_frame
from .rules import not_below_promised

ACTS = (_("Frame set"),)
"""What the trace of a round says of its frame; marked here, told by the trace."""


@transaction.atomic
def set_frame(call, frames, *, by, reason=""):
    """Set the frame per budget year, in öre. What has been promised stays covered; the former sums stay in the trace."""
    call = hold_frame(call)
    problems = not_below_promised(frame_of(call), frames)
    if problems:
        raise Refused(problems)
    former = {row.year: row.amount for row in call.frame_years.all()}
    call.frame_years.exclude(year__in=frames).delete()
    for year, amount in frames.items():
        FrameYear.objects.update_or_create(round=call, year=year, defaults={"amount": amount})
    note(call, "round.frame_set", by=by, what={"former": former, "frame": frames}, text=reason)
