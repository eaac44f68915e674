"""The record's words for templates: {% load record %}."""

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext

from kompanjon.core import speech
from kompanjon.partnerships.register import vocabulary

from ..pages import words as say

register = template.Library()
for name in ("round_label", "who", "total", "summed", "confidence", "core_area", "component", "capital", "kind"):
    register.filter(name, getattr(say, name))
register.filter("in_words", vocabulary.words)
register.filter("heading", vocabulary.heading)


@register.filter
def announced(one):
    return say.short_date(one.announced_on, one.announced_precision)


@register.filter
def award_amount(award):
    return say.qualified(award.amount, award.amount_qualifier)


@register.filter
def later_word(award):
    """What a later decision did with a grant, in words; empty for a first decision."""
    return say.later(award)


@register.filter
def basis_word(award):
    """How we know the partner: as a source says, or our conclusion."""
    return {
        "stated": gettext("according to a source"),
        "inferred": gettext("our conclusion"),
        "decided": gettext("decided by the office"),
    }.get(award.basis, "")


@register.simple_tag(takes_context=True)
def without(context, name):
    """This page's address with one chosen filter taken away."""
    query = context["request"].GET.copy()
    query.pop(name, None)
    query.pop("page", None)
    return f"?{query.urlencode()}"


@register.simple_tag
def place_facts(organisations):
    """A line under a name at the top of a page: county or main town, country, code."""
    lines = {}
    for one in organisations:
        country = one.country.name if one.country else ""
        region = one.county or (one.place if one.place and one.place not in one.name else "")
        line = ", ".join(part for part in (region, country) if part)
        alone = len(organisations) == 1 and one.code
        lines[format_html("{}<br>{}", line, gettext("code {code}").format(code=one.code)) if alone else line] = True
    return mark_safe("<br>".join(conditional_escape(line) for line in lines))


@register.filter
def in_language(both):
    """The reader's own of a text kept in both languages as a pair."""
    return both.get((get_language() or "sv")[:2], "") if both else ""


@register.filter
def kronor(amount):
    """A value of the rule book, which is whole kronor, as money."""
    return speech.kr(int(amount) * 100)
