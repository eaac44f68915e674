"""What looks odd in the answers, and leaving a response out with a reason."""

from django.db import transaction

from kompanjon.core.trace.actions import note

from ..answering.models import Response
from .models import Exclusion
from .rules import impossible_duration, repeated, straight_lined
from .tables import questionnaire_of


def oddities(wave) -> list[tuple]:
    """(response, which oddity) for a person to look at; nothing is left out by itself."""
    questionnaire = questionnaire_of(wave)
    scales = [i.code for i in questionnaire.items.all() if i.kind in ("scale", "battery")] if questionnaire else []
    comments = [i.code for i in questionnaire.items.all() if i.kind == "long_text"] if questionnaire else []
    responses = list(Response.objects.filter(wave=wave).select_related("exclusion"))
    all_seconds = [r.seconds for r in responses if r.seconds]
    found = [(r, "late") for r in responses if r.late]
    found += [(r, "straight") for r in responses if straight_lined([r.answers.get(c) for c in scales])]
    found += [(r, "fast") for r in responses if impossible_duration(r.seconds, all_seconds)]
    texts = {
        str(r.pk): tuple(sorted((k, str(v)) for k, v in r.answers.items()))
        for r in responses
        if any(r.answers.get(c) for c in comments)
    }
    by_key = {str(r.pk): r for r in responses}
    return found + [(by_key[second], "double") for _first, second in repeated(texts)]


@transaction.atomic
def leave_out(response, *, by, reason):
    Exclusion.objects.get_or_create(response=response, defaults={"reason": reason[:200], "by": by})
    note(response.wave, "survey_response.leave_out", by=by, what={"response": str(response.pk)}, text=reason)


@transaction.atomic
def take_back(response, *, by):
    Exclusion.objects.filter(response=response).delete()
    note(response.wave, "survey_response.take_back", by=by, what={"response": str(response.pk)})
