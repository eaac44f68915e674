from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kompanjon.people.accounts.models import Person
from kompanjon.people.organisations.models import Organisation

from .models import KINDS, POLITICAL_ROLES, Mandate, OppositionException, SteeringMeeting

DAY = forms.DateInput({"type": "date"}, format="%Y-%m-%d")


def kinds():
    return [(code, gettext(word).capitalize()) for code, word in KINDS.items()]


def roles():
    return [(code, gettext(word).capitalize()) for code, word in POLITICAL_ROLES.items()]


class Named(forms.ModelChoiceField):
    def label_from_instance(self, record):
        return getattr(record, "label", str(record))


class MandateForm(forms.ModelForm):
    """Who sits for which party, as what, and for how long. The political role is kept, never the political party."""

    organisation = Named(label=_("For the party"), queryset=Organisation.objects.none(), empty_label=_("Choose"))
    kind = forms.ChoiceField(label=_("Is"), choices=kinds, widget=forms.RadioSelect)
    political_role = forms.ChoiceField(
        label=_("Role in the assembly"), choices=roles, initial="not_applicable",
        help_text=_("For politicians. In some countries the opposition is called the minority. The party is not kept."),
    )  # fmt: skip
    person = Named(
        label=_("Account here"), queryset=Person.objects.none(), required=False,
        help_text=_("If the member also signs in here: among those who have a seat in the partnership."),
    )  # fmt: skip

    class Meta:
        model = Mandate
        fields = ["name", "organisation", "kind", "political_role", "body", "chairs", "from_day", "to_day", "person"]
        labels = {
            "name": _("Name"),
            "body": _("Sits in"),
            "chairs": _("Chairs the group"),
            "from_day": _("From"),
            "to_day": _("To"),
        }
        help_texts = {
            "body": _("Council, county assembly or board. It may be another body than the party itself."),
            "to_day": _("The last day of the mandate, as far as you know."),
        }
        widgets = {"from_day": DAY, "to_day": DAY}

    def __init__(self, *args, partnership, people=(), **options):
        super().__init__(*args, **options)
        self.instance.partnership = partnership
        parties = Organisation.objects.filter(parties__partnership=partnership)
        self.fields["organisation"].queryset = parties.order_by("parties__place")
        self.fields["person"].queryset = Person.objects.filter(pk__in=[*people, self.instance.person_id])
        self.fields["from_day"].required = True

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") == "official":
            cleaned["political_role"] = "not_applicable"
        first, last = cleaned.get("from_day"), cleaned.get("to_day")
        if first and last and last < first:
            self.add_error("to_day", gettext("The last day comes before the first."))
        return cleaned


class NewTermForm(forms.Form):
    """A new mandate period for the same person: the old one keeps its role and ends the day before."""

    from_day = forms.DateField(label=_("The new period begins"), widget=DAY)
    political_role = forms.ChoiceField(label=_("Role in the assembly from then on"), choices=roles)
    to_day = forms.DateField(label=_("And lasts to"), required=False, widget=DAY)

    def __init__(self, *args, mandate, **options):
        super().__init__(*args, **options)
        self.mandate = mandate

    def clean_from_day(self):
        day = self.cleaned_data["from_day"]
        if self.mandate.from_day and day <= self.mandate.from_day:
            raise forms.ValidationError(gettext("The new period begins after the one that runs."))
        return day

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("from_day"), cleaned.get("to_day")
        if first and last and last < first:
            self.add_error("to_day", gettext("The last day comes before the first."))
        return cleaned


class MeetingForm(forms.ModelForm):
    host = Named(label=_("At"), queryset=Organisation.objects.none(), required=False, empty_label=_("Choose"))

    class Meta:
        model = SteeringMeeting
        fields = ["on", "host", "at_distance", "minutes_item", "note"]
        labels = {
            "on": _("Day"),
            "at_distance": _("Held at a distance"),
            "minutes_item": _("Item of the minutes"),
            "note": _("What the group asked for"),
        }
        widgets = {"on": DAY, "note": forms.Textarea({"rows": 3})}

    def __init__(self, *args, partnership, **options):
        super().__init__(*args, **options)
        self.instance.partnership = partnership
        parties = Organisation.objects.filter(parties__partnership=partnership)
        self.fields["host"].queryset = parties.order_by("parties__place")

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("host") and not cleaned.get("at_distance"):
            self.add_error("host", gettext("Say at whose place you met, or that it was at a distance."))
        return cleaned


class DistanceForm(forms.ModelForm):
    """The office lets a meeting at a distance count, and says why."""

    class Meta:
        model = SteeringMeeting
        fields = ["counts_because"]
        labels = {"counts_because": _("Why it counts")}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["counts_because"].required = True


class ExceptionForm(forms.ModelForm):
    """Where there is no organised opposition: for the partnership, or for a whole country at once."""

    country = forms.ModelChoiceField(
        label=_("For"), queryset=None, required=False, empty_label=_("This partnership only"),
        help_text=_("For a country it holds in every partnership there."),
    )  # fmt: skip

    class Meta:
        model = OppositionException
        fields = ["country", "reason"]
        labels = {"reason": _("Why there is no opposition to name")}
        widgets = {"reason": forms.Textarea({"rows": 2})}

    def __init__(self, *args, partnership, **options):
        from kompanjon.people.places.models import Country

        super().__init__(*args, **options)
        abroad = Country.objects.exclude(code="SE").filter(organisations__parties__partnership=partnership).distinct()
        self.fields["country"].queryset = abroad
        self.instance.given_on = timezone.localdate()
        self.instance.partnership = partnership

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("country"):
            self.instance.partnership = None
        return cleaned


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is there an opposition to name now?"), max_length=500, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args, country=None, **options):
        super().__init__(*args, **options)
        if country:
            text = gettext("The exception is for {country}: it ends in every partnership there.")
            self.fields["reason"].help_text = text.format(country=country.name)
