"""What the sign-in pages ask for themselves, because their views belong to a library."""

from django import template
from django.conf import settings
from django.urls import reverse

from kompanjon.people.access import speech
from kompanjon.people.access.grants import Role
from kompanjon.people.accounts import queries

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
