from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from kompanjon.core.boxes import KronorField
from kompanjon.core.money import from_kronor
from kompanjon.core.numbers import typed_number
from kompanjon.core.speech import swedish
from kompanjon.people.organisations.kinds import COUNTERPARTS, NAMES, SWEDISH_APPLICANTS
from kompanjon.people.places.models import Country

from .keys import BANDS, CAP_KINDS, CHOICES, COMPONENTS, PARTY_FORMS, PER, SEVERITIES, options_of, unit_of
from .models import RuleSet
from .saying import in_my_language

YES_NO = [("True", pgettext_lazy("answer", "yes")), ("False", pgettext_lazy("answer", "no"))]
NUMBERS = ("sek", "months", "days", "years", "pct", "count")


def choices(words):
    return [(key, gettext(word)) for key, word in words.items()]


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class RuleSetForm(forms.ModelForm):
    class Meta:
        model = RuleSet
        fields = ["name_sv", "name_en", "adopted_on", "valid_from", "valid_to"]
        labels = {
            "name_sv": _("Name in Swedish"),
            "name_en": _("Name in English"),
            "adopted_on": _("Adopted on"),
            "valid_from": _("First day"),
            "valid_to": _("Last day"),
        }
        help_texts = {
            "name_sv": _("The name people will read, such as “Grundregler 2027”."),
            "valid_from": _(
                "From this day the public pages are written from these rules. Empty: not before you say so."
            ),
        }
        widgets = {name: DayInput() for name in ("adopted_on", "valid_from", "valid_to")}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["name_sv"].required = self.fields["name_en"].required = True

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("valid_from"), cleaned.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", gettext("The last day comes before the first."))
        return cleaned


class SourceFields(forms.Form):
    """Where a value comes from. Nothing written: the office has decided it itself."""

    source_title = forms.CharField(
        label=_("Where is it written?"),
        max_length=300,
        required=False,
        help_text=_("Title of the page or paper. Empty: decided by the office."),
    )
    source_publisher = forms.CharField(label=_("Who published it?"), max_length=120, required=False)
    source_year = forms.CharField(label=_("Year"), max_length=60, required=False)
    source_address = forms.URLField(
        label=_("Address of the page"), max_length=600, required=False, assume_scheme="https"
    )
    why = forms.CharField(label=_("Why?"), required=False, widget=forms.Textarea(attrs={"rows": 2}))

    @property
    def source(self):
        """The source as the rule book keeps it, or None."""
        cleaned = self.cleaned_data
        year = cleaned["source_year"]
        words = {name: cleaned[f"source_{name}"] for name in ("title", "publisher", "address")}
        return words | {"year": {"sv": year, "en": year}} if cleaned["source_title"] else None

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("source_address") and not cleaned.get("source_title"):
            self.add_error("source_title", gettext("Give the page's title beside its address."))
        return cleaned


def value_field(key, lists=()):
    """The field in which a value of this key is written."""
    unit, label = unit_of(key), _("Value")
    if key == "country_list_in_force":
        return forms.ChoiceField(label=label, choices=[(one["key"], in_my_language(one["name"])) for one in lists])
    if options_of(key):
        return forms.ChoiceField(label=label, choices=[(one, gettext(CHOICES[one])) for one in options_of(key)])
    if unit == "kinds":
        kinds = COUNTERPARTS if key == "counterpart_kinds" else SWEDISH_APPLICANTS
        named = [(kind.value, gettext(NAMES[kind])) for kind in kinds]
        return forms.MultipleChoiceField(label=label, choices=named, widget=forms.CheckboxSelectMultiple)
    if unit == "countries":
        return forms.CharField(label=label, help_text=_("Two-letter country codes with spaces between, such as LT LV."))
    return number_field(unit, label)


def number_field(unit, label):
    units = {
        "sek": _("In whole kronor."), "months": _("In months."), "days": _("In days."), "pct": _("In per cent."), "years": _("In years."),
    }  # fmt: skip
    if unit == "sek":
        return KronorField(label=label, whole=True, help_text=units[unit])
    if unit in NUMBERS:
        return forms.IntegerField(label=label, min_value=0, max_value=10**9, help_text=units.get(unit, ""))
    if unit == "day":
        return forms.DateField(label=label, widget=DayInput())
    return None


class ValueForm(SourceFields):
    """One value of a rule set. The field for the value itself depends on its key."""

    field_order = ["value", "severity"]
    severity = forms.ChoiceField(label=_("What happens when it is not held?"), required=False)

    def __init__(self, *args, key, now=None, lists=(), **options):
        super().__init__(*args, **options)
        self.key, self.was_list = key, isinstance(now, list)
        if unit_of(key) == "sek" and isinstance(now, int):
            now = from_kronor(now)
        field = value_field(key, lists) or self.field_like(now)
        self.fields["value"] = field
        self.fields["severity"].choices = [("", gettext("As the rule itself says")), *choices(SEVERITIES)]
        if not isinstance(field, forms.MultipleChoiceField):
            self.initial.setdefault("value", " ".join(map(str, now)) if isinstance(now, list) else now)
        else:
            self.initial.setdefault("value", now or [])
        self.order_fields(self.field_order)

    def field_like(self, now):
        """Where the key says nothing, a field like the value that stands there."""
        if unit_of(self.key) == "yes_no" or isinstance(now, bool):
            return forms.TypedChoiceField(label=_("Value"), choices=YES_NO, coerce=lambda text: text == "True")
        if isinstance(now, float):
            return forms.FloatField(label=_("Value"), min_value=0, localize=True)
        if isinstance(now, int) or now is None:
            return forms.IntegerField(label=_("Value"), min_value=0, max_value=10**9)
        if isinstance(now, list):
            return forms.CharField(label=_("Values, with spaces between"))
        return forms.CharField(label=_("Value"), max_length=120)

    def clean_value(self):
        value = self.cleaned_data["value"]
        if isinstance(self.fields["value"], KronorField):
            return value // 100
        if unit_of(self.key) == "countries":
            return known_countries(value)
        if self.was_list and isinstance(value, str):
            return numbers_of(value)
        return value.isoformat() if hasattr(value, "isoformat") else value


def known_countries(text):
    codes = sorted({code.upper() for code in text.replace(",", " ").split()})
    wrong = [code for code in codes if len(code) != 2 or not code.isalpha()]
    if wrong:
        raise forms.ValidationError(gettext("Not a country code: {codes}").format(codes=" ".join(wrong)))
    return codes


def numbers_of(text):
    """A row of whole numbers, such as the weights of the criteria; words stay words."""
    parts = text.replace(",", " ").split()
    numbers = [typed_number(part) for part in parts]
    if None not in numbers:
        return numbers
    if any(part.isdigit() for part in parts):
        raise forms.ValidationError(gettext("Write whole numbers with spaces between."))
    return parts


class StampForm(ValueForm):
    """What the office decides of an assumed value. Who and when are known: the person signed in, today."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for name in ("source_title", "source_publisher", "source_year", "source_address"):
            del self.fields[name]
        self.fields["why"].help_text = gettext("For those who come after you: what was it based on?")

    def clean(self):
        return self.cleaned_data


class CapForm(SourceFields):
    field_order = ["component", "parties", "band", "kind", "amount", "labour", "per"]
    component = forms.ChoiceField(label=_("What is applied for"))
    parties = forms.ChoiceField(label=_("Number of parties"))
    band = forms.ChoiceField(label=_("Part of the world"))
    kind = forms.ChoiceField(label=_("Ceiling or guide value"))
    amount = KronorField(label=_("Amount, in whole kronor"), least=1, whole=True)
    labour = KronorField(label=_("Of which labour, in whole kronor"), whole=True, required=False)
    per = forms.ChoiceField(label=_("For how long"))

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for name, words in (
            ("component", COMPONENTS),
            ("parties", PARTY_FORMS),
            ("band", BANDS),
            ("kind", CAP_KINDS),
            ("per", PER),
        ):
            self.fields[name].choices = choices(words)

    def clean(self):
        cleaned = super().clean()
        if (cleaned.get("labour") or 0) > (cleaned.get("amount") or 0):
            self.add_error("labour", gettext("The labour share is larger than the amount."))
        return cleaned


class CountriesForm(forms.Form):
    countries = forms.ModelMultipleChoiceField(
        label=_("Countries one can apply with"), queryset=Country.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    why = forms.CharField(label=_("Why?"), required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        name = "name_sv" if swedish() else "name_en"
        self.fields["countries"].queryset = Country.objects.exclude(pk="SE").order_by(name)


class CompareForm(forms.Form):
    """Two versions to lay side by side, named as people name them."""

    one = forms.ChoiceField(label=_("This"))
    other = forms.ChoiceField(label=_("Beside this"))

    def __init__(self, *args, versions, **options):
        super().__init__(*args, **options)
        named = [
            (str(version.pk), f"{version.rule_set}, {gettext('version')} {version.number}") for version in versions
        ]
        self.fields["one"].choices = self.fields["other"].choices = named
