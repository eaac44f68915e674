from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils import timezone

from kompanjon.core.db import swedish
from kompanjon.core.facts import ask

from ..access.grants import GRANTS, OFFICE_ROLES, Role
from ..access.models import Seat, StandIn
from ..access.reach import held_on
from ..access.speech import partnership_names, role_name
from ..accounts.models import Person
from ..desk.queries import waiting_for
from .questions import HeldBy
from .rules import Act, acts_of, may_have_stand_in, place_of


def seats_now():
    return Seat.objects.filter(held_on(timezone.localdate())).select_related("organisation")


def people(asked):
    """People that fit, in Swedish order, each with the seats they hold today."""
    found = Person.objects.prefetch_related(Prefetch("seats", seats_now().order_by("pk"), to_attr="seats_today"))
    if words := (asked.get("q") or "").strip():
        found = found.filter(Q(name__icontains=words) | Q(email__icontains=words))
    if asked.get("role"):
        found = found.filter(Exists(seats_now().filter(person=OuterRef("pk"), role=asked["role"])))
    match asked.get("standing"):
        case "without":
            found = found.filter(~Exists(seats_now().filter(person=OuterRef("pk"))))
        case "ending":
            ends = (timezone.localdate(), timezone.localdate() + timedelta(days=90))
            found = found.filter(Exists(Seat.objects.filter(person=OuterRef("pk"), to_day__range=ends)))
        case "withheld":
            found = found.filter(withheld=True)
        case "away":
            today = timezone.localdate()
            lent = StandIn.objects.filter(seat__person=OuterRef("pk"), from_day__lte=today, to_day__gte=today)
            found = found.filter(Exists(lent))
    return found.order_by(swedish("name"), "email")


@dataclass(frozen=True)
class Told:
    """A seat in words, with who stands in for it from when to when."""

    seat: Seat
    role: str
    place: str
    stand_ins: list
    runs: bool
    lendable: bool
    alone: bool


def seats_of(person):
    """Every seat a person has or has had: those that run first. Five queries, however many."""
    today = timezone.localdate()
    lent = Prefetch(
        "stand_ins", StandIn.objects.filter(to_day__gte=today).select_related("person").order_by("from_day")
    )
    seats = list(person.seats.select_related("organisation").prefetch_related(lent).order_by("-from_day", "pk"))
    names = partnership_names(seat.partnership for seat in seats)
    filled = others_in(seats, person)
    told = [told_of(seat, names, filled, today) for seat in seats]
    return sorted(told, key=lambda one: not one.runs)


def told_of(seat, names, filled, today):
    role, runs = Role(seat.role), seat.to_day is None or seat.to_day >= today
    place = names.get(seat.partnership, "") or str(seat.organisation or "")
    alone = runs and place_key(seat) not in filled
    return Told(seat, role_name(role), place, list(seat.stand_ins.all()), runs, may_have_stand_in(role), alone)


def place_key(seat):
    return seat.role, seat.organisation_id, seat.partnership


def others_in(seats, person):
    """Which of these roles in these places somebody else holds too, today."""
    roles = {seat.role for seat in seats}
    others = seats_now().filter(role__in=roles, person__is_active=True).exclude(person=person)
    return {place_key(seat) for seat in others}


def may_stand_in(seat):
    """Who may be named: colleagues in the same place; for the programme's own roles, those who work at the office."""
    place, today = place_of(Role(seat.role)), timezone.localdate()
    same = {
        "organisation": Q(organisation=seat.organisation),
        "partnership": Q(partnership=seat.partnership),
        "": Q(role__in=OFFICE_ROLES if seat.role in OFFICE_ROLES else [seat.role]),
    }[place]
    colleagues = Seat.objects.filter(same, held_on(today)).values("person")
    return Person.objects.filter(pk__in=colleagues, is_active=True).exclude(pk=seat.person_id).order_by(swedish("name"))


def roles_of(person):
    return {Role(role) for role in seats_now().filter(person=person).values_list("role", flat=True)}


def others_who_give_seats(seat):
    roles = [role for role in GRANTS if Act.SEAT_GIVE in acts_of(role)]
    return seats_now().filter(role__in=roles, person__is_active=True).exclude(person=seat.person_id).count()


def handover(person, seats):
    """What only this person holds, what they hold above, and what waits for them: to be taken over when they leave."""
    return {
        "alone": [one for one in seats if one.alone],
        "shared": [one for one in seats if one.runs and not one.alone],
        "held": [held for answer in ask(HeldBy(person)) for held in answer],
        "waiting": waiting_for(person),
    }
