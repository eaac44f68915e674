"""Answers from LimeSurvey written into a wave, as if they had been given here."""

import hashlib
import uuid

from django.db import transaction
from django.utils import timezone

from kompanjon.core.problems import BLOCK, Problem, Refused
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _

from ..analysis.tables import questionnaire_of
from ..answering.models import Response, ResponseLink
from ..answering.questions import items_of
from ..answering.rules import kept_for
from ..questionnaires.rules import route
from ..sampling.models import Mapping
from ..sampling.queries import values_of
from ..sampling.rules import last_moment
from .closing import close_wave
from .limesurvey import Found, Mapped
from .models import Invitation
from .moves import move


def mapping_name(wave):
    return f"LimeSurvey {wave.code}"


@transaction.atomic
def carry_in(wave, found: Found, mapped: Mapped, *, by) -> int:
    """Write the answers and keep the mapping. The same file again changes nothing; a later one replaces what it brought."""
    if found.blocked:
        raise Refused(found.problems or [_stop(_("No line of the file holds an answer."))])
    invitations = {
        i.unit.key: i
        for i in Invitation.objects.select_for_update(of=("self",))
        .filter(unit__wave=wave)
        .select_related("unit__organisation", "unit__position")
    }
    own = dict(ResponseLink.objects.filter(invitation__unit__wave=wave).values_list("invitation", "response"))
    told = [
        _stop(_("Line {line}: {code} has answered here already."), line=row.line, code=row.unit)
        for row in found.rows
        if own.get(invitations[row.unit].pk) not in (None, _id_of(wave, row))
    ]
    if told:
        raise Refused(told)
    questionnaire = questionnaire_of(wave)
    items = items_of(questionnaire)
    for row in found.rows:
        _write(wave, questionnaire, items, invitations[row.unit], row)
    Mapping.objects.update_or_create(
        survey=wave.survey, name=mapping_name(wave), defaults={"columns": mapped.columns, "values": mapped.values}
    )
    if wave.state == "closed":
        close_wave(wave)
    note(wave, "survey_answers.carry_in", by=by, what={"n": len(found.rows), "completed": found.completed})
    return len(found.rows)


def _stop(text, **values):
    return Problem("SURVEY-limesurvey", text, values, BLOCK)


def _id_of(wave, row):
    return uuid.UUID(hashlib.sha256(f"{wave.code}:{row.unit}".encode()).hexdigest()[:32])


def _write(wave, questionnaire, items, invitation, row):
    answers = row.answers
    if row.completed:
        shown = {i.code for i in route(items, answers, values_of(invitation.unit))}
        answers = kept_for(shown, answers)
    started, saved = (timezone.make_aware(m) if m and timezone.is_naive(m) else m for m in (row.started, row.saved))
    late = bool(wave.closes_at and saved and saved > last_moment(wave.closes_at))
    response, _made = Response.objects.update_or_create(
        id=_id_of(wave, row),
        defaults={
            "wave": wave,
            "questionnaire": questionnaire,
            "answers": {} if late else answers,
            "late": answers if late else {},
            "language": row.language,
            "started_at": started,
            "saved_at": saved,
            "submitted_at": saved if row.completed else None,
            "seconds": row.seconds,
            "last_page": row.last_page,
            "state": "submitted" if row.completed else "auto_closed" if wave.state == "closed" else "in_progress",
        },
    )
    ResponseLink.objects.get_or_create(invitation=invitation, defaults={"response": response})
    if not late:
        move(invitation, "complete" if row.completed else "start")
