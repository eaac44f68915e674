from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kompanjon.core.facts import ask

from ..access.grants import Role
from ..access.models import StandIn
from ..access.speech import role_name
from ..accounts.models import Person
from ..organisations.fields import OrganisationField
from .questions import PartnershipsCalled
from .rules import place_of

DAY = forms.DateInput({"type": "date"}, format="%Y-%m-%d")


def roles():
    return sorted(((role.value, role_name(role).capitalize()) for role in Role), key=lambda pair: pair[1])


class SearchForm(forms.Form):
    q = forms.CharField(label=_("Name or e-mail address"), required=False, widget=forms.TextInput({"type": "search"}))
    role = forms.ChoiceField(label=_("Role"), required=False, choices=lambda: [("", gettext("Any role")), *roles()])
    standing = forms.ChoiceField(
        label=_("Show"), required=False,
        choices=[("", _("Everybody")), ("without", _("Without a seat")), ("away", _("Have a stand-in now")), ("ending", _("A seat ends within ninety days")), ("withheld", _("Withheld"))],
    )  # fmt: skip


class Period(forms.Form):
    """From a day to a day, in that order."""

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("from_day"), cleaned.get("to_day")
        if first and last and last < first:
            self.add_error("to_day", gettext("The last day comes before the first."))
        return cleaned


class SeatForm(Period):
    """A role, in the place where that role sits, for a time."""

    role = forms.ChoiceField(label=_("Role"), choices=lambda: [("", gettext("Choose")), *roles()])
    organisation = OrganisationField(
        label=_("Organisation"), required=False, help_text=_("For contact persons, signatories and controllers.")
    )
    partnership = forms.CharField(
        label=_("Partnership"), required=False,
        help_text=_("For coordinators, helpers, members of steering groups and auditors: its name, or words that fit it alone."),
    )  # fmt: skip
    from_day = forms.DateField(label=_("From"), initial=timezone.localdate, widget=DAY)
    to_day = forms.DateField(
        label=_("To"), required=False, widget=DAY, help_text=_("Leave it empty if no end is known.")
    )

    def clean_partnership(self):
        text = self.cleaned_data["partnership"].strip()
        if not text:
            return None
        found = [pair for answer in ask(PartnershipsCalled(text)) for pair in answer]
        if not found:
            raise forms.ValidationError(gettext("No partnership fits “{text}”.").format(text=text))
        if len(found) > 1:
            names = ", ".join(name for _key, name in found)
            raise forms.ValidationError(gettext("Several fit: {names}. Write the whole name.").format(names=names))
        return found[0][0]

    def clean(self):
        cleaned = super().clean()
        wanted = place_of(Role(cleaned["role"])) if cleaned.get("role") else ""
        for place in ("organisation", "partnership"):
            if place == wanted and not cleaned.get(place) and place not in self.errors:
                self.add_error(place, gettext("This seat is in such a place: say which."))
            if place != wanted:
                cleaned[place] = None
        return cleaned


class EndForm(forms.Form):
    reason = forms.CharField(label=_("Why? Say it in a sentence or two."), widget=forms.Textarea({"rows": 2}))


class Colleague(forms.ModelChoiceField):
    def label_from_instance(self, person):
        return f"{person} ({person.email})" if person.name else person.email


class StandInForm(forms.ModelForm, Period):
    person = Colleague(label=_("Who stands in"), queryset=Person.objects.none(), empty_label=_("Choose a colleague"))

    class Meta:
        model = StandIn
        fields = ["person", "from_day", "to_day"]
        labels = {"from_day": _("From"), "to_day": _("To")}
        widgets = {"from_day": DAY, "to_day": DAY}

    def __init__(self, *args, seat, colleagues, **options):
        super().__init__(*args, **options)
        self.seat = seat
        self.fields["person"].queryset = colleagues
        self.fields["from_day"].initial = timezone.localdate

    def clean_to_day(self):
        day = self.cleaned_data["to_day"]
        if day < timezone.localdate():
            raise forms.ValidationError(gettext("The day has passed."))
        if self.seat.to_day and day > self.seat.to_day:
            raise forms.ValidationError(gettext("The seat itself ends before that."))
        return day

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() | {"seat", "from_day", "to_day"}


class WithholdForm(forms.ModelForm):
    class Meta:
        model = Person
        fields = ["withheld", "withheld_reason"]
        labels = {"withheld": _("Keep the person out of everything public"), "withheld_reason": _("Why")}

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("withheld") and not cleaned.get("withheld_reason", "").strip():
            self.add_error("withheld_reason", gettext("Say why, in a sentence."))
        return cleaned
