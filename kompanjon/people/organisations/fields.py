"""An organisation in a form: its name is typed, and found however it is written; where several fit one is chosen."""

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext

from kompanjon.core.numbers import typed_number
from kompanjon.core.speech import as_kept, marked

from .models import Organisation
from .queries import near_to


class SearchAndChoose(forms.TextInput):
    """A box for a name and, once it has been searched for, the bodies that fit it. Works without script."""

    def __init__(self, attrs=None):
        super().__init__({"list": "organisations", "autocomplete": "off", **(attrs or {})})
        self.hits = []

    def __deepcopy__(self, memo):
        copied = super().__deepcopy__(memo)
        copied.hits = []
        return copied

    def value_from_datadict(self, data, files, name):
        """The body that was chosen, as `=key`, else what was typed. A name typed anew outweighs a former choice."""
        typed, chosen = super().value_from_datadict(data, files, name), data.get(f"{name}-choice", "")
        stale = data.get(f"{name}-for", typed) != typed
        return f"={chosen}" if typed_number(chosen) is not None and not stale else typed

    def render(self, name, value, attrs=None, renderer=None):
        box = super().render(name, value, attrs, renderer)
        if not self.hits:
            return box
        rows = format_html_join(
            "",
            '<div class="choice"><input type="radio" name="{0}-choice" value="{1}" id="{0}-{1}"><label for="{0}-{1}">'
            '<bdi>{2}</bdi> <span class="small quiet">{3}</span></label></div>',
            ((name, one.organisation.pk, str(one.organisation), beside(one)) for one in self.hits),
        )
        legend = gettext("Choose the one you mean")
        kept = format_html('<input type="hidden" name="{}-for" value="{}">', name, value or "")
        return format_html('{}<fieldset class="field"><legend>{}</legend>{}{}</fieldset>', box, legend, rows, kept)


def beside(hit):
    """What tells two bodies of one name apart: country, kind, another name."""
    one = hit.organisation
    return " · ".join(filter(None, [one.country and one.country.name, one.kind_label, hit.also_called]))


class OrganisationField(forms.CharField):
    """Answers the organisation whose name, daily name, former name or short address was typed; several fitting are offered."""

    def __init__(self, **options):
        options.setdefault("max_length", 200)
        options.setdefault("widget", SearchAndChoose())
        super().__init__(**options)

    def prepare_value(self, value):
        if isinstance(value, str) and value.startswith("="):
            value = typed_number(value[1:]) or value
        if isinstance(value, int):
            return str(Organisation.objects.filter(pk=value).first() or "")
        return str(value) if isinstance(value, Organisation) else value

    def clean(self, value):
        text = as_kept(super().clean(value))
        if not text:
            return None
        if text.startswith("="):
            chosen = Organisation.objects.filter(pk=typed_number(text[1:])).first()
            if chosen:
                return chosen
        exact = Organisation.objects.filter(slug=text).first()
        hits = [] if exact else near_to(text, Organisation.objects.all(), most=8)
        same = [hit.organisation for hit in hits if hit.is_same]
        if exact or len(same) == 1:
            return exact or same[0]
        if not hits:
            raise forms.ValidationError(gettext("No organisation is called “{text}”.").format(text=text))
        self.widget.hits = hits
        raise forms.ValidationError(gettext("Choose the one you mean below, or write another name."))

    def has_changed(self, initial, data):
        return super().has_changed(self.prepare_value(initial), self.prepare_value(data))


def names_to_choose():
    """Every organisation's name, for the list that a browser offers while one types."""
    return [marked(name) for name in Organisation.objects.order_by("name_key").values_list("name", flat=True)]
