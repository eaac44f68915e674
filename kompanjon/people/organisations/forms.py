from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..places.models import Country
from .kinds import NAMES, Kind
from .models import ContactNote, Organisation, OrganisationName


def kinds():
    return [("", gettext("All kinds")), *((kind.value, capfirst(gettext(NAMES[kind]))) for kind in Kind)]


def countries():
    named = sorted((country.name, country.code) for country in Country.objects.all())
    return [("", gettext("All countries")), *((code, name) for name, code in named)]


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("Name, place, former name or code"), required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=kinds)
    country = forms.ChoiceField(label=_("Country"), required=False, choices=countries)


class OrganisationForm(forms.ModelForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=lambda: kinds()[1:])

    class Meta:
        model = Organisation
        fields = [
            "name", "short_name", "kind", "country", "parent", "municipal_share_pct", "place", "latitude", "longitude",
            "registrar_email", "ended_year", "note",
        ]  # fmt: skip
        labels = {
            "name": _("Name"),
            "short_name": _("Name in daily use"),
            "country": _("Country"),
            "parent": _("Part of"),
            "municipal_share_pct": _("Owned by municipalities, per cent"),
            "place": _("Place"),
            "latitude": _("Latitude"),
            "longitude": _("Longitude"),
            "registrar_email": _("The registrar's address"),
            "ended_year": _("Ended in the year"),
            "note": _("Note"),
        }
        help_texts = {
            "name": _("If it has been renamed: change the name here and add the former one below."),
            "registrar_email": _("What is handed in and decided is sent there, for the organisation's own register."),
        }
        widgets = {"note": forms.Textarea(attrs={"rows": 3}), "parent": forms.TextInput}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["country"].choices = [("", gettext("Choose")), *countries()[1:]]
        self.fields["parent"] = forms.CharField(
            label=_("Part of"), required=False, help_text=_("The short address of the other organisation, such as goteborg."),
            initial=self.instance.parent.slug if self.instance.parent else "",
        )  # fmt: skip

    def clean_parent(self):
        slug = self.cleaned_data["parent"].strip()
        if not slug:
            return None
        parent = Organisation.objects.filter(slug=slug).exclude(pk=self.instance.pk).first()
        if parent is None:
            raise forms.ValidationError(
                gettext("No other organisation has the short address “%(slug)s”.") % {"slug": slug}
            )
        return parent


class WithholdForm(forms.ModelForm):
    class Meta:
        model = Organisation
        fields = ["withheld", "place_withheld", "withheld_reason"]
        labels = {
            "withheld": _("Keep the organisation out of everything public"),
            "place_withheld": _("Keep its place off the map"),
            "withheld_reason": _("Why"),
        }

    def clean(self):
        cleaned = super().clean()
        if (cleaned.get("withheld") or cleaned.get("place_withheld")) and not cleaned.get(
            "withheld_reason", ""
        ).strip():
            self.add_error("withheld_reason", gettext("Say why, in a sentence."))
        return cleaned


class ContactNoteForm(forms.ModelForm):
    on = forms.DateField(label=_("Day"), initial=timezone.localdate, widget=forms.DateInput(attrs={"type": "date"}))

    class Meta:
        model = ContactNote
        fields = ["on", "spoke_with", "said", "why_not"]
        labels = {
            "spoke_with": _("Spoke with"),
            "said": _("What was said"),
            "why_not": _("If they do not want to join: why not"),
        }
        widgets = {"said": forms.Textarea(attrs={"rows": 3})}

    def clean_on(self):
        if self.cleaned_data["on"] > timezone.localdate():
            raise forms.ValidationError(gettext("The day has not come yet."))
        return self.cleaned_data["on"]


class FormerNameForm(forms.ModelForm):
    class Meta:
        model = OrganisationName
        fields = ["name", "valid_from_year", "valid_to_year"]
        labels = {"name": _("Former name"), "valid_from_year": _("From the year"), "valid_to_year": _("To the year")}

    def clean_name(self):
        name = self.cleaned_data["name"]
        if OrganisationName.objects.filter(organisation=self.instance.organisation, name=name).exists():
            raise forms.ValidationError(gettext("This former name is kept already."))
        return name

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("valid_from_year"), cleaned.get("valid_to_year")
        if first and last and last < first:
            self.add_error("valid_to_year", gettext("The last year comes before the first."))
        return cleaned
