from django import forms
from django.utils.translation import gettext_lazy as _

from ..templatetags.survey import word_for
from .calibration import BOUNDS
from .wave import CLASSES
from .weights import METHODS, Recipe, variables_of


class WeightsForm(forms.Form):
    """What weights an analyst wants made."""

    name = forms.SlugField(label=_("Short name, for example raked-by-region"), max_length=40)
    method = forms.ChoiceField(label=_("Method"), widget=forms.RadioSelect, initial=CLASSES)
    variables = forms.MultipleChoiceField(
        label=_("Groups whose counts are to be met"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Post-stratification crosses the groups you choose; raking takes each as a margin of its own."),
    )
    file = forms.FileField(
        label=_("Population counts (CSV)"),
        required=False,
        help_text=_(
            "With the columns variable, level and count. Without a file the counts are taken from the register."
        ),
    )
    begin = forms.ChoiceField(
        label=_("Begin from"),
        choices=[("classes", _("the weights of the classes")), ("equal", _("the same weight for everybody"))],
    )
    low = forms.FloatField(
        label=_("Smallest ratio to the weight one began from"), initial=BOUNDS[0], min_value=0.01, max_value=1
    )
    high = forms.FloatField(label=_("Largest ratio"), initial=BOUNDS[1], min_value=1, max_value=100)
    trim = forms.BooleanField(label=_("Trim the weights to these bounds"), required=False)

    def __init__(self, *args, table=None, wave=None, **options):
        super().__init__(*args, **options)
        self.wave = wave
        self.fields["method"].choices = [(code, _(word)) for code, word in METHODS.items()]
        self.fields["variables"].choices = [(v, word_for(v)) for v in variables_of(table)]

    def clean_name(self):
        name = self.cleaned_data["name"]
        if self.wave.weight_sets.filter(name=name).exists():
            raise forms.ValidationError(_("There is already a weight set with that name. Choose another."))
        if name in ("none", "official"):
            raise forms.ValidationError(_("That name has another meaning. Choose another."))
        return name

    def recipe(self, targets=None) -> Recipe:
        data = self.cleaned_data
        return Recipe(
            data["name"],
            data["method"],
            tuple(data["variables"]) if data["method"] != CLASSES else (),
            targets or {},
            data["begin"] == "classes",
            (data["low"], data["high"]),
            data["trim"],
        )


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Why these weights"), max_length=300, widget=forms.Textarea({"rows": 2}))
