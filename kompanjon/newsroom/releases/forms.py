from django import forms
from django.utils.translation import gettext_lazy as _

from kompanjon.core.speech import sentence


def text(label, rows, help_text=""):
    return forms.CharField(
        label=label, required=False, max_length=20_000, help_text=help_text, widget=forms.Textarea({"rows": rows})
    )


class ReleaseForm(forms.Form):
    headline_sv = forms.CharField(label=_("Headline in Swedish"), required=False, max_length=200)
    headline_en = forms.CharField(label=_("Headline in English"), required=False, max_length=200)
    lead_sv = text(_("Lead in Swedish"), 3)
    lead_en = text(_("Lead in English"), 3)
    body_sv = text(
        _("Text in Swedish"),
        8,
        _("Quotes and examples. Blank line: new paragraph. Sums must be those of the decisions."),
    )
    body_en = text(_("Text in English"), 8)
    fact_box_sv = text(_("Fact box in Swedish"), 4)
    fact_box_en = text(_("Fact box in English"), 4)
    contact_sv = text(_("Contact in Swedish"), 2)
    contact_en = text(_("Contact in English"), 2)
    embargo_until = forms.DateTimeField(
        label=_("Not to be read before"), required=False, help_text=_("Swedish time. Left empty: at once."),
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)

    def show(self, problems):
        for problem in problems:
            self.add_error(problem.where if problem.where in self.fields else None, sentence(problem))


class CorrectionForm(forms.Form):
    text_sv = forms.CharField(
        label=_("What is corrected, in Swedish"), max_length=2000, widget=forms.Textarea({"rows": 3})
    )
    text_en = forms.CharField(
        label=_("What is corrected, in English"), max_length=2000, widget=forms.Textarea({"rows": 3})
    )
