import json

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Item

MEANINGS = ("", "exclusive", "other", "dont_know", "not_applicable")


class ItemForm(forms.ModelForm):
    """One question with its answers, both languages side by side."""

    options = forms.CharField(
        label=_("Answers, one a line: code | Swedish | English | meaning"),
        widget=forms.Textarea({"rows": 8}),
        required=False,
        help_text=_("The meaning may be left out, or be exclusive, other, dont_know or not_applicable."),
    )
    condition_text = forms.CharField(
        label=_("Shown only if"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_(
            'For example {"item": "q6_intl_work", "is": ["ja"]} or {"unit": "role", "is": ["politiker"]}. Empty: always.'
        ),
    )

    class Meta:
        model = Item
        fields = [
            "code",
            "kind",
            "page",
            "place",
            "text_sv",
            "text_en",
            "help_sv",
            "help_en",
            "low_label_sv",
            "low_label_en",
            "high_label_sv",
            "high_label_en",
            "points",
            "least",
            "most",
            "decimals",
            "unit_sv",
            "unit_en",
            "longest",
            "required",
            "random_order",
            "sensitive",
            "base_rule",
        ]
        labels = {
            "code": _("Code, the same in every wave"),
            "kind": _("Kind"),
            "page": _("Page"),
            "place": _("Place on the page"),
            "text_sv": _("Question in Swedish"),
            "text_en": _("Question in English"),
            "help_sv": _("Help in Swedish"),
            "help_en": _("Help in English"),
            "low_label_sv": _("Low end in Swedish"),
            "low_label_en": _("Low end in English"),
            "high_label_sv": _("High end in Swedish"),
            "high_label_en": _("High end in English"),
            "points": _("Points of the scale"),
            "least": _("Least (number, or answers)"),
            "most": _("Most (number, or answers)"),
            "decimals": _("Decimals"),
            "unit_sv": _("Unit in Swedish"),
            "unit_en": _("Unit in English"),
            "longest": _("Longest text"),
            "required": _("Required"),
            "random_order": _("Answers in random order"),
            "sensitive": _("Sensitive"),
            "base_rule": _("Base"),
        }
        widgets = {n: forms.Textarea({"rows": 2}) for n in ("text_sv", "text_en", "help_sv", "help_en")} | {
            "base_rule": forms.Select(
                choices=[("include_dk", _("with “don't know”")), ("exclude_dk", _("without “don't know”"))]
            )
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.pk:
            lines = [
                " | ".join(filter(None, (o.code, o.label_sv, o.label_en, o.meaning)))
                for o in self.instance.options.all()
            ]
            self.fields["options"].initial = "\n".join(lines)
            self.fields["condition_text"].initial = (
                json.dumps(self.instance.condition, ensure_ascii=False) if self.instance.condition else ""
            )

    def clean_points(self):
        points = self.cleaned_data["points"]
        if not 3 <= points <= 11:
            raise forms.ValidationError(_("A scale has 3 to 11 points."))
        return points

    def clean_options(self):
        parsed = {}
        for line in filter(str.strip, self.cleaned_data["options"].splitlines()):
            code, sv, en, meaning, *_rest = [*map(str.strip, line.split("|")), "", "", ""]
            if meaning not in MEANINGS:
                raise forms.ValidationError(
                    _("“%(meaning)s” is not a meaning. Leave it out, or use one of those named.") % {"meaning": meaning}
                )
            parsed[code] = {"sv": sv, "en": en, "meaning": meaning}
        return parsed

    def clean_condition_text(self):
        text = self.cleaned_data["condition_text"].strip()
        try:
            condition = json.loads(text) if text else {}
        except json.JSONDecodeError:
            condition = None
        if not isinstance(condition, dict):
            raise forms.ValidationError(
                _("Write the condition as in the example, with the same brackets and quotation marks.")
            )
        return condition
