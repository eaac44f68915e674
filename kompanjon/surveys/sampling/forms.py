from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kompanjon.rounds.calls.forms import StockholmField

from .models import Wave


class WaveForm(forms.ModelForm):
    """What may be set while the wave is a draft."""

    opens_at = StockholmField(label=_("Opens"), required=False, help_text=_("Swedish time."))
    closes_at = StockholmField(
        label=_("Closes"),
        required=False,
        help_text=_(
            "Swedish time. A wave that closes at 23:59 is open to the end of that minute, and then closes by itself."
        ),
    )

    class Meta:
        model = Wave
        fields = [
            "title_sv",
            "title_en",
            "mode",
            "opens_at",
            "closes_at",
            "complete_above",
            "partial_from",
            "silent_is_unknown",
            "smallest_base",
            "smallest_cell",
            "edit_after",
            "link_months",
            "processor_sv",
            "processor_en",
            "synthetic",
        ]
        labels = {
            "title_sv": _("Title in Swedish"),
            "title_en": _("Title in English"),
            "mode": _("Mode"),
            "complete_above": _("Complete above this share of the required questions"),
            "partial_from": _("Partial from this share"),
            "silent_is_unknown": _("Those who never opened count as unknown eligibility"),
            "smallest_base": _("Fewest answers in a shown group"),
            "smallest_cell": _("Smallest shown count"),
            "edit_after": _("Answers may be changed until the close"),
            "link_months": _("Months until the link between person and answers is deleted"),
            "processor_sv": _("Who processes the data, in Swedish"),
            "processor_en": _("Who processes the data, in English"),
            "synthetic": _("The answers are invented: stamp every chart"),
        }
        widgets = {"mode": forms.RadioSelect()}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["mode"].choices = [("confidential", _("Confidential")), ("anonymous", _("Anonymous"))]
        if self.instance.pk and self.instance.state != "draft":
            for name in ("mode", "complete_above", "partial_from", "smallest_base", "smallest_cell", "synthetic"):
                self.fields[name].disabled = True

    def clean(self):
        data = super().clean()
        opens, closes = data.get("opens_at"), data.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("The wave must close after it opens."))
        moved = self.instance.state == "open" and "closes_at" in self.changed_data
        if moved and (closes is None or closes <= timezone.now()):
            self.add_error("closes_at", _("Choose a time that is still to come. To close now, press Close."))
        return data


class NewWaveForm(forms.Form):
    code = forms.SlugField(label=_("Code, for example 2026"), max_length=20)
    title_sv = forms.CharField(label=_("Title in Swedish"), max_length=160)
    title_en = forms.CharField(label=_("Title in English"), max_length=160)
    former = forms.ModelChoiceField(Wave.objects.all(), label=_("Questions from an earlier wave"), required=False)

    def clean_code(self):
        code = self.cleaned_data["code"]
        if Wave.objects.filter(code=code).exists():
            raise forms.ValidationError(_("There is already a wave with that code. Choose another."))
        return code


class RegisterForm(forms.Form):
    file = forms.FileField(
        label=_("The register as CSV or XLSX"),
        help_text=_("Columns: organisation, position, name, email, language. More columns become groups."),
    )
