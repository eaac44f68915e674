from django import forms
from django.utils.translation import gettext_lazy as _

from ..analysis.wave import CLASSES
from .models import Figure

STATISTICS = (
    ("share", _("Share with one of these answers")),
    ("mean", _("Mean of a scale")),
    ("rank", _("The answer in first place")),
    ("rate", _("Response rate")),
    ("majority", _("Share of municipalities where most of those who answered say so")),
)


def official_weights(wave):
    """The set that what goes out is weighted by: the official one, or the classes while none has been chosen."""
    official = wave.weight_sets.filter(official=True).first()
    name = official.name if official else CLASSES
    return [(name, _("weighted: {name}").format(name=name))]


class FigureForm(forms.Form):
    code = forms.SlugField(label=_("Short code, for example F5"), max_length=40)
    stat = forms.ChoiceField(label=_("Statistic"), choices=STATISTICS)
    item = forms.ChoiceField(label=_("Question"), required=False)
    values = forms.CharField(
        label=_("Answers that count, by code"),
        required=False,
        help_text=_("For example: ja — or several with commas: 4, 5"),
    )
    group = forms.ChoiceField(
        label=_("Whom it is about"),
        required=False,
        choices=[
            ("", _("everybody who answered")),
            ("org_type=kommun", _("the municipalities' representatives")),
            ("org_type=region", _("the regions' representatives")),
            ("role=politiker", _("politicians")),
            ("role=tjansteperson", _("officials")),
        ],
    )
    also = forms.CharField(
        label=_("And also, for a stand-in"),
        required=False,
        help_text=_("For example: q1_awareness = 1. The figure is then labelled as a stand-in."),
    )
    weights = forms.ChoiceField(label=_("Weights"))
    title_sv = forms.CharField(label=_("Title in Swedish, stating the result"), max_length=200)
    title_en = forms.CharField(label=_("Title in English, stating the result"), max_length=200)
    says_sv = forms.CharField(
        label=_("What they say, in Swedish"),
        required=False,
        help_text=_("For example: ser partnerskap som utvecklande"),
    )
    says_en = forms.CharField(label=_("What they say, in English"), required=False)

    def __init__(self, *args, items=(), wave=None, **options):
        super().__init__(*args, **options)
        self.wave = wave
        self.fields["item"].choices = [("", "–"), *((i.code, i.text) for i in items)]
        self.fields["weights"].choices = [("none", _("unweighted")), *official_weights(wave)]
        self.points = {i.code: i.points for i in items if i.kind == "scale"}

    def clean_code(self):
        code = self.cleaned_data["code"]
        if Figure.objects.filter(wave=self.wave, code=code).exists():
            raise forms.ValidationError(_("There is already a figure with that code. Choose another."))
        return code

    def clean(self):
        data = super().clean()
        if data.get("stat") != "rate" and not data.get("item"):
            self.add_error("item", _("Choose the question."))
        if data.get("stat") in ("share", "majority") and not data.get("values"):
            self.add_error("values", _("Say which answers count."))
        return data

    def definition(self):
        """The closed vocabulary of a figure."""
        data = self.cleaned_data
        how = {"stat": data["stat"], "base": "include_dk"}
        if data["stat"] == "rate":
            how["rate"] = "RR2"
        else:
            how["item"] = data["item"]
        if data["stat"] in ("share", "majority"):
            how["values"] = [v.strip() for v in data["values"].split(",") if v.strip()]
        if data["stat"] == "rank":
            how["rank"] = 1
        if data["stat"] == "mean" and data["item"] in self.points:
            how["points"] = self.points[data["item"]]
        if data["stat"] == "majority":
            how["where"] = {"org_type": "kommun"}
        elif data["group"]:
            name, _sign, value = data["group"].partition("=")
            how["where"] = {name: value}
        if data["also"]:
            name, _sign, value = data["also"].partition("=")
            how["also"] = {name.strip(): [value.strip()]}
        return how


class ClaimForm(forms.ModelForm):
    class Meta:
        model = Figure
        fields = ["title_sv", "claim_sv", "title_en", "claim_en"]
        labels = {
            "title_sv": _("Title in Swedish"),
            "title_en": _("Title in English"),
            "claim_sv": _("Sentence in Swedish"),
            "claim_en": _("Sentence in English"),
        }
        widgets = {"claim_sv": forms.Textarea({"rows": 4}), "claim_en": forms.Textarea({"rows": 4})}


class ListForm(forms.Form):
    """A list that is picked, uploaded or pasted; at least one of them."""

    known = forms.ChoiceField(label=_("A list that is kept here"), required=False)
    file = forms.FileField(label=_("Or upload a list of published figures (YAML)"), required=False)
    text = forms.CharField(label=_("Or paste it here"), widget=forms.Textarea({"rows": 8}), required=False)

    def __init__(self, *args, lists=(), **options):
        super().__init__(*args, **options)
        self.fields["known"].choices = [("", _("none")), *((name, title) for name, title, _path in lists)]

    def clean(self):
        data = super().clean()
        if not any(data.get(name) for name in ("known", "file", "text")):
            raise forms.ValidationError(_("Pick a list, upload one or paste one."))
        return data


class CorrectionForm(forms.Form):
    note_sv = forms.CharField(label=_("What is corrected, in Swedish"), widget=forms.Textarea({"rows": 3}))
    note_en = forms.CharField(label=_("What is corrected, in English"), widget=forms.Textarea({"rows": 3}))
