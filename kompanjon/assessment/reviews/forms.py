from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from kompanjon.core.speech import sentence

from .models import OPINIONS
from .rules import TIES

LONGEST = 10_000


class StatementForm(forms.Form):
    """What ties one to a case. Nothing ticked means that nothing does."""

    ties = forms.MultipleChoiceField(
        label=_("Does any of this hold for you?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick what holds. Having given advice is told to the others and does not stop you; the rest does."),
    )  # fmt: skip
    text = forms.CharField(
        label=_("If so: what, and with whom?"), required=False, max_length=2000, widget=forms.Textarea({"rows": 3})
    )
    nothing = forms.BooleanField(label=_("Nothing ties me to the case or to the parties."), required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["ties"].choices = [(tie, gettext(text)) for tie, text in TIES.items()]

    def clean(self):
        said = super().clean()
        if bool(said.get("ties")) == bool(said.get("nothing")):
            raise forms.ValidationError(_("Tick what holds, or that nothing ties you: one of the two."))
        return said


class ReviewForm(forms.Form):
    """A score and a reason for each criterion of the round, with anything missing."""

    recommendation = forms.ChoiceField(label=_("Overall opinion"), required=False)
    comment = forms.CharField(
        label=_("Anything else"), required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 3}),
        help_text=_("For the joint meeting. The parties do not read it."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, criteria, **options):
        self.criteria = criteria
        super().__init__(*args, **options)
        self.fields["recommendation"].choices = [
            ("", gettext("Choose when all criteria are done")),
            *((value, gettext(label)) for value, label in OPINIONS),
        ]
        for number, criterion in enumerate(criteria, start=1):
            self.add_criterion(number, criterion)

    def add_criterion(self, number, criterion):
        language = get_language() or "sv"
        choices = [
            (anchor.score, anchor.sv if language.startswith("sv") else anchor.en) for anchor in criterion.anchors
        ]
        weight = gettext("weight {weight}").format(weight=criterion.weight)
        self.fields[criterion.key] = forms.TypedChoiceField(
            label=f"{number}. {criterion.said('name', language)}", help_text=weight, coerce=int, empty_value=None,
            choices=choices, required=False, widget=forms.RadioSelect({"data-weight": criterion.weight}),
        )  # fmt: skip
        self.fields[f"{criterion.key}_why"] = forms.CharField(
            label=gettext("Why?"), required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 3}),
            help_text=gettext("The parties may read this if they are turned down."),
        )  # fmt: skip

    def rows(self):
        """Each criterion with its two fields, for the page."""
        for criterion in self.criteria:
            yield {"criterion": criterion, "score": self[criterion.key], "why": self[f"{criterion.key}_why"]}

    @property
    def scores(self):
        return {one.key: self.cleaned_data[one.key] for one in self.criteria if self.cleaned_data.get(one.key)}

    @property
    def reasons(self):
        return {one.key: self.cleaned_data.get(f"{one.key}_why", "") for one in self.criteria}

    def show(self, problems):
        """Each problem at its field, so that it is read there and in the summary above."""
        for problem in problems:
            self.add_error(problem.where if problem.where in self.fields else None, sentence(problem))


class AskForm(forms.Form):
    """Whom to ask to read, and until when."""

    person = forms.TypedChoiceField(label=_("Whom do you ask?"), coerce=int)
    due = forms.DateField(label=_("To be done by"), required=False, widget=forms.DateInput({"type": "date"}))

    def __init__(self, *args, free, **options):
        super().__init__(*args, **options)
        self.fields["person"].choices = [
            (one.person.pk, gettext("{name} (reads {count} now)").format(name=one.person, count=one.reading))
            for one in free
        ]
