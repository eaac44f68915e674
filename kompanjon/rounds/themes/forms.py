from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Theme


class ThemeForm(forms.ModelForm):
    class Meta:
        model = Theme
        fields = ["name_sv", "name_en", "in_use"]
        labels = {
            "name_sv": _("Name in Swedish"),
            "name_en": _("Name in English"),
            "in_use": _("Offered in new rounds"),
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["name_sv"].required = self.fields["name_en"].required = True
