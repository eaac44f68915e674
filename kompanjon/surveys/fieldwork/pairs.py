"""A mapping as text, for those who write it: theirs on the left, ours on the right."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PairsForm(forms.Form):
    """A mapping as text: one line per column or value, theirs on the left and ours on the right."""

    columns_text = forms.CharField(
        label=_("Columns, one a line: theirs = ours"),
        widget=forms.Textarea({"rows": 8}),
        required=False,
        help_text=_("For example: F1 = q1_awareness. Columns that are not named keep their names."),
    )
    values_text = forms.CharField(
        label=_("Values, one a line: our column: theirs = ours"),
        widget=forms.Textarea({"rows": 8}),
        required=False,
        help_text=_("For example: role: official = tjansteperson."),
    )

    def clean_columns_text(self):
        return dict(_pair(line) for line in _lines(self.cleaned_data["columns_text"]))

    def clean_values_text(self):
        values: dict = {}
        for line in _lines(self.cleaned_data["values_text"]):
            column, sign, rest = line.partition(":")
            if not sign or not column.strip():
                raise forms.ValidationError(_("“%(line)s” lacks the column and a colon.") % {"line": line})
            theirs, ours = _pair(rest)
            values.setdefault(column.strip(), {})[theirs] = ours
        return values

    @staticmethod
    def columns_in(columns) -> str:
        return "\n".join(f"{theirs} = {ours}" for theirs, ours in columns.items())

    @staticmethod
    def values_in(values) -> str:
        return "\n".join(f"{column}: {a} = {b}" for column, pairs in values.items() for a, b in pairs.items())


def _lines(text):
    return [line.strip() for line in text.splitlines() if line.strip()]


def _pair(line):
    theirs, sign, ours = line.rpartition("=")
    if not sign or not theirs.strip() or not ours.strip():
        raise forms.ValidationError(_("“%(line)s” lacks an equals sign between theirs and ours.") % {"line": line})
    return theirs.strip(), ours.strip()
