from django import forms
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kompanjon.rounds.calls.forms import StockholmField

from .models import Sending

CODES = {
    "1.1": _("complete"),
    "1.2": _("partial"),
    "2.11": _("refusal, or opened without answering"),
    "2.12": _("break-off"),
    "2.20": _("no answer"),
    "2.27": _("answered after the close"),
    "3.19": _("nothing came back, eligibility unknown"),
    "3.30": _("undeliverable"),
    "4.10": _("not eligible: has left the post, or the post does not exist"),
}


class SendingForm(forms.ModelForm):
    planned_at = StockholmField(
        label=_("Planned for"),
        required=False,
        help_text=_(
            "Swedish time. It goes by itself then, if a test has been sent to you and both languages are complete."
        ),
    )

    class Meta:
        model = Sending
        fields = ["subject_sv", "body_sv", "subject_en", "body_en", "planned_at"]
        labels = {
            "subject_sv": _("Subject in Swedish"),
            "body_sv": _("Text in Swedish"),
            "subject_en": _("Subject in English"),
            "body_en": _("Text in English"),
        }
        help_texts = {"body_sv": _("Merge fields: {name} {post} {organisation} {link} {code} {closes}")}
        widgets = {
            "body_sv": forms.Textarea({"rows": 8}),
            "body_en": forms.Textarea({"rows": 8}),
        }

    def clean_planned_at(self):
        planned = self.cleaned_data["planned_at"]
        if "planned_at" in self.changed_data and planned and planned <= timezone.now():
            raise forms.ValidationError(_("Choose a time that is still to come, or leave it empty and send by hand."))
        return planned


class DispositionForm(forms.Form):
    unit = forms.CharField(label=_("Key of the unit"), max_length=40)
    code = forms.ChoiceField(
        label=_("Code"), choices=[(code, format_lazy("{} {}", code, word)) for code, word in CODES.items()]
    )
    reason = forms.CharField(label=_("Reason"), max_length=200)
