"""The deadline as a calendar entry (RFC 5545): lines of at most 75 bytes, special signs escaped."""

from datetime import UTC, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _


def deadline_as_ics(application, request=None):
    end = application.deadline.astimezone(UTC)
    address = settings.SITE_URL + reverse("joint:application", args=[application.pk])
    title = _("Last day: {round}").format(round=application.round)
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kompanjon//joint//EN", "BEGIN:VEVENT",
        f"UID:application-{application.pk}-deadline@{settings.SITE_URL.split('//')[-1].split('/')[0]}",
        f"DTSTAMP:{timezone.now().astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART:{end - timedelta(hours=1):%Y%m%dT%H%M%SZ}", f"DTEND:{end:%Y%m%dT%H%M%SZ}",
        f"SUMMARY:{escaped(title)}", f"URL:{address}", "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-P3D",
        f"DESCRIPTION:{escaped(title)}", "END:VALARM", "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip
    return "".join(folded(line) + "\r\n" for line in lines)


def escaped(text):
    return str(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line):
    """Cut at 75 bytes, never inside a letter; the rest follows after a blank."""
    pieces, piece = [], ""
    for letter in line:
        if len((piece + letter).encode()) > 73:
            pieces.append(piece)
            piece = ""
        piece += letter
    return "\r\n ".join([*pieces, piece])
