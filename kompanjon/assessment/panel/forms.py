from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from kompanjon.core.speech import day, sentence

from .models import RECOMMENDATIONS


class MeetingForm(forms.Form):
    held_on = forms.DateField(label=_("Which day was the meeting?"), widget=forms.DateInput({"type": "date"}))
    present = forms.ModelMultipleChoiceField(
        label=_("Who was there?"), queryset=None, widget=forms.CheckboxSelectMultiple
    )
    others = forms.CharField(label=_("Others"), required=False, max_length=300)
    record = forms.CharField(
        label=_("What was said about the round as a whole?"), required=False, max_length=20_000,
        widget=forms.Textarea({"rows": 5}),
    )  # fmt: skip

    def __init__(self, *args, people, **options):
        super().__init__(*args, **options)
        self.fields["present"].queryset = people


class OpinionForm(forms.Form):
    meeting = forms.ModelChoiceField(label=_("At which meeting?"), queryset=None, empty_label=None)
    recommendation = forms.ChoiceField(
        label=_("What does the meeting recommend?"), widget=forms.RadioSelect, required=False
    )
    reason = forms.CharField(
        label=_("Why?"), required=False, max_length=10_000, widget=forms.Textarea({"rows": 4}),
        help_text=_("Needed when the assessors were a point or more apart."),
    )  # fmt: skip

    def __init__(self, *args, meetings, criteria, **options):
        self.criteria = criteria
        super().__init__(*args, **options)
        self.fields["meeting"].queryset = meetings
        self.fields["meeting"].label_from_instance = lambda meeting: day(meeting.held_on)
        self.fields["recommendation"].choices = [(value, gettext(word)) for value, word in RECOMMENDATIONS]
        for number, criterion in enumerate(criteria, start=1):
            self.fields[criterion.key] = forms.TypedChoiceField(
                label=f"{number}. {criterion.said('name', get_language() or 'sv')}", coerce=int, empty_value=None,
                required=False, choices=[("", gettext("as assessed")), *((score, str(score)) for score in criterion.scale)],
            )  # fmt: skip

    def agreed(self):
        return [self[criterion.key] for criterion in self.criteria]

    @property
    def scores(self):
        return {one.key: self.cleaned_data[one.key] for one in self.criteria if self.cleaned_data.get(one.key)}

    def show(self, problems):
        for problem in problems:
            self.add_error(problem.where if problem.where in self.fields else None, sentence(problem))
