from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .models import Person

PHONE_KINDS = [
    ("", _("not given")),
    ("mobile", _("mobile")),
    ("work", _("work")),
    ("messages", _("messages only (SMS, WhatsApp, Signal)")),
]


def time_zones():
    """The zones by their place, Stockholm first."""
    names = sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/")))
    return [
        ("Europe/Stockholm", "Europe/Stockholm"),
        *((n, n.replace("_", " ")) for n in names if n != "Europe/Stockholm"),
    ]


class ProfileForm(forms.ModelForm):
    language = forms.ChoiceField(
        label=_("Language of your pages and letters"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=lazy(time_zones, list)())
    phone_kind = forms.ChoiceField(label=_("What kind of number it is"), choices=PHONE_KINDS, required=False)

    class Meta:
        model = Person
        fields = ("name", "language", "time_zone", "phone", "phone_kind")
        labels = {"name": _("Your name, as you write it"), "phone": _("Phone number")}
        help_texts = {
            "name": _("One field for the whole name, in any script. It is shown to those you work with."),
            "phone": _("With the country code, for example +46 … or +254 … Shown to the office and your partners."),
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["name"].required = True
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["phone"].widget.attrs["autocomplete"] = "tel"
        self.fields["phone"].widget.input_type = "tel"


class AddressForm(forms.Form):
    email = forms.EmailField(
        label=_("New e-mail address"), max_length=254, widget=forms.EmailInput({"autocomplete": "email"})
    )

    def __init__(self, *args, person, **options):
        super().__init__(*args, **options)
        self.person = person

    def clean_email(self):
        address = self.cleaned_data["email"].strip()
        if address.casefold() == self.person.email.casefold():
            raise forms.ValidationError(gettext("That is the address you have now."))
        return address


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("How do you know that it is this person who asks, and what was lost?"), max_length=500,
        widget=forms.Textarea({"rows": 3}), help_text=_("Such as: we met on Tuesday; the phone fell into the lake."),
    )  # fmt: skip
