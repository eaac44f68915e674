"""Words for templates about scores: points, and a criterion's name."""

from django import template
from django.utils.translation import get_language

from kompanjon.core.speech import swedish

register = template.Library()


@register.filter
def points(hundredths):
    """Hundredths of a point as people read them: 4,05 or 4.05."""
    if hundredths is None:
        return ""
    text = f"{hundredths / 100:.2f}"
    return text.replace(".", ",") if swedish() else text


@register.filter
def criterion_name(criterion):
    return criterion.said("name", get_language() or "sv")
