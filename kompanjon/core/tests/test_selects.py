from django import forms
from django.test.html import parse_html

from kompanjon.core.selects import PlainSelect


class AForm(forms.Form):
    town = forms.ChoiceField(choices=[("", "Alla"), ("1", "Ekvik & <Kisanga>"), ("2", "Öckerö")], widget=PlainSelect)


def test_a_plain_select_says_what_djangos_own_does():
    class Djangos(AForm):
        town = forms.ChoiceField(choices=AForm.base_fields["town"].choices)

    for value in ({}, {"town": "2"}, {"town": "other"}):
        ours, theirs = (parse_html(str(form(value)["town"])) for form in (AForm, Djangos))
        assert ours == theirs
