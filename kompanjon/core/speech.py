"""How amounts, days, moments and marked sentences are said in the reader's language: on pages, in letters, in files."""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, pgettext

SPACE = "\u00a0"
HOUSE_ZONE = ZoneInfo("Europe/Stockholm")


def swedish():
    return (get_language() or "sv").startswith("sv")


def figure(number):
    """A whole number with its thousands apart: 10 641 000, or 10,641,000 in English."""
    grouped = f"{number:,}"
    return grouped.replace(",", SPACE).replace("-", "−") if swedish() else grouped.replace("-", "−")


def kr(ore, unknown=None):
    """Money as people read it. An unknown amount is said in words, never as a dash or a zero."""
    if ore is None:
        return unknown if unknown is not None else gettext("not published")
    kronor, rest = divmod(abs(int(ore)), 100)
    text = figure(kronor)
    if rest:
        text += f"{',' if swedish() else '.'}{rest:02}"
    sign = "−" if int(ore) < 0 else ""
    return f"{sign}{text}{SPACE}kr" if swedish() else f"SEK{SPACE}{sign}{text}"


def typed_kronor(ore):
    """An amount in a box, as its reader would type it: 1 000,50, or 1,000.50 in English. `read_kronor` reads both."""
    kronor, rest = divmod(int(ore), 100)
    return figure(kronor) + (f"{',' if swedish() else '.'}{rest:02}" if rest else "")


def day(when):
    """A day in running text: 21 november 2026."""
    return date_format(local(when), "j F Y") if when else gettext("not known")


def weekday(when):
    return date_format(local(when), "l j F Y")


def clock(when):
    """A time of day: kl. 14.02, or 14:02 in English."""
    return f"kl. {when:%H.%M}" if swedish() else f"{when:%H:%M}"


def moment(when):
    """A day and a time in Stockholm."""
    if not when:
        return gettext("not known")
    here = when.astimezone(HOUSE_ZONE)
    joint = " " if swedish() else " at "
    return f"{day(here)}{joint}{clock(here)}"


def iso(when):
    """A day in a table: 2026-11-21."""
    return f"{local(when):%Y-%m-%d}" if when else gettext("not known")


def local(when):
    return timezone.localtime(when, HOUSE_ZONE) if isinstance(when, datetime) and timezone.is_aware(when) else when


def last_minute(day_or_moment):
    """A deadline given as a day lasts until that day ends in Stockholm."""
    if isinstance(day_or_moment, date) and not isinstance(day_or_moment, datetime):
        return datetime(day_or_moment.year, day_or_moment.month, day_or_moment.day, 23, 59, tzinfo=HOUSE_ZONE)
    return day_or_moment if timezone.is_aware(day_or_moment) else day_or_moment.replace(tzinfo=UTC)


def deadline(when, zone="", place=""):
    """A deadline in words: (weekday and day, the time here, the time where the reader's partner is)."""
    end = last_minute(when).astimezone(HOUSE_ZONE)
    here = gettext("{time} Swedish time").format(time=clock(end))
    there = ""
    if zone and zone != HOUSE_ZONE.key:
        away = end.astimezone(ZoneInfo(zone))
        if away.utcoffset() != end.utcoffset():
            there = gettext("{time} on {day} in {place}").format(
                time=clock(away),
                day=weekday(away.date()) if away.date() != end.date() else gettext("the same day"),
                place=place or zone_name(zone),
            )
    return {"day": weekday(end), "here": here, "there": there, "iso": end.isoformat()}


def zone_name(zone):
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def sentence(problem):
    """A rule's answer in the reader's language; a value whose name ends in _ore is money, a dict a text in both languages."""
    values = {name: said(name, value) for name, value in problem.values.items()}
    return gettext(problem.text).format(**values)


def said(name, value):
    if name.endswith("_ore"):
        return kr(value)
    if isinstance(value, bool):
        return pgettext("answer", "yes") if value else pgettext("answer", "no")
    if isinstance(value, float):
        return str(value).replace(".", ",") if swedish() else str(value)
    if isinstance(value, int):
        return figure(value) if abs(value) > 9999 else str(value)
    if isinstance(value, dict):
        return value.get("sv" if swedish() else "en") or next(filter(None, value.values()), "")
    if isinstance(value, date):
        return moment(value) if isinstance(value, datetime) else day(value)
    return gettext(value) if isinstance(value, str) and value else str(value)


MARK = re.compile(r"\s*\((?:Example|Exempel)\)$")


def unmarked(name):
    """The name of something invented without its "(Example)", for a place where the tag stands beside it."""
    return MARK.sub("", str(name))


def marked(name):
    """The same name with the mark in the reader's language, for a place that has no tag."""
    return MARK.sub(lambda _found: f" ({gettext('Example')})", str(name))


def as_kept(name):
    """A name that somebody copied from a page, with the mark as it is kept."""
    return MARK.sub(" (Example)", name.strip())
