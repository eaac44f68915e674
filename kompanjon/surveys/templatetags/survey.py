"""Words and numbers of the survey's pages."""

from django import template
from django.utils.translation import get_language, gettext

from kompanjon.core.speech import figure
from kompanjon.core.words import _

from ..figures.facts import half_up

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
    "size": _("Size of the organisation"),
    "month": _("Month of the answer"),
    "org_code": _("Organisation"),
    "A1": _("large cities (A1)"),
    "A2": _("commuting municipalities near large cities (A2)"),
    "B3": _("medium-sized towns (B3)"),
    "B4": _("commuting municipalities near medium-sized towns (B4)"),
    "B5": _("commuting municipalities with a low commuting rate near medium-sized towns (B5)"),
    "C6": _("small towns (C6)"),
    "C7": _("commuting municipalities near small towns (C7)"),
    "C8": _("rural municipalities (C8)"),
    "C9": _("rural municipalities with a visitor industry (C9)"),
    "SE1": _("East Sweden (SE1)"),
    "SE2": _("South Sweden (SE2)"),
    "SE3": _("North Sweden (SE3)"),
    "OTHER": _("Other groups"),
    "–": _("no value"),
    "0": _("no"),
    "1": _("yes"),
}


WEIGHTED = {
    "classes": _("Weighted by class, finite population."),
    "post_strata": _("Weighted by post-stratification, finite population."),
    "raking": _("Weighted by raking, finite population."),
}


@register.filter
def weighted_line(weights):
    """How a result was weighted and by which set: {name, method}, kept since weights could be chosen."""
    weights = weights or {"name": "classes", "method": "classes"}
    method, which = weights["method"], gettext("Weight set: {name}.").format(name=weight_set_word(weights["name"]))
    return f"{gettext(WEIGHTED[method])} {which}"


SETS = {"none": _("unweighted"), "classes": _("weighting classes"), "official": _("the official weights")}


@register.filter
def weight_set_word(name):
    """What a weight set is called: the house's own in words, an analyst's by the name it was given."""
    return gettext(SETS[name]) if name in SETS else name


@register.filter
def edition_word(edition):
    """The edition of the definitions, which is kept with every code as it is called in English."""
    return gettext(edition)


@register.filter
def cell_word(text):
    """A class of weights, or the level of a group, in words."""
    return class_words(text) if "-" in text and text.split("-")[0] in ("k", "r") else word_for(text)


@register.filter
def method_word(method):
    from kompanjon.surveys.analysis.weights import METHODS

    return gettext(METHODS[method])


@register.filter
def count(value):
    """A number of persons: whole when it is whole, else with one decimal."""
    whole = abs(value - round(value)) < 0.05
    return figure(round(value)) if whole else _decimal(f"{value:.1f}")


@register.filter
def leading(cell):
    """Class and levels of a cell of weights; its weight and number of answers come last."""
    return cell[:-2]


@register.filter
def weight_of(cell):
    return cell[-2]


@register.filter
def p_value(p):
    """= 0.023, or < 0.001."""
    return f"< {_decimal('0.001')}" if p < 0.001 else f"= {_decimal(f'{p:.3f}')}"


@register.filter
def two_way(cross, shown_as):
    """The rows of a two-way table: name, number of answers, and (count, weighted share) of each cell."""
    shares = cross.cells if shown_as != "n" else {}
    return [
        {
            "name": name,
            "size": cross.sizes.get(name),
            "cells": [(n, shares.get((name, code))) for code, n in zip(cross.table.columns, counts, strict=True)],
        }
        for name, counts in cross.table.shown().items()
    ]


@register.filter
def margin_words(name):
    """The house's words for a margin's variables or levels, also when they are crossed."""
    return " × ".join(str(word_for(part)) for part in name.split(" × "))


CLASS_PARTS = {
    "k": _("municipality"),
    "r": _("region"),
    "int": _("international posts"),
    "pol": _("politician"),
    "tj": _("other civil servants"),
    "0": _("without a partnership"),
    "1": _("with a partnership"),
}


@register.filter
def class_words(name):
    """What a weighting class holds, in words; classes that were joined stand side by side."""
    return " + ".join(
        ", ".join(gettext(CLASS_PARTS[p]) if p in CLASS_PARTS else p for p in part.split("-"))
        for part in name.split("+")
    )


@register.filter
def word_for(code):
    """The house's word for a group variable or its value; other codes stand as they are."""
    return gettext(WORDS[code]) if code in WORDS else code


KINDS = {
    "single": _("one answer"),
    "multi": _("several answers"),
    "scale": _("scale"),
    "yes_no": _("yes, no, don't know"),
    "battery": _("battery"),
    "ranking": _("ranking"),
    "number": _("number"),
    "short_text": _("short text"),
    "long_text": _("long text"),
    "organisation": _("organisation"),
    "position": _("post"),
    "consent": _("consent"),
}


@register.filter
def kind_word(kind):
    """What a kind of question is called."""
    return gettext(KINDS[kind]) if kind in KINDS else kind


@register.filter
def share1(value):
    """A share as a percentage with one decimal, without the sign."""
    return "–" if value is None else _decimal(half_up(value * 100, 1))


@register.filter
def public_share(value, n):
    """A share as everybody may read it, without the sign: whole numbers where few have answered."""
    from kompanjon.surveys.figures.disclosure import public_percent

    return "–" if value is None else _decimal(public_percent(value, n))


@register.filter
def difference(moved, mean=False):
    """A difference with its sign and interval: percentage points, or steps of a scale."""
    factor, places = (1, 2) if mean else (100, 1)
    value, low, high = (_signed(moved[k] * factor, places) for k in ("value", "low", "high"))
    return gettext("{value} ({low} to {high})").format(value=value, low=low, high=high)


def _signed(value, places):
    return _decimal(f"{value:+.{places}f}").replace("-", "−")


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
def short_key(key):
    """The first eight signs of a response's random key: enough to tell two apart."""
    return str(key)[:8]


@register.filter
def minutes(seconds):
    """A duration as minutes and seconds."""
    return "–" if seconds is None else f"{seconds // 60} min {seconds % 60} s"


@register.filter
def item_of(mapping, key):
    return mapping.get(key)


@register.filter
def change_word(verdict):
    from kompanjon.surveys.analysis.change import WORDS as CHANGES

    return gettext(CHANGES[verdict]) if verdict in CHANGES else ""
