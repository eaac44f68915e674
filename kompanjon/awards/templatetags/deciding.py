"""Words for the decision table: one year's amount of a row, and a bare sum in kronor."""

from django import template

from kompanjon.core.speech import typed_kronor

register = template.Library()


@register.filter
def of_year(by_year, year):
    return by_year.get(year)


@register.filter
def kronor(ore):
    """480 000: the head of the column says that it is kronor. Öre are shown only where there are any."""
    if not ore:
        return "–"
    return typed_kronor(ore)
