"""Telling the story from the beginning, once."""

import io
from dataclasses import dataclass

from django.core.management import call_command
from django.db import transaction
from django.utils.translation import override

from kompanjon.applications.joint.models import FormVersion
from kompanjon.people.places.actions import ensure_reference
from kompanjon.rounds.calls.models import Round
from kompanjon.rounds.rulebook.models import RuleSet
from kompanjon.surveys.story import tell as tell_of_the_surveys

from .acts import decide_the_round, play
from .office import introduce_the_office
from .places import build_towns, found_partnerships, seat_the_cast
from .rounds import close_the_round, open_the_round
from .writing import told

CLOSED_DAYS_AGO = {"assessed": 35, "decided": 240}


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


@transaction.atomic
def tell():
    """The whole story; told again it changes nothing."""
    with override("sv"):
        ensure_reference()
        introduce_the_office()
        stage = set_the_stage()
        if not Round.objects.filter(is_example=True).exists():
            lay_the_table()
            for key in ("decided", "assessed", "open"):
                play_round(stage, key)
            tell_of_the_surveys()
    return stage


def lay_the_table():
    """Rules and forms, on a database that is only migrated."""
    if not RuleSet.objects.exists():
        call_command("load_rules", stdout=io.StringIO())
    if not FormVersion.objects.exists():
        call_command("load_forms", stdout=io.StringIO())


def play_round(stage, key):
    call = open_the_round(stage, key)
    for case in told()["cases"]:
        if case["round"] == key:
            play(stage, case, call)
    if key in CLOSED_DAYS_AGO:
        close_the_round(stage, call, CLOSED_DAYS_AGO[key])
    if key == "decided":
        decide_the_round(stage, call)
