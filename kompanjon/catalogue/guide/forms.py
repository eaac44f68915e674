from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kompanjon.core.boxes import KronorField
from kompanjon.core.db import sorting_key
from kompanjon.people.organisations.kinds import COUNTERPARTS, NAMES, SWEDISH_APPLICANTS, Kind
from kompanjon.people.places.models import Country

NOBODY = "nobody"


class CanWeForm(forms.Form):
    """Five questions that anybody can answer without signing in. Nothing of it is kept."""

    you = forms.ChoiceField(label=_("Who are you?"))
    country = forms.ChoiceField(label=_("In which country is your partner?"))
    partner = forms.ChoiceField(label=_("Who is your partner?"))
    months = forms.IntegerField(
        label=_("How many months shall the project last?"),
        min_value=1,
        max_value=120,
        widget=forms.TextInput({"class": "num w-5", "inputmode": "numeric"}),
    )
    amount = KronorField(
        label=_("How much would you ask for in a year, kr?"),
        least=1,
        widget=forms.TextInput({"class": "num w-10", "inputmode": "decimal"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = {one.pk: one for one in Country.objects.exclude(pk="SE")}
        choose = [("", _("Choose"))]
        swedish = [*SWEDISH_APPLICANTS, Kind.CSO, Kind.UNIVERSITY, Kind.OTHER]
        abroad = [*COUNTERPARTS, Kind.CSO, Kind.UNIVERSITY, Kind.OTHER]
        self.fields["you"].choices = choose + [(kind.value, capital(NAMES[kind])) for kind in swedish]
        self.fields["partner"].choices = [
            *choose,
            (NOBODY, _("We have no partner yet")),
            *((kind.value, capital(NAMES[kind])) for kind in abroad),
        ]
        names = sorted(((one.pk, one.name) for one in self.known.values()), key=lambda pair: sorting_key(pair[1]))
        self.fields["country"].choices = [*choose, *names, ("other", _("Another country"))]


def capital(word):
    text = gettext(word)
    return text[:1].upper() + text[1:]
