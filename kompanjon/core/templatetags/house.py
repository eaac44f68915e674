"""Words for templates: amounts, days, states, and the few things a template cannot ask for itself."""

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext

from kompanjon.core import speech

register = template.Library()
for name in ("kr", "figure", "day", "moment", "iso", "weekday", "clock", "sentence"):
    register.filter(name, getattr(speech, name))

WORDS_APART = {"agreed": "yes", "draft": "go", "stale": "wait", "none": "none"}
"""What is no state of a flow but wears a tint too: how far a text's other language has come."""

"""What the story writes after its names, so that letters and files carry the word too."""


@register.simple_tag
def deadline_words(when, zone="", place=""):
    return speech.deadline(when, zone, place) if when else None


@register.filter(expects_localtime=True)
def time_of_day(when):
    """The clock alone, beside a day that is said already."""
    return speech.clock(when)


@register.filter
def translated(text):
    """A sentence that plain Python only marked."""
    return gettext(text) if text else ""


@register.filter
def state_label(record, field="state"):
    """The house's word for where a record is, from its flow."""
    flow = record._meta.get_field(field).flow
    return gettext(flow.state(getattr(record, field)).label)


@register.filter
def state_tone(record, field="state"):
    """Which of the five tints stands behind a state's word, from its flow."""
    flow = record._meta.get_field(field).flow
    return flow.state(getattr(record, field)).tone


@register.filter
def tone(word):
    """The tint of a word that is no state of a flow; none where it is not known."""
    return WORDS_APART.get(str(word), "")


@register.filter
def known(value, word="not known"):
    """The value, or in words that there is none: {{ year|known }} · {{ sum|known:"not published" }}."""
    if value not in (None, ""):
        return value
    return format_html('<span class="quiet">{}</span>', gettext(word))


@register.filter
def percent(part, whole):
    """A share of a width, for SVG: 41.25%."""
    return f"{100 * part / whole:.2f}%" if whole else "0%"


@register.filter
def is_one_of(value, names):
    return str(value) in str(names).split()


@register.filter
def widget_kind(field):
    """How a field is laid out: box (one line or many), choice (one tick), group (a fieldset), hidden."""
    widget = field.field.widget
    if widget.is_hidden:
        return "hidden"
    if getattr(widget, "input_type", "") == "checkbox" and not getattr(widget, "allow_multiple_selected", False):
        return "choice"
    return "group" if widget.use_fieldset else "box"


@register.filter
def error_lines(forms):
    """Every error of a form, a formset or several forms as (field id or "", sentence), in the order of the page."""
    found = []
    for form in forms if isinstance(forms, list | tuple) or hasattr(forms, "management_form") else [forms]:
        found += [("", message) for message in form.non_field_errors()]
        found += [(field.id_for_label or field.auto_id, message) for field in form for message in field.errors]
    return found


@register.filter
def page_numbers(page):
    """The numbers worth showing under a long list: first, last and those around where one is."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.simple_tag(takes_context=True)
def with_query(context, **changes):
    """The address of this page with some of its filters changed; an empty value takes one away."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else "?"


@register.simple_tag
def trace_of(record):
    """The record's own chain with names and words, latest first."""
    from kompanjon.core.components.trace import told

    return told(record)


@register.filter
def unlocal(number):
    """A number for machines: no thousands apart, a point for the decimals."""
    return f"{number:g}" if isinstance(number, float) else str(number)


@register.filter
def unlocalize_ore(ore):
    """Öre as kronor for machines: 10641000 or 10641000.50."""
    kronor, rest = divmod(int(ore), 100)
    return f"{kronor}.{rest:02}" if rest else str(kronor)


register.filter(speech.unmarked)
register.filter(speech.marked)
