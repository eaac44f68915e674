"""Beginning an application: which round, for whom, and with which counterpart."""

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kompanjon.core.numbers import typed_number
from kompanjon.partnerships.register.models import Partnership
from kompanjon.people.organisations.kinds import COUNTERPARTS, NAMES, SWEDISH_APPLICANTS, Kind
from kompanjon.people.organisations.models import Organisation
from kompanjon.people.organisations.queries import in_use, near_to
from kompanjon.people.places.models import Country
from kompanjon.rounds.calls.models import Round

from .actions.start import own_organisations
from .models import COMPONENTS

LANGUAGES = [
    ("en", _("English")), ("sv", _("Swedish")), ("fr", _("French")), ("es", _("Spanish")), ("uk", _("Ukrainian")),
    ("ar", _("Arabic")), ("pt", _("Portuguese")), ("id", _("Indonesian")), ("sw", _("Swahili")),
]  # fmt: skip
ABROAD = (*COUNTERPARTS, Kind.EU_THIRD_PARTY, Kind.CSO, Kind.UNIVERSITY)
MOST_COUNTERPARTS = 8
NO_FILE = _("No file came with the form. Choose it again; nothing else on the page is lost.")


def languages():
    return [(code, capfirst(gettext(word))) for code, word in LANGUAGES]


def open_rounds():
    now = timezone.now()
    rounds = Round.objects.filter(Q(opens_at=None) | Q(opens_at__lte=now), Q(closes_at=None) | Q(closes_at__gt=now))
    return rounds.filter(state="open", is_recorded=False).order_by("closes_at")


class StartForm(forms.Form):
    """`counterpart` is what was typed to search for; `counterparts` those that were ticked among the hits."""

    round = forms.ModelChoiceField(Round.objects.none(), label=_("Which round?"), empty_label=None)
    component = forms.ChoiceField(label=_("What do you apply for?"))
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("For which organisation?"), empty_label=None
    )
    partnership = forms.ModelChoiceField(
        Partnership.objects.none(), label=_("In which partnership?"), required=False,
        empty_label=_("A new one, with the counterpart below"),
    )  # fmt: skip
    counterpart = forms.CharField(
        label=_("Search for the counterpart"), required=False, max_length=120,
        widget=forms.TextInput({"type": "search", "autocomplete": "off", "dir": "auto"}),
        help_text=_("The place or the name, as you know it: Kisumu, or Kisumu Kenya. Another spelling is found too."),
    )  # fmt: skip
    counterparts = forms.ModelMultipleChoiceField(Organisation.objects.none(), required=False)
    working_language = forms.ChoiceField(
        label=_("Working language"), choices=languages, initial="en",
        help_text=_("You write and sign in this language. Only title and summary are asked for in both Swedish and English."),
    )  # fmt: skip

    def __init__(self, *args, person, **options):
        super().__init__(*args, **options)
        organisations = own_organisations(person)
        self.fields["round"].queryset = open_rounds()
        offered = {name for one in self.fields["round"].queryset for name in one.components}
        self.fields["component"].choices = [
            (code, gettext(name).capitalize()) for code, name in COMPONENTS if code in offered
        ]
        self.fields["organisation"].queryset = Organisation.objects.filter(pk__in=organisations)
        self.fields["partnership"].queryset = Partnership.objects.filter(
            parties__organisation__in=organisations, parties__to_day=None
        ).distinct()
        mine = Q(entered_by=person, to_check=True, ended_year=None)
        self.fields["counterparts"].queryset = (
            Organisation.objects.filter(Q(pk__in=in_use().values("pk")) | mine)
            .exclude(pk__in=organisations)
            .filter(**({} if self._examples_are_asked_for() else {"is_example": False}))
        )
        self.searched = str(self._said("counterpart") or "").strip()
        self.ticked = [key for one in self._said_list("counterparts") if (key := typed_number(one)) is not None][
            :MOST_COUNTERPARTS
        ]
        self.hits = near_to(self.searched, self.fields["counterparts"].queryset) if self.searched else []

    def _examples_are_asked_for(self):
        """An invented round is played with invented towns as well; a real one never."""
        key = str(self._said("round") or "")
        rounds = [one for one in self.fields["round"].queryset if str(one.pk) == key] or self.fields["round"].queryset
        return any(one.is_example for one in rounds)

    def _said(self, name):
        return self.data.get(name) if self.is_bound else self.initial.get(name)

    def _said_list(self, name):
        return self.data.getlist(name) if self.is_bound else self.initial.get(name, [])

    @property
    def asked(self):
        """The questions beside the counterpart, in the order of the page."""
        return [self[name] for name in ("round", "component", "organisation", "working_language", "partnership")]

    @property
    def choices(self):
        """Those that were ticked before this search, then the hits: (organisation, other name, ticked, outside the countries)."""
        hits = {hit.organisation.pk for hit in self.hits}
        before = self.fields["counterparts"].queryset.filter(pk__in=set(self.ticked) - hits).select_related("country")
        bound = self._countries()
        found = [(hit.organisation, hit.also_called, hit.organisation.pk in self.ticked) for hit in self.hits]
        found = [(one, "", True) for one in before.order_by("name_key")] + found
        return [(*row, bool(bound) and row[0].country_id not in bound) for row in found]

    def _countries(self):
        """The countries bound to the round that is chosen, and Sweden; empty where none are bound."""
        rounds = list(self.fields["round"].queryset)
        call = next((one for one in rounds if str(one.pk) == str(self._said("round"))), rounds[0] if rounds else None)
        bound = set(call.countries.values_list("pk", flat=True)) if call else set()
        return bound | {"SE"} if bound else bound

    def clean(self):
        cleaned = super().clean()
        chosen, called = list(cleaned.get("counterparts") or []), cleaned.get("counterpart")
        if called and not chosen and not cleaned.get("partnership"):
            same = [hit.organisation for hit in self.hits if hit.is_same]
            if len(same) == 1:
                chosen = same
            elif self.hits:
                self.add_error("counterpart", gettext("Tick the one you mean in the list below."))
            else:
                text = gettext(
                    "Nobody by this name is in the list. Try the name of the place alone, or enter a new one."
                )
                self.add_error("counterpart", text)
        cleaned["counterparts"] = chosen
        return cleaned


class AskForm(forms.Form):
    """Whom a personal link is made out to."""

    name = forms.CharField(label=_("The signatory's name"), max_length=160, widget=forms.TextInput({"dir": "auto"}))
    email = forms.EmailField(label=_("The signatory's e-mail"), max_length=254)
    language = forms.ChoiceField(label=_("Language of the letter"), choices=LANGUAGES[:2])


class PageForm(forms.Form):
    """A page that was signed on paper: who signed, the code that stands on it, and the page itself."""

    name = forms.CharField(label=_("Who signed"), max_length=160, widget=forms.TextInput({"dir": "auto"}))
    function = forms.CharField(
        label=_("Function"), max_length=160, required=False, widget=forms.TextInput({"dir": "auto"})
    )
    code = forms.CharField(
        label=_("The code on the page"), max_length=40,
        widget=forms.TextInput({"class": "w-10", "autocapitalize": "characters", "autocomplete": "off"}),
    )  # fmt: skip
    page = forms.FileField(
        label=_("The page: PDF or photo"), widget=forms.FileInput({"accept": "application/pdf,image/*"}),
        error_messages=dict.fromkeys(("required", "missing", "empty", "invalid"), NO_FILE), allow_empty_file=True,
        max_length=None,
    )  # fmt: skip


class NewCounterpartForm(forms.Form):
    """A body that is not in the list: enough for the office to see that it exists."""

    name = forms.CharField(
        label=_("Its full name"), max_length=160, widget=forms.TextInput({"dir": "auto"}),
        help_text=_("As it calls itself in Latin letters, such as County Government of Kisumu."),
    )  # fmt: skip
    short_name = forms.CharField(
        label=_("Name in daily use"), max_length=120, required=False, help_text=_("Such as Kisumu.")
    )
    country = forms.ModelChoiceField(Country.objects.none(), label=_("Country"), empty_label=_("Choose"))
    kind = forms.ChoiceField(label=_("What kind of body is it?"))
    place = forms.CharField(label=_("Place"), max_length=80, required=False, help_text=_("Where its office lies."))
    known_by = forms.CharField(
        label=_("How can the office see that it exists?"), max_length=300,
        help_text=_("The address of its website, or who at the embassy or the office knows it."),
    )  # fmt: skip
    is_another = forms.BooleanField(label=_("None of these: it is another one"), required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        from django.utils.translation import get_language

        name = "name_sv" if (get_language() or "sv").startswith("sv") else "name_en"
        self.fields["country"].queryset = Country.objects.order_by(name)
        kinds = [*ABROAD, *SWEDISH_APPLICANTS]
        self.fields["kind"].choices = [
            ("", gettext("Choose")),
            *((one.value, gettext(NAMES[one]).capitalize()) for one in kinds),
        ]
        self.alike = []

    def clean(self):
        cleaned = super().clean()
        country, kind = cleaned.get("country"), cleaned.get("kind")
        if country and kind:
            swedish = kind in SWEDISH_APPLICANTS
            if swedish and country.code != "SE":
                self.add_error("kind", gettext("Only a body in Sweden can be of this kind."))
            elif country.code == "SE" and kind in (*COUNTERPARTS, Kind.EU_THIRD_PARTY):
                self.add_error("kind", gettext("A body in Sweden cannot be of this kind."))
        if country and cleaned.get("name"):
            asked = [cleaned["name"], cleaned.get("short_name")]
            hits = [hit for text in asked if text for hit in near_to(text, in_use().filter(country=country))]
            self.alike = list(
                {hit.organisation.pk: hit for hit in hits if hit.nearness >= 0.85 or hit.is_same}.values()
            )
            if self.alike and not cleaned.get("is_another"):
                self.add_error("name", gettext("This looks like one that is in the list already: see below."))
        return cleaned
