from django import forms
from django.forms.utils import flatatt
from django.utils.html import conditional_escape, escape
from django.utils.safestring import mark_safe


class PlainSelect(forms.Select):
    """Django makes every option with a template of its own: with hundreds of parties, most of a page's cost. No groups."""

    def render(self, name, value, attrs=None, renderer=None):
        chosen = {str(one) for one in self.format_value(value)}
        keyed = ((str("" if key is None else key), text) for key, text in self.choices)
        options = "".join(
            f'<option value="{escape(key)}"{" selected" if key in chosen else ""}>{conditional_escape(text)}</option>'
            for key, text in keyed
        )
        given = flatatt(self.build_attrs(self.attrs, {**(attrs or {}), "name": name}))
        return mark_safe(f"<select{given}>{options}</select>")  # each part is escaped above
