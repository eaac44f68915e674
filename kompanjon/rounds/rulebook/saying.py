"""Values, caps and sources of the rule book in the reader's words. No code of the data reaches a page."""

from datetime import date

from django.utils.translation import gettext, ngettext, pgettext

from kompanjon.core.money import from_kronor
from kompanjon.core.speech import day, figure, kr, swedish
from kompanjon.people.places.models import Country

from .keys import BANDS, CAP_KINDS, CHOICES, COMPONENTS, KEYS, PARTY_FORMS, PER, unit_of


def in_my_language(words):
    """A text that the data holds in both languages."""
    return (words.get("sv" if swedish() else "en") or next(iter(words.values()), "")) if words else ""


def word(words, key):
    """The word of a table that is only marked, in the reader's language."""
    return gettext(words[key])


def said_value(key, value, lists=()):
    """A value as people say it; what is unknown is said to be no limit."""
    if value is None:
        return gettext("no limit has been set")
    if isinstance(value, bool):
        return pgettext("answer", "yes") if value else pgettext("answer", "no")
    if key == "country_list_in_force":
        return next(
            (in_my_language(one["name"]) for one in lists if one["key"] == value), gettext("a list that is not here")
        )
    return said_in(unit_of(key), value)


def said_in(unit, value):
    if unit == "countries":
        return in_a_row(country_names(value))
    if isinstance(value, list):
        return in_a_row(word(CHOICES, one) if one in CHOICES else figure_of(one) for one in value)
    if isinstance(value, str):
        return day(date.fromisoformat(value)) if unit == "day" else word(CHOICES, value) if value in CHOICES else value
    if unit == "sek":
        return kr(from_kronor(value))
    if unit in COUNTED:
        return COUNTED[unit](value)
    return figure_of(value)


def figure_of(value):
    if isinstance(value, float):
        return f"{value:g}".replace(".", "," if swedish() else ".")
    return figure(value) if isinstance(value, int) else str(value)


COUNTED = {
    "months": lambda number: ngettext("%(number)s month", "%(number)s months", number) % {"number": number},
    "days": lambda number: ngettext("%(number)s day", "%(number)s days", number) % {"number": number},
    "years": lambda number: ngettext("%(number)s year", "%(number)s years", number) % {"number": number},
    "pct": lambda number: f"{number} %",
}


def in_a_row(words):
    return ", ".join(words)


def country_names(codes):
    """The programme's own name of a country, else the one the world's locale data give it."""
    from babel import Locale

    known = {country.pk: country.name for country in Country.objects.filter(pk__in=codes)}
    named = Locale.parse("sv" if swedish() else "en").territories
    return sorted(known.get(code) or named.get(code, code) for code in codes)


def said_key(key):
    return gettext(KEYS[key].label) if key in KEYS else ""


def said_cap_place(cap):
    """For whom a cap holds: project, two parties, Europe."""
    words = (COMPONENTS[cap["component"]], PARTY_FORMS[cap["parties"]], BANDS[cap["band"]])
    return in_a_row(gettext(word) for word in words)


def said_cap(cap):
    """What a cap says: ceiling 450 000 kr per year."""
    text = f"{word(CAP_KINDS, cap['kind'])} {kr(cap['amount'])} {word(PER, cap['per'])}"
    if cap["labour"] is not None:
        labour = gettext("of which labour {amount}").format(amount=kr(cap["labour"]))
        text = f"{text}, {labour}"
    return text


def said_source(source):
    """Title, publisher and year, as a reader cites it."""
    if not source:
        return ""
    year = in_my_language(source.get("year") or {})
    return ", ".join(part for part in (source["title"], source["publisher"], year) if part)
