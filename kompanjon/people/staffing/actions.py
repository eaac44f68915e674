from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from kompanjon.core.facts import ask
from kompanjon.core.problems import Refused
from kompanjon.core.trace.actions import note

from ..access.actions import end_seat, give_seat
from ..access.acts import Act
from ..access.grants import Role
from ..access.models import Seat, StandIn
from ..access.reach import forget_sittings
from . import queries
from .letters import tell_stand_in
from .questions import MaySit
from .rules import four_eyes_remain, not_for_oneself, somebody_else_gives_seats


@transaction.atomic
def give(person, role, *, by, from_day, **more) -> Seat:
    """Give a seat, unless a room above knows of something that forbids it."""
    problems = [problem for answer in ask(MaySit(person, role, from_day)) for problem in answer]
    if problems:
        raise Refused(problems)
    return give_seat(person, role, by=by, from_day=from_day, **more)


@transaction.atomic
def end(seat, *, by, reason):
    """End a seat today. One that has not begun is taken back as if it had never been given; the trace stays."""
    locked = Seat.objects.select_for_update().get(pk=seat.pk)
    problems = somebody_else_gives_seats(Role(locked.role), queries.others_who_give_seats(locked))
    if problems:
        raise Refused(problems)
    if locked.from_day > timezone.localdate():
        note(locked, "access.seat.end", by=by, what={"begun": False}, text=reason)
        locked.delete()
        return
    end_seat(locked, by=by, reason=reason)


@transaction.atomic
def name_stand_in(seat, person, from_day, to_day, *, by):
    """Lend a seat to a colleague for a time; answers what somebody should know, which forbids nothing."""
    locked = Seat.objects.select_for_update().get(pk=seat.pk)
    problems = not_for_oneself(locked.person_id, person.pk)
    if problems:
        raise Refused(problems)
    lent = StandIn.objects.create(seat=locked, person=person, from_day=from_day, to_day=to_day)
    note(locked, "access.stand_in.name", by=by, what={"person": person.pk, "from": from_day, "to": to_day})
    forget_sittings(person)
    tell_stand_in(lent)
    return four_eyes_remain(str(person), queries.roles_of(person), Role(locked.role))


@transaction.atomic
def end_stand_in(lent, *, by):
    """From now on they no longer stand in; one that began today or later leaves no row, only its trace."""
    yesterday = timezone.localdate() - timedelta(days=1)
    note(lent.seat, "access.stand_in.end", by=by, what={"person": lent.person_id})
    forget_sittings(lent.person)
    if lent.from_day > yesterday:
        lent.delete()
        return
    lent.to_day = min(lent.to_day, yesterday)
    lent.save(update_fields=["to_day"])


@transaction.atomic
def withhold(form, *, by):
    person = form.save()
    note(person, Act.PUBLIC_WITHHOLD, by=by, what={"withheld": person.withheld}, text=person.withheld_reason)
    return person
