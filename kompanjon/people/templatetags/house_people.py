"""What the sign-in pages ask for themselves, because their views belong to a library."""

import json

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from kompanjon.people.access import speech
from kompanjon.people.access.grants import Role
from kompanjon.people.accounts import queries, second_factor

NO_MARKUP = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}
register = template.Library()


@register.simple_tag
def cast():
    return queries.cast()


@register.simple_tag
def employer():
    """The employer's sign-in, when the settings name one."""
    if settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]:
        return {"name": settings.OIDC["NAME"], "address": reverse("openid_connect_login", args=["employer"])}
    return None


@register.filter
def role_name(role):
    return speech.role_name(Role(role))


@register.simple_tag
def must_have_second_step(person):
    return second_factor.needs_second_factor(person)


@register.filter
def in_fours(key):
    """A long key in groups of four, so that it can be read from the screen and breaks on a phone."""
    return " ".join(key[at : at + 4] for at in range(0, len(key), 4))


@register.filter
def by_place(seats):
    """[(place, its roles in words)]: what somebody holds, each place named once."""
    held: dict[str, list[str]] = {}
    for seat in seats:
        held.setdefault(seat.organisation.label if seat.organisation else "", []).append(role_name(seat.role))
    return [(place, ", ".join(roles)) for place, roles in held.items()]


@register.simple_tag
def library_begins(function, **ids):
    """Which of the sign-in library's functions begins on this page, and on which elements: data for its own file to read."""
    return format_html(
        '<script data-allauth-onload="{}" type="application/json">{}</script>',
        f"allauth.webauthn.forms.{function}",
        mark_safe(json.dumps({"ids": ids}).translate(NO_MARKUP)),
    )
