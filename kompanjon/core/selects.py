from django import forms
from django.forms.utils import flatatt
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import mark_safe


class LongSelect(forms.Select):
    """A select with a hundred options that does not read a template for each of them. No groups."""

    def render(self, name, value, attrs=None, renderer=None):
        chosen = {str(one) for one in self.format_value(value)}
        options = [
            (key, mark_safe(" selected") if key in chosen else "", conditional_escape(text))
            for key, text in ((str("" if key is None else key), text) for key, text in self.choices)
        ]
        given = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        listed = format_html_join("", '<option value="{}"{}>{}</option>', options)
        return format_html("<select{}>{}</select>", flatatt(given), listed)
