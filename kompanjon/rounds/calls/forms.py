from datetime import date, datetime

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kompanjon.core.boxes import KronorField
from kompanjon.core.speech import HOUSE_ZONE, swedish
from kompanjon.partnerships.register.models import Network
from kompanjon.people.places.models import Country

from ..rulebook.keys import COMPONENTS
from ..rulebook.models import RuleSet
from ..rulebook.queries import choosable
from ..themes.models import Theme
from .models import Round

MODES = {
    "window": _("A window: it opens one day and closes another"),
    "deadline": _("A deadline: it is open until the last day"),
    "rolling": _("Rolling: one may apply at any time"),
}
MODE_WORDS = {"window": _("window"), "deadline": _("deadline"), "rolling": _("rolling")}


class StockholmInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self):
        super().__init__(format="%Y-%m-%dT%H:%M")


class StockholmField(forms.DateTimeField):
    """A moment as it is typed at the office: by Stockholm's clock, whatever clock the reader's page goes by."""

    widget = StockholmInput

    def prepare_value(self, value):
        return (
            value.astimezone(HOUSE_ZONE).replace(tzinfo=None) if isinstance(value, datetime) and value.tzinfo else value
        )

    def to_python(self, value):
        if value in self.empty_values:
            return None
        try:
            typed = datetime.fromisoformat(str(value).strip().replace(" ", "T"))
        except ValueError:
            raise forms.ValidationError(gettext("Write a day and a time, such as 2027-03-15 23:59.")) from None
        return typed.replace(tzinfo=HOUSE_ZONE)


def by_name(field="name"):
    return f"{field}_sv" if swedish() else f"{field}_en"


class RoundForm(forms.ModelForm):
    mode = forms.ChoiceField(label=_("How one applies"), choices=list(MODES.items()), widget=forms.RadioSelect)
    opens_at = StockholmField(label=_("Opens"), required=False, help_text=_("Swedish time."))
    closes_at = StockholmField(
        label=_("Closes"), required=False, help_text=_("Swedish time. A last day usually ends at 23:59.")
    )
    components = forms.MultipleChoiceField(
        label=_("What can be applied for"),
        choices=list(COMPONENTS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    themes = forms.MultipleChoiceField(
        label=_("Themes"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("None chosen: the whole list."),
    )

    class Meta:
        model = Round
        fields = [
            "name_sv", "name_en", "mode", "opens_at", "closes_at", "components", "countries", "themes", "network",
            "signature_grace_days",
        ]  # fmt: skip
        labels = {
            "name_sv": _("Name in Swedish"),
            "name_en": _("Name in English"),
            "countries": _("Countries"),
            "network": _("Network"),
            "signature_grace_days": _("Days for signatures after the last day"),
        }
        help_texts = {
            "name_sv": _("Such as “Våren 2027”."),
            "signature_grace_days": _("For a text that was closed in time. Empty: as the rule set says."),
        }
        widgets = {"countries": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["name_sv"].required = self.fields["name_en"].required = True
        self.fields["components"].choices = [(key, gettext(word).capitalize()) for key, word in COMPONENTS.items()]
        self.fields["countries"].queryset = Country.objects.exclude(pk="SE").order_by(by_name())
        self.fields["network"].queryset = Network.objects.order_by(by_name())
        self.fields["network"].empty_label = gettext("None")
        themes = {theme.code: theme for theme in Theme.objects.all()}
        self.themes = themes
        self.fields["themes"].choices = [(code, theme.name) for code, theme in themes.items() if theme.in_use]
        self.initial["themes"] = [row["code"] for row in self.instance.themes]

    def clean_themes(self):
        chosen = (self.themes[code] for code in self.cleaned_data["themes"])
        return [{"code": theme.code, "sv": theme.name_sv, "en": theme.name_en} for theme in chosen]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("mode") == "rolling":
            cleaned["closes_at"] = None
        opens, closes = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", gettext("The round must close after it opens."))
        return cleaned


class OpeningForm(forms.Form):
    """Which rule set the round follows. There is no default: somebody chooses, and is named."""

    rule_set = forms.ModelChoiceField(
        label=_("Which rule set does the round follow?"),
        queryset=RuleSet.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["rule_set"].queryset = choosable()
        self.fields["rule_set"].label_from_instance = described


def described(rule_set):
    days = []
    if rule_set.valid_from:
        days.append(gettext("from {day}").format(day=rule_set.valid_from))
    if rule_set.valid_to:
        days.append(gettext("until {day}").format(day=rule_set.valid_to))
    words = [f"{rule_set.name}, {gettext('version')} {rule_set.version}", *days]
    return ", ".join(words)


class ExtensionForm(forms.Form):
    closes_at = StockholmField(label=_("New last day"), help_text=_("Swedish time."))
    reason = forms.CharField(label=_("Why?"), widget=forms.Textarea(attrs={"rows": 2}))


class CriteriaForm(forms.Form):
    """The weight of each criterion; none leaves the criterion out."""

    def __init__(self, *args, rows, **options):
        super().__init__(*args, **options)
        self.rows = rows
        for row in rows:
            self.fields[row["key"]] = forms.IntegerField(
                label=row["name_sv" if swedish() else "name_en"],
                help_text=row["question_sv" if swedish() else "question_en"],
                min_value=0, max_value=100, initial=row["weight"],
            )  # fmt: skip

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not any(cleaned.values()):
            raise forms.ValidationError(gettext("At least one criterion must weigh something."))
        return cleaned

    @property
    def chosen(self):
        weighted = ({**row, "weight": self.cleaned_data[row["key"]]} for row in self.rows)
        return [row for row in weighted if row["weight"]]


class FrameForm(forms.Form):
    """The budget frame, year by year, in whole kronor. An empty year has none."""

    SHOWN = 4
    reason = forms.CharField(label=_("Why?"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    field_order: list = []

    def __init__(self, *args, frames, first=None, **options):
        super().__init__(*args, **options)
        first = min([*frames, first or date.today().year])
        self.years = range(first, max([*frames, first + self.SHOWN - 1]) + 1)
        for year in self.years:
            self.fields[f"year_{year}"] = KronorField(
                whole=True, label=gettext("{year}, kronor").format(year=year), required=False, initial=frames.get(year)
            )
        self.order_fields([f"year_{year}" for year in self.years])

    @property
    def frames(self):
        typed = {year: self.cleaned_data[f"year_{year}"] for year in self.years}
        return {year: ore for year, ore in typed.items() if ore is not None}
