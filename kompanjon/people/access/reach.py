"""From seats to rights: what a person may do, and the filter that shows what lies within reach."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from .grants import GRANTS, Reach, Role
from .models import Seat


@dataclass(frozen=True)
class Sitting:
    """A seat as it is held today, by its owner or by a stand-in."""

    pk: int
    role: Role
    organisation_id: int | None
    partnership: int | None
    person_id: int
    as_stand_in: bool
    to_day: date | None = None

    def value(self, reach):
        return {
            Reach.OWN: self.person_id,
            Reach.ASSIGNED: self.person_id,
            Reach.ORGANISATION: self.organisation_id,
            Reach.PARTNERSHIP: self.partnership,
        }[reach]


def sittings(person) -> tuple[Sitting, ...]:
    """Every seat this person sits in today: one query, remembered for the request."""
    kept = getattr(person, "_sittings", None)
    if kept is None:
        kept = person._sittings = _read_sittings(person)
    return kept


def forget_sittings(person):
    person.__dict__.pop("_sittings", None)


def held_on(day) -> Q:
    """Seats that have begun and have not ended on a day: the whole of that day is theirs."""
    return Q(from_day__lte=day) & (Q(to_day=None) | Q(to_day__gte=day))


def _read_sittings(person):
    today = timezone.localdate()
    own = Q(person=person)
    lent = Q(stand_ins__person=person, stand_ins__from_day__lte=today, stand_ins__to_day__gte=today)
    held = Seat.objects.filter(own | lent, held_on(today)).distinct()
    rows = held.order_by("pk").values("pk", "role", "organisation_id", "partnership", "person_id", "to_day")
    return tuple(
        Sitting(
            row["pk"],
            Role(row["role"]),
            row["organisation_id"],
            row["partnership"],
            person.pk,
            row["person_id"] != person.pk,
            row["to_day"],
        )
        for row in rows
    )


def has_role(person, *roles) -> bool:
    return person.is_authenticated and any(sitting.role in roles for sitting in sittings(person))


def may(person, act, thing=None) -> bool:
    if not person.is_authenticated or not person.is_active:
        return False
    return any(
        act in acts and _within(sitting, reach, thing)
        for sitting in sittings(person)
        for reach, acts in GRANTS[sitting.role].items()
    )


def _within(sitting, reach, thing):
    if reach == Reach.PROGRAMME:
        return True
    if thing is None:
        return False
    path = getattr(thing, "belongs", {}).get(reach)
    value = sitting.value(reach)
    if not path or value is None:
        return False
    return value in _values(thing, path)


def _values(thing, path):
    """Whatever lies at the end of `belongs`' path, remembered on the record: one query at most."""
    kept = thing.__dict__.setdefault("_belongs", {})
    if path not in kept:
        if "__" not in path and path != "pk" and hasattr(thing, path):
            kept[path] = {getattr(thing, path)}
        else:
            found = type(thing)._base_manager.filter(pk=thing.pk).values_list(path, flat=True)
            kept[path] = set(found)
    return kept[path]


def visible(queryset, person, act=None):
    """The part of a queryset where this person may do `act` (or anything at all): lists, files and search begin here."""
    if not person.is_authenticated:
        return queryset.none()
    wanted = Q(pk__in=[])
    for sitting in sittings(person):
        for reach, acts in GRANTS[sitting.role].items():
            if act is not None and act not in acts:
                continue
            if reach == Reach.PROGRAMME:
                return queryset
            path, value = queryset.model.belongs.get(reach), sitting.value(reach)
            if path and value is not None:
                wanted |= Q(**{path: value})
    within = queryset.model._base_manager.filter(wanted).values("pk")
    return queryset.filter(pk__in=within)


def people_who_may(act):
    """Everybody who today sits, or stands in for somebody, in a seat that gives this act somewhere."""
    from ..accounts.models import Person

    today = timezone.localdate()
    open_ = Seat.objects.filter(held_on(today), role__in=roles_with(act))
    lent = Q(stands_in__seat__in=open_, stands_in__from_day__lte=today, stands_in__to_day__gte=today)
    sitting = Person.objects.filter(Q(seats__in=open_) | lent).values("pk")
    return Person.objects.filter(pk__in=sitting, is_active=True)


def roles_with(act) -> list[Role]:
    """The roles that give an act somewhere."""
    return [role for role, reaches in GRANTS.items() if any(act in acts for acts in reaches.values())]


def sat_in_for(person, roles):
    """Whose seat a stand-in sits in, in one of these roles; None in one's own."""
    there = [one for one in sittings(person) if one.role in roles]
    if not there or any(not one.as_stand_in for one in there):
        return None
    return Seat.objects.select_related("person").get(pk=there[0].pk).person


def roles_held(roles) -> frozenset[str]:
    """Those of the roles that somebody sits in today, in their own seat or as a stand-in: one query."""
    today = timezone.localdate()
    open_ = Seat.objects.filter(held_on(today), role__in=roles)
    lent = Q(stand_ins__person__is_active=True, stand_ins__from_day__lte=today, stand_ins__to_day__gte=today)
    return frozenset(open_.filter(Q(person__is_active=True) | lent).order_by().values_list("role", flat=True))
