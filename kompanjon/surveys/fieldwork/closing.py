"""Which code each unit has: by rule, at any moment, and for good when the wave closes."""

from django.db import transaction

from ..analysis.rates import EDITION, Course, disposition
from ..answering.actions import gather, on_route
from ..answering.models import Response
from ..answering.questions import items_of
from ..answering.unfinished import close_unfinished
from ..questionnaires.rules import answered_share
from ..sampling.models import Disposition, RegisterUnit
from ..sampling.queries import values_of
from .models import Invitation
from .moves import move


def codes_now(wave) -> dict[int, str]:
    """The code of every unit as of now, by its key. A code set by hand stands."""
    by_hand = dict(
        Disposition.objects.filter(unit__wave=wave, by_hand=True).order_by("pk").values_list("unit_id", "code")
    )
    courses = _courses(wave)
    limits = {
        "partial_from": wave.partial_from,
        "complete_above": wave.complete_above,
        "silent_is_unknown": wave.silent_is_unknown,
    }
    return {pk: by_hand.get(pk) or disposition(course, **limits) for pk, course in courses.items()}


def _with_units(wave):
    """Responses with the units they came from, one statement for each table: PostgreSQL joins six fresh ones in minutes."""
    unit = "link__invitation__unit"
    rows = Response.objects.filter(wave=wave, link__isnull=False).select_related("questionnaire")
    return rows.prefetch_related(f"{unit}__organisation", f"{unit}__position")


def _courses(wave) -> dict[int, Course]:
    answers = {}
    for response in _with_units(wave):
        unit = response.link.invitation.unit
        share = answered_share(items_of(response.questionnaire), response.answers, values_of(unit))
        answers[unit.pk] = (*share, bool(response.late))
    states = dict(Invitation.objects.filter(unit__wave=wave).values_list("unit_id", "state"))
    return {
        pk: _course(states.get(pk, "created"), answers.get(pk), wave) for pk in wave.units.values_list("pk", flat=True)
    }


def _course(state, given, wave) -> Course:
    answered, required, late = given or (0, 0, False)
    if wave.anonymous and state == "completed":
        answered, required = 1, 1  # that it was handed in is all that is known of it
    return Course(
        answered,
        required,
        opened=state in ("opened", "started", "completed"),
        declined=state == "refused",
        late=late and not answered,
        undeliverable=state == "bounced",
        ineligible=state in ("ineligible", "replaced"),
    )


@transaction.atomic
def close_wave(wave):
    """Unfinished responses are closed, anonymous drafts gathered, and every unit gets its code."""
    if wave.anonymous:
        gather(wave, closing=True)
        close_unfinished(wave)
    for response in Response.objects.filter(wave=wave, state__in=["empty", "in_progress"]):
        move(response, "close")
    _drop_what_was_left(wave)
    codes = codes_now(wave)
    units = list(wave.units.all())
    fresh = [u for u in units if u.disposition != codes[u.pk]]
    for unit in fresh:
        unit.disposition = codes[unit.pk]
    RegisterUnit.objects.bulk_update(fresh, ["disposition"], 500)
    Disposition.objects.bulk_create([Disposition(unit=u, code=u.disposition, edition=EDITION) for u in fresh], 1000)


def _drop_what_was_left(wave):
    """Answers on a route that was left are dropped from those too who never handed in, or changed something afterwards."""
    changed = []
    for response in _with_units(wave):
        kept = on_route(response, values_of(response.link.invitation.unit))
        if kept != response.answers:
            response.answers = kept
            changed.append(response)
    Response.objects.bulk_update(changed, ["answers"], 500)
