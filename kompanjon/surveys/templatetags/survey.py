"""Words and numbers of the survey's pages."""

from django import template
from django.utils.translation import get_language, gettext

from kompanjon.core.words import _

register = template.Library()

WORDS = {
    "kommun": _("municipality"),
    "region": _("region"),
    "politiker": _("politician"),
    "tjansteperson": _("civil servant"),
    "org_type": _("Type of organisation"),
    "role": _("Role"),
    "position": _("Post"),
    "skr_group_2017": _("Group of municipalities (SKR 2017)"),
    "nuts1": _("Part of the country (NUTS 1)"),
    "has_partnership": _("Has a partnership"),
    "OTHER": _("Other groups"),
    "0": _("no"),
    "1": _("yes"),
}


@register.filter
def word_for(code):
    """The house's word for a group variable or its value; other codes stand as they are."""
    return gettext(WORDS[code]) if code in WORDS else code


@register.filter
def share1(value):
    """A share as a percentage with one decimal, without the sign."""
    return "–" if value is None else _decimal(f"{value * 100:.1f}")


@register.filter
def decimals(value, places=2):
    return "–" if value is None else _decimal(f"{value:.{places}f}")


def _decimal(text):
    return text.replace(".", ",") if (get_language() or "sv").startswith("sv") else text


@register.filter
def rate(outcome, name):
    return share1(outcome.rate(name)) + " %" if outcome.rate(name) is not None else "–"


@register.filter
def register_numbers(preview):
    """What a register would bring: new, changed, gone, unchanged."""
    return [
        (len(preview.new), gettext("new")),
        (len(preview.changed), gettext("changed")),
        (len(preview.vanished), gettext("gone")),
        (preview.unchanged, gettext("unchanged")),
    ]


@register.filter
def item_of(mapping, key):
    return mapping.get(key)


@register.filter
def change_word(verdict):
    from kompanjon.surveys.analysis.change import WORDS as CHANGES

    return gettext(CHANGES[verdict]) if verdict in CHANGES else ""
