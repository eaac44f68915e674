from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kompanjon.people.organisations.fields import OrganisationField
from kompanjon.people.organisations.models import Organisation
from kompanjon.people.places.models import Country

from .flow import PARTNERSHIP
from .models import Network, Partnership, Party, Side
from .words import SIDES, STATED_STATUS


def sides():
    return [(code, capfirst(gettext(word))) for code, word in SIDES.items()]


def states():
    named = [(state.name, gettext(state.label)) for state in PARTNERSHIP.states if not state.retired]
    return [("", gettext("All states")), ("not_begun", gettext("not taken over")), *named]


def statuses():
    named = [(code or "unknown", gettext(word)) for code, word in STATED_STATUS.items()]
    return [("", gettext("Whatever the record says")), *named]


def countries():
    named = sorted(
        (one.name, one.code) for one in Country.objects.filter(organisations__parties__isnull=False).distinct()
    )
    return [("", gettext("All countries")), *((code, name) for name, code in named if code != "SE")]


def networks():
    named = sorted((one.name, one.pk) for one in Network.objects.all())
    return [("", gettext("All networks")), *((key, name) for name, key in named)]


def swedish_parties():
    found = Organisation.objects.filter(parties__side=Side.SWEDISH).distinct().order_by("name_key")
    return [("", gettext("All Swedish parties")), *((one.pk, one.label) for one in found)]


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("Party, place, country or theme"),
        required=False,
        widget=forms.TextInput({"type": "search", "maxlength": 200}),
    )
    state = forms.ChoiceField(label=_("State"), required=False, choices=states)
    stated = forms.ChoiceField(label=_("Stated in the record"), required=False, choices=statuses)
    country = forms.ChoiceField(label=_("Country"), required=False)
    network = forms.ChoiceField(label=_("Network"), required=False)
    party = forms.ChoiceField(label=_("Swedish party"), required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for name, choices in (("country", countries), ("network", networks), ("party", swedish_parties)):
            self.fields[name].choices = choices()  # read once, not each time the page asks


class BeginForm(forms.Form):
    """Where the partnership stands on the day the office takes it over, and how one knows."""

    state = forms.ChoiceField(label=_("Where it stands now"), choices=lambda: [("", gettext("Choose")), *states()[2:]])
    reason = forms.CharField(label=_("How do you know?"), widget=forms.Textarea({"rows": 2}))


class PartnershipForm(forms.ModelForm):
    class Meta:
        model = Partnership
        fields = ["name", "theme", "start_year", "end_year", "networks", "other_actors", "outcome_note"]
        labels = {
            "name": _("Name"),
            "theme": _("Theme"),
            "start_year": _("Started in the year"),
            "end_year": _("Ended in the year"),
            "networks": _("Networks"),
            "other_actors": _("Others who take part"),
            "outcome_note": _("What came of it"),
        }
        help_texts = {"name": _("Leave it empty and it is made from the names of the parties.")}
        widgets = {
            "networks": forms.CheckboxSelectMultiple,
            "other_actors": forms.Textarea({"rows": 2}),
            "outcome_note": forms.Textarea({"rows": 3}),
        }

    previous = forms.CharField(
        label=_("Continues"),
        required=False,
        help_text=_("The partnership it continues: its short address or its name."),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["name"].required = False
        if self.instance.previous_id:
            self.initial["previous"] = self.instance.previous.slug

    def clean_previous(self):
        from .queries import named

        text = self.cleaned_data["previous"].strip()
        found = [key for key, _name in named(text)] if text else []
        if text and (len(found) != 1 or found[0] == self.instance.pk):
            raise forms.ValidationError(gettext("No single other partnership fits “{text}”.").format(text=text))
        return Partnership.objects.get(pk=found[0]) if found else None

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("start_year"), cleaned.get("end_year")
        if first and last and last < first:
            self.add_error("end_year", gettext("The last year comes before the first."))
        return cleaned


class PartyForm(forms.ModelForm):
    organisation = OrganisationField(label=_("Organisation"))
    side = forms.ChoiceField(label=_("Side"), choices=sides, initial=Side.INTERNATIONAL)

    class Meta:
        model = Party
        fields = ["organisation", "side", "leads", "from_day", "to_day"]
        labels = {"leads": _("Leads on the Swedish side"), "from_day": _("From"), "to_day": _("To")}
        widgets = {name: forms.DateInput({"type": "date"}, format="%Y-%m-%d") for name in ("from_day", "to_day")}

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("from_day"), cleaned.get("to_day")
        if first and last and last < first:
            self.add_error("to_day", gettext("The last day comes before the first."))
        return cleaned

    def _get_validation_exclusions(self):
        """Whether a row fits is a matter of all rows together: the rules say, not each row's constraint."""
        return super()._get_validation_exclusions() | {"organisation", "leads", "side", "partnership"}


class PartyFormSet(forms.BaseModelFormSet):
    deletion_widget = forms.CheckboxInput

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("Take this party away")


def party_rows(data, partnership):
    """The parties as rows to fill in: those there are, and one or two empty ones."""
    empty = 1 if partnership.pk else 3
    rows = forms.modelformset_factory(Party, PartyForm, formset=PartyFormSet, extra=empty, can_delete=True)
    known = Party.objects.filter(partnership=partnership) if partnership.pk else Party.objects.none()
    initial = (
        []
        if partnership.pk
        else [{"side": Side.SWEDISH, "leads": True}, {"side": Side.INTERNATIONAL}, {"side": Side.OTHER}]
    )
    return rows(data, queryset=known.select_related("organisation"), initial=initial, prefix="parties")


class WithholdForm(forms.ModelForm):
    class Meta:
        model = Partnership
        fields = ["withheld", "withheld_reason"]
        labels = {"withheld": _("Keep the partnership out of everything public"), "withheld_reason": _("Why")}

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("withheld") and not cleaned.get("withheld_reason", "").strip():
            self.add_error("withheld_reason", gettext("Say why, in a sentence."))
        return cleaned
