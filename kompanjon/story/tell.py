"""Telling the story from the beginning, once."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import override

from kompanjon.people.places.actions import ensure_reference

from .office import introduce_the_office
from .places import build_towns, found_partnerships, seat_the_cast


@dataclass
class Stage:
    """What the acts of the story play with: towns, partnerships and people, by key."""

    towns: dict
    partnerships: dict
    people: dict


def set_the_stage():
    towns = build_towns()
    partnerships = found_partnerships(towns)
    return Stage(towns, partnerships, seat_the_cast(towns, partnerships))


def tell():
    with override("sv"), transaction.atomic():
        ensure_reference()
        introduce_the_office()
        return set_the_stage()
