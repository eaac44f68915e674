from django import forms
from django.utils.translation import gettext_lazy as _

from ..analysis.results import options_of
from ..analysis.wave import CLASSES
from .models import Figure

STATISTICS = (
    ("share", _("Share with one of these answers")),
    ("mean", _("Mean of a scale")),
    ("rank", _("The answer in first place")),
    ("rate", _("Response rate")),
    ("majority", _("Share of municipalities where most of those who answered say so")),
)
CHOICES = ("single", "yes_no", "multi", "ranking", "scale", "battery")
KINDS = {  # which questions a statistic can be computed of; a free text is in none, for it is read before it is shown
    "share": CHOICES,
    "mean": ("scale", "battery", "number"),
    "rank": CHOICES,
    "majority": ("single", "yes_no", "scale", "battery"),
}
WRONG_KIND = {
    "share": _("A share is counted of a question with answers to choose from. Choose such a question."),
    "mean": _("A mean needs a scale or a number. Choose such a question, or another statistic."),
    "rank": _("A first place needs a question with answers to choose from. Choose such a question."),
    "majority": _("A majority needs a question where each gives one answer. Choose such a question, or a share."),
}


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
        self.items = {i.code: i for i in items if any(i.kind in kinds for kinds in KINDS.values())}
        self.fields["item"].choices = [("", "–"), *((i.code, i.text) for i in self.items.values())]
        self.fields["weights"].choices = [("none", _("unweighted")), *official_weights(wave)]
        self.points = {i.code: i.points for i in items if i.kind == "scale"}

    def clean_code(self):
        code = self.cleaned_data["code"]
        if Figure.objects.filter(wave=self.wave, code=code).exists():
            raise forms.ValidationError(_("There is already a figure with that code. Choose another."))
        return code

    def clean(self):
        data = super().clean()
        stat, item = data.get("stat"), self.items.get(data.get("item"))
        if stat != "rate" and "item" in data and not item:
            self.add_error("item", _("Choose the question."))
        if stat in KINDS and item and item.kind not in KINDS[stat]:
            self.add_error("item", WRONG_KIND[stat])
        elif stat in ("share", "majority") and item:
            self._check_answers("values", item, codes_in(data.get("values", "")))
        if data.get("also"):
            self._check_also(stat, data["also"])
        return data

    def _check_answers(self, field, item, values):
        known = [code for code, _label in options_of(item)]
        if not values:
            return self.add_error(field, _("Say which answers count."))
        strange = [v for v in values if v not in known]
        if strange:
            told = _("“{strange}” is no answer to {item}. The answers are: {known}.")
            self.add_error(field, told.format(strange=", ".join(strange), item=item.code, known=", ".join(known)))

    def _check_also(self, stat, said):
        """Only another question may narrow a figure: a column of the register could narrow it to one organisation."""
        code, sign, values = (part.strip() for part in said.partition("="))
        if stat != "share":
            return self.add_error("also", _("Only a share can have a second question. Leave this empty."))
        if not sign:
            return self.add_error("also", _("Write the code of a question, =, and its answer: q1_awareness = 1."))
        others = {c: i for c, i in self.items.items() if i.kind in CHOICES and c != self.cleaned_data.get("item")}
        if code not in others:
            told = _("“{code}” is not another question of this survey. Choose one of: {known}.")
            return self.add_error("also", told.format(code=code, known=", ".join(others)))
        self._check_answers("also", others[code], codes_in(values))

    def definition(self):
        """The closed vocabulary of a figure."""
        data = self.cleaned_data
        how = {"stat": data["stat"], "base": "include_dk"}
        if data["stat"] == "rate":
            how["rate"] = "RR2"
        else:
            how["item"] = data["item"]
        if data["stat"] in ("share", "majority"):
            how["values"] = codes_in(data["values"])
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
            how["also"] = {name.strip(): codes_in(value)}
        return how


def codes_in(text) -> list[str]:
    """The codes in a text with commas."""
    return [code.strip() for code in text.split(",") if code.strip()]


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
