"""An organisation in a form: its name is typed, and found however it is written."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext

from .models import Organisation


class OrganisationField(forms.CharField):
    """Answers the organisation whose name, daily name, former name or short address was typed; several fitting are named."""

    def __init__(self, **options):
        options.setdefault("max_length", 200)
        options.setdefault("widget", forms.TextInput({"list": "organisations", "autocomplete": "off"}))
        super().__init__(**options)

    def prepare_value(self, value):
        if isinstance(value, int):
            return Organisation.objects.filter(pk=value).values_list("name", flat=True).first() or ""
        return value.name if isinstance(value, Organisation) else value

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        exact = list(Organisation.objects.filter(Q(name__iexact=text) | Q(short_name__iexact=text) | Q(slug=text))[:2])
        found = exact or list(Organisation.objects.filter(pk__in=containing(text)).order_by("name_key")[:6])
        if len(found) == 1:
            return found[0]
        if not found:
            raise forms.ValidationError(gettext("No organisation is called “{text}”.").format(text=text))
        names = ", ".join(one.name for one in found)
        raise forms.ValidationError(gettext("Several fit: {names}. Write the whole name.").format(names=names))

    def has_changed(self, initial, data):
        return super().has_changed(self.prepare_value(initial), data)


def containing(text):
    return Organisation.objects.filter(Q(name__icontains=text) | Q(names__name__icontains=text)).values("pk")


def names_to_choose():
    """Every organisation's name, for the list that a browser offers while one types."""
    return Organisation.objects.order_by("name_key").values_list("name", flat=True)
