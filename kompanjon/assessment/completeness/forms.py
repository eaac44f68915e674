from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kompanjon.core.speech import last_minute

from .models import OUTCOMES
from .rules import CHECKS, HEADINGS


class ChecksForm(forms.Form):
    """One question after the other, each with a word beside it."""

    def __init__(self, *args, lines, **options):
        options["initial"] = {
            name: value
            for line in lines
            if line["mark"]
            for name, value in (
                (line["check"].key, line["mark"].outcome),
                (f"{line['check'].key}_note", line["mark"].note),
            )
        }
        super().__init__(*args, **options)
        for check in CHECKS:
            self.fields[check.key] = forms.ChoiceField(
                label=gettext(check.question), help_text=gettext(check.help), required=False, widget=forms.RadioSelect,
                choices=[(value, gettext(word)) for value, word in OUTCOMES],
            )  # fmt: skip
            self.fields[f"{check.key}_note"] = forms.CharField(label=gettext("Note"), required=False, max_length=2000)

    def rows(self):
        return [{"outcome": self[check.key], "note": self[f"{check.key}_note"]} for check in CHECKS]

    @property
    def outcomes(self):
        return {check.key: self.cleaned_data.get(check.key) for check in CHECKS}

    @property
    def notes(self):
        return {check.key: self.cleaned_data.get(f"{check.key}_note", "") for check in CHECKS}


class ReturnForm(forms.Form):
    reason = forms.CharField(
        label=_("What must be completed?"), max_length=4000, widget=forms.Textarea({"rows": 4}),
        help_text=_("Both parties read this. Name the section, and say what is missing."),
    )  # fmt: skip
    due = forms.DateField(
        label=_("By which day?"),
        widget=forms.DateInput({"type": "date"}),
        help_text=_("The day lasts until midnight in Sweden."),
    )

    def clean_due(self):
        return last_minute(self.cleaned_data["due"])


class DoubtForm(forms.Form):
    cited = forms.MultipleChoiceField(label=_("Which rules does it not meet?"), widget=forms.CheckboxSelectMultiple)
    reason = forms.CharField(
        label=_("Why?"), max_length=4000, widget=forms.Textarea({"rows": 4}), help_text=_("The parties read this.")
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["cited"].choices = [(key, gettext(text)) for key, text in HEADINGS.items()]
