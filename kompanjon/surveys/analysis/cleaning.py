"""What looks odd in the answers, what is counted, and leaving a response out with a reason."""

from dataclasses import dataclass, field

from django.db import transaction

from kompanjon.core.trace.actions import note

from ..answering.actions import set_disposition
from ..answering.models import Response
from ..sampling.models import RegisterUnit
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


LEFT_OUT, DOUBLE = "2.11", "4.10"  # the code of a case whose answers are not used; and of one that is another's double
BEFORE = "disposition_before"


@transaction.atomic
def leave_out(response, *, by, reason, double=False):
    """Not counted from now on. The case gets its code where all rates are read from, and the history says why."""
    from ..figures.standing import look_again

    _exclusion, new = Exclusion.objects.get_or_create(response=response, defaults={"reason": reason[:200], "by": by})
    code = DOUBLE if double else LEFT_OUT
    if new:
        _recode(response, code, reason[:200])
    look_again(response.wave)
    what = {"response": str(response.pk), "code": code}
    note(response.wave, "survey_response.leave_out", by=by, what=what, text=reason)


def _recode(response, code, reason):
    unit = _unit_of(response)
    if unit is None:  # anonymous, or the links are gone: the response carries the code itself
        before = response.groups.get("disposition", "1.1")
        response.groups = {**response.groups, "disposition": code, BEFORE: before}
        response.save(update_fields=["groups"])
        return
    if not unit.dispositions.exists():
        set_disposition(unit, unit.disposition)
    set_disposition(unit, code, reason, by_hand=True)


def _unit_of(response):
    return RegisterUnit.objects.filter(invitation__response_link__response=response).first()


@transaction.atomic
def take_back(response, *, by):
    from ..figures.standing import look_again

    exclusion = Exclusion.objects.filter(response=response).first()
    if exclusion:
        _code_again(response, exclusion.reason)
        exclusion.delete()
    look_again(response.wave)
    note(response.wave, "survey_response.take_back", by=by, what={"response": str(response.pk)})


def _code_again(response, reason):
    """The code from before; one that somebody has set by hand in the meantime stands."""
    unit = _unit_of(response)
    if unit is None:
        groups = dict(response.groups)
        groups["disposition"] = groups.pop(BEFORE, groups.get("disposition"))
        response.groups = groups
        response.save(update_fields=["groups"])
        return
    last, *earlier = unit.dispositions.order_by("-pk")[:2]
    if earlier and last.by_hand and last.reason == reason:
        set_disposition(unit, earlier[0].code, "counted again", by_hand=True)
