"""Words for the decision table: one year's amount of a row, and a bare sum in kronor."""

from django import template

from kompanjon.core.speech import figure

register = template.Library()


@register.filter
def of_year(by_year, year):
    return by_year.get(year)


@register.filter
def kronor(ore):
    """480 000: the head of the column says that it is kronor. Öre are shown only where there are any."""
    if not ore:
        return "–"
    whole, rest = divmod(ore, 100)
    return f"{figure(whole)},{rest:02}" if rest else figure(whole)
