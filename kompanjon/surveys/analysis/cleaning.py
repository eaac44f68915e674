"""What looks odd in the answers, what is counted, and leaving a response out with a reason."""

from dataclasses import dataclass, field

from django.db import transaction

from kompanjon.core.trace.actions import note

from ..answering.models import Response
from .models import Exclusion
from .rates import ESTIMATED
from .rules import impossible_duration, repeated, straight_lined
from .tables import questionnaire_of, wave_table

SHOWN = 100  # of each kind; the number of all stands above them


@dataclass
class Oddity:
    """One way of being odd: all responses that are, and the first of them, each with the one it repeats."""

    what: str
    found: list = field(default_factory=list)

    @property
    def shown(self):
        return self.found[:SHOWN]

    @property
    def left_out(self):
        return sum(1 for response, _first in self.found if getattr(response, "exclusion", None))


def oddities(wave) -> list[Oddity]:
    """Late, repeated, straight-lined and too fast responses, for a person to look at; none is left out by itself."""
    questionnaire = questionnaire_of(wave)
    items = list(questionnaire.items.all()) if questionnaire else []
    scales = [i.code for i in items if i.kind in ("scale", "battery")]
    comments = [i.code for i in items if i.kind == "long_text"]
    responses = list(Response.objects.filter(wave=wave).select_related("exclusion"))
    all_seconds = [r.seconds for r in responses if r.seconds]
    by_key = {str(r.pk): r for r in responses}
    texts = {
        str(r.pk): tuple(sorted((k, str(v)) for k, v in r.answers.items()))
        for r in responses
        if any(r.answers.get(c) for c in comments)
    }
    fast = impossible_duration(all_seconds)
    return [
        Oddity("late", [(r, None) for r in responses if r.late]),
        Oddity("double", [(by_key[second], by_key[first]) for first, second in repeated(texts)]),
        Oddity("straight", [(r, None) for r in responses if straight_lined([r.answers.get(c) for c in scales])]),
        Oddity("fast", [(r, None) for r in responses if fast(r.seconds)]),
    ]


def counts(wave) -> dict[str, int]:
    """Responses before the cleaning, why some are not counted, and how many are after it."""
    responses = Response.objects.filter(wave=wave)
    before = responses.count()
    out = responses.filter(exclusion__isnull=False).count()
    late = responses.filter(exclusion__isnull=True).exclude(late={}).count()
    after = wave_table(wave).frame["aapor"].is_in(ESTIMATED).sum()
    return {"before": before, "out": out, "late": late, "little": max(before - out - late - after, 0), "after": after}


def left_out(wave):
    """Every exclusion of a wave with its reason: as few as there are decisions."""
    return Exclusion.objects.filter(response__wave=wave).select_related("by", "response").order_by("at")


@transaction.atomic
def leave_out(response, *, by, reason):
    from ..figures.standing import look_again

    Exclusion.objects.get_or_create(response=response, defaults={"reason": reason[:200], "by": by})
    look_again(response.wave)
    note(response.wave, "survey_response.leave_out", by=by, what={"response": str(response.pk)}, text=reason)


@transaction.atomic
def take_back(response, *, by):
    from ..figures.standing import look_again

    Exclusion.objects.filter(response=response).delete()
    look_again(response.wave)
    note(response.wave, "survey_response.take_back", by=by, what={"response": str(response.pk)})
