from django import forms
from django.utils.translation import gettext_lazy as _

from kompanjon.core.office.models import Office


class FactsForm(forms.ModelForm):
    class Meta:
        model = Office
        fields = [
            "name_sv", "name_en", "office_name_sv", "office_name_en", "principal_sv", "principal_en", "funder_sv", "funder_en",
            "place", "about_sv", "about_en", "contact_sv", "contact_en", "privacy_sv", "privacy_en", "accessibility_sv",
            "accessibility_en", "taken_over_on",
        ]  # fmt: skip
        labels = {
            "name_sv": _("Name of the programme, in Swedish"),
            "name_en": _("Name of the programme, in English"),
            "office_name_sv": _("Name of the office, in Swedish"),
            "office_name_en": _("Name of the office, in English"),
            "principal_sv": _("Principal, in Swedish"),
            "principal_en": _("Principal, in English"),
            "funder_sv": _("Funder, in Swedish"),
            "funder_en": _("Funder, in English"),
            "place": _("Place of the office"),
            "about_sv": _("About the programme, in Swedish"),
            "about_en": _("About the programme, in English"),
            "contact_sv": _("How to reach the office, in Swedish"),
            "contact_en": _("How to reach the office, in English"),
            "privacy_sv": _("Additions to the privacy notice, in Swedish"),
            "privacy_en": _("Additions to the privacy notice, in English"),
            "accessibility_sv": _("Additions to the accessibility statement, in Swedish"),
            "accessibility_en": _("Additions to the accessibility statement, in English"),
            "taken_over_on": _("The office answers for the public record since"),
        }
        help_texts = {
            "taken_over_on": _("Until a day is given, every page says so if the record was read from public pages."),
            "contact_sv": _("Shown to everybody. Give the office's address, not a person's."),
        }
        widgets = {
            **{
                f"{name}_{language}": forms.Textarea(attrs={"rows": 5})
                for name in ("about", "contact", "privacy", "accessibility")
                for language in ("sv", "en")
            },
            "taken_over_on": forms.DateInput(attrs={"type": "date"}),
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for name in ("name_sv", "name_en"):
            self.fields[name].required = True
