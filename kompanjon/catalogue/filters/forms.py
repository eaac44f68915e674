from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kompanjon.core.db import sorting_key
from kompanjon.core.selects import PlainSelect
from kompanjon.partnerships.register.vocabulary import said
from kompanjon.partnerships.register.words import CORE_AREAS

from .selection import FILTERS, UNKNOWN, Choices, slugged

GOALS = tuple(str(number) for number in range(1, 18))
STATUSES = (("active", _("Active")), ("resting", _("Resting")), ("ended", _("Ended")), (UNKNOWN, _("Not known")))


class CatalogueForm(forms.Form):
    """The catalogue's filters. Values that are not there are simply not chosen."""

    q = forms.CharField(
        label=_("Place, country or subject"),
        required=False,
        widget=forms.TextInput({"type": "search", "maxlength": 200}),
    )
    party = forms.ChoiceField(label=_("Swedish party"), required=False, widget=PlainSelect)
    country = forms.ChoiceField(label=_("Country"), required=False, widget=PlainSelect)
    theme = forms.ChoiceField(label=_("Theme"), required=False, widget=PlainSelect)
    area = forms.ChoiceField(label=_("Core area"), required=False, widget=PlainSelect)
    sdg = forms.ChoiceField(label=_("Global goal"), required=False, widget=PlainSelect)
    network = forms.ChoiceField(label=_("Network"), required=False, widget=PlainSelect)
    status = forms.ChoiceField(label=_("Status"), required=False, widget=PlainSelect)
    year = forms.IntegerField(
        label=_("Active in the year"),
        required=False,
        min_value=1950,
        max_value=2100,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, query, picture):
        folded = {name: query[name].casefold() for name in FILTERS if name in query}  # KE is ke
        super().__init__({**query.dict(), **folded}, auto_id="%s")
        self.labels = labels(picture)
        self.picture = picture

    def choices(self):
        """What is chosen, as plain values; what cannot be read is left out and said at its field."""
        for name in FILTERS:
            if name != "year":
                self.fields[name].choices = [("", gettext("All")), *self.labels[name]]
        self.full_clean()
        good = self.cleaned_data
        return Choices(
            text=good.get("q", ""),
            sort=self.data.get("sort", ""),
            **{name: good.get(name) or (None if name == "year" else "") for name in FILTERS},
        )

    def count(self, counts):
        """Write beside each choice how many it gives, and leave out those that give none."""
        for name, numbers in counts.items():
            chosen = self.data.get(name, "")
            self.fields[name].choices = [
                ("", gettext("All")),
                *(
                    (value, f"{label} ({numbers.get(value, 0)})")
                    for value, label in self.labels[name]
                    if numbers.get(value) or value == chosen
                ),
            ]

    def folded_fields(self):
        return [self[name] for name in FILTERS]

    def any_chosen(self):
        return any(self.data.get(name) for name in FILTERS)

    def chosen_words(self, choices):
        """[(filter, "Country: Kenya")], for the links that take a choice away."""
        found = []
        for name, value in choices.chosen.items():
            label = value if name == "year" else dict(self.labels[name]).get(value, value)
            found.append((name, f"{self.fields[name].label}: {label}"))
        return found


def labels(picture):
    """Every value of every filter with its words, in the order people look for them."""
    areas = {area for partnership in picture.partnerships for area in partnership.areas}
    goals = {goal for partnership in picture.partnerships for goal in partnership.goals}
    return {
        "party": by_word({one.slug: one.label for one in picture.swedish_parties}),
        "country": by_word({country.code.lower(): country.name for country, _count in picture.countries}),
        "theme": by_word({slugged(area): capital(said(area)[0]) for area in areas}),
        "area": [(code, capital(gettext(word))) for code, word in CORE_AREAS.items()],
        "sdg": [(goal, f"{goal}. {gettext(GOAL_NAMES[goal])}") for goal in GOALS if goal in goals],
        "network": [(one.slug, one.name) for one in picture.networks],
        "status": [(value, gettext(word)) for value, word in STATUSES],
    }


def by_word(words):
    return sorted(words.items(), key=lambda pair: sorting_key(pair[1]))


def capital(text):
    return text[:1].upper() + text[1:]


GOAL_NAMES = {
    "1": _("No poverty"), "2": _("Zero hunger"), "3": _("Good health and well-being"), "4": _("Quality education"),
    "5": _("Gender equality"), "6": _("Clean water and sanitation"), "7": _("Affordable and clean energy"),
    "8": _("Decent work and economic growth"), "9": _("Industry, innovation and infrastructure"),
    "10": _("Reduced inequalities"), "11": _("Sustainable cities and communities"),
    "12": _("Responsible consumption and production"), "13": _("Climate action"), "14": _("Life below water"),
    "15": _("Life on land"), "16": _("Peace, justice and strong institutions"), "17": _("Partnerships for the goals"),
}  # fmt: skip
