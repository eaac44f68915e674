"""What the awards tell the rounds below when they ask."""

from kompanjon.rounds.calls.models import Round

from .queries import frame_standing


def frame_taken(question):
    """What of a round's frame is promised and asked for, by budget year."""
    standing = frame_standing(Round.objects.get(pk=question.round_id))
    return {one.year: (one.promised, one.asked) for one in standing.years}
