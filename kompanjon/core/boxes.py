"""Form fields that every room takes: money as people type it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from .money import read_kronor
from .speech import kr, typed_kronor

MOST_KRONOR = 1_000_000_000


class KronorField(forms.CharField):
    """Money as either language writes it, kept as whole öre; an empty box is None. `whole` takes no öre."""

    def __init__(self, *, least=0, most=MOST_KRONOR, whole=False, **options):
        options.setdefault("widget", forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(**options)
        self.least, self.most, self.whole = least, most, whole

    def prepare_value(self, value):
        return typed_kronor(value) if isinstance(value, int) else value

    def to_python(self, value):
        text = super().to_python(value)
        if not text:
            return None
        ore = read_kronor(text)
        if ore is None:
            raise ValidationError(gettext("Write the amount in kronor, with digits: 125 000."))
        if self.whole and ore % 100:
            raise ValidationError(gettext("Write whole kronor, without öre."))
        if not self.least * 100 <= ore <= self.most * 100:
            said = gettext("Write an amount from {least} to {most}.")
            raise ValidationError(said.format(least=kr(self.least * 100), most=kr(self.most * 100)))
        return ore
