"""The invented towns and their partnerships. The countries are real; places, counties and sums are not."""

from kompanjon.partnerships.register.models import Partnership, Party
from kompanjon.people.access.actions import give_seat
from kompanjon.people.accounts.models import Person
from kompanjon.people.organisations.kinds import Kind
from kompanjon.people.organisations.models import Organisation

from .cast import CAST

TOWNS = {
    "ekvik": ("Ekviks kommun (Example)", "Ekvik", Kind.MUNICIPALITY, "SE"),
    "stensund": ("Stensunds kommun (Example)", "Stensund", Kind.MUNICIPALITY, "SE"),
    "norranger": ("Norrångers kommun (Example)", "Norrånger", Kind.MUNICIPALITY, "SE"),
    "region-vidmark": ("Region Vidmark (Example)", "Region Vidmark", Kind.REGION, "SE"),
    "lovhamn": ("Lövhamns kommun (Example)", "Lövhamn", Kind.MUNICIPALITY, "SE"),
    "osund": ("Ösunds kommun (Example)", "Ösund", Kind.MUNICIPALITY, "SE"),
    "kisanga": ("Kisanga (Example)", "Kisanga", Kind.FOREIGN_LOCAL, "KE"),
    "baharini": ("Baharini (Example)", "Baharini", Kind.FOREIGN_LOCAL, "TZ"),
    "mto-mweupe": ("Mto Mweupe (Example)", "Mto Mweupe", Kind.FOREIGN_LOCAL, "KE"),
    "kaunti-ya-mfano": ("Kaunti ya Mfano (Example)", "Kaunti ya Mfano", Kind.FOREIGN_REGIONAL, "KE"),
    "zelenivka": ("Zelenivka (Example)", "Zelenivka", Kind.FOREIGN_LOCAL, "UA"),
    "pwani": ("Pwani (Example)", "Pwani", Kind.FOREIGN_LOCAL, "TZ"),
}
PARTNERSHIPS = (
    ("ekvik--kisanga", ("ekvik", "kisanga"), 2014),
    ("stensund--baharini", ("stensund", "baharini"), 2019),
    ("norranger--mto-mweupe", ("norranger", "mto-mweupe"), 2021),
    ("region-vidmark--kaunti-ya-mfano", ("region-vidmark", "kaunti-ya-mfano"), 2022),
    ("lovhamn--zelenivka", ("lovhamn", "zelenivka"), 2025),
    ("osund--pwani", ("osund", "pwani"), 2017),
)
PREFIX = "exempel-"


def build_towns():
    return {
        key: Organisation.objects.get_or_create(
            slug=PREFIX + key,
            defaults={"name": name, "short_name": short, "kind": kind, "country_id": country, "is_example": True},
        )[0]
        for key, (name, short, kind, country) in TOWNS.items()
    }


def found_partnerships(towns):
    found = {}
    for key, members, year in PARTNERSHIPS:
        name = " – ".join(TOWNS[town][1] for town in members)
        partnership, made = Partnership.objects.get_or_create(
            slug=PREFIX + key,
            defaults={"name": f"{name} (Example)", "start_year": year, "is_example": True, "state": "prospective"},
        )
        if made:
            for place, town in enumerate(members):
                side = "swedish" if towns[town].is_swedish else "international"
                Party.objects.create(
                    partnership=partnership, organisation=towns[town], side=side, leads=place == 0, place=place
                )
        found[key] = partnership
    return found


def seat_the_cast(towns, partnerships):
    """Everybody of the cast with their seats, by key. Nobody has a password: the demonstration signs them in."""
    people = {}
    for actor in CAST:
        person, made = Person.objects.get_or_create(
            email=actor.email, defaults={"name": actor.name, "language": actor.language, "is_example": True}
        )
        if made:
            person.set_unusable_password()
            person.save(update_fields=["password"])
        for role, town, partnership in actor.seats:
            at = partnerships[partnership].pk if partnership else None
            give_seat(person, role, by=person, organisation=towns.get(town), partnership=at)
        people[actor.key] = person
    return people
