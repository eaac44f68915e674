from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from kompanjon.core.boxes import KronorField
from kompanjon.core.speech import sentence

from .amounts import box
from .rules import FIRST, LATER, OUTCOMES, REVOKE, changes_after


def outcome_choices(empty, among=FIRST):
    return [("", empty), *((value, gettext(OUTCOMES[value])) for value in among)]


@dataclass
class MoneyBox:
    head: str
    field: forms.BoundField
    asked: int

    @property
    def ore(self):
        """What stands in the box, as far as it is an amount."""
        value = self.field.value()
        if isinstance(value, int):
            return value
        try:
            return self.field.field.to_python(value) or 0
        except ValidationError:
            return 0


@dataclass
class MoneyLine:
    label: str
    row: str
    boxes: list[MoneyBox | None]

    @property
    def sum(self):
        return sum(one.ore for one in self.boxes if one)


@dataclass
class MoneyTable:
    lines: list[MoneyLine]
    years: list[int]

    @property
    def columns(self):
        return [
            (number, sum(line.boxes[place].ore for line in self.lines if line.boxes[place]))
            for place, number in enumerate(self.years)
        ]

    @property
    def sum(self):
        return sum(line.sum for line in self.lines)


def year_head(number, year):
    if year:
        return gettext("Year {number} ({year})").format(number=number, year=year)
    return gettext("Year {number}").format(number=number)


class ProposalForm(forms.Form):
    """What is proposed for one application: outcome, money by budget line and year, the reason, and reasons by criterion.

    `years` are [(project year, budget year)], `rows` the grid of amounts: one box for each cell.
    """

    outcome = forms.ChoiceField(label=_("Proposed decision"))
    reason_sv = forms.CharField(
        label=_("Why, in Swedish"), required=False, max_length=10_000, widget=forms.Textarea({"rows": 4})
    )
    reason_en = forms.CharField(
        label=_("Why, in English"), required=False, max_length=10_000, widget=forms.Textarea({"rows": 4})
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, years, rows, criteria, **options):
        self.years, self.rows, self.criteria = years, rows, criteria
        super().__init__(*args, **options)
        self.fields["outcome"].choices = outcome_choices(gettext("Choose"))
        self.heads = [year_head(number, year) for number, year in years]
        for row in rows:
            for head, cell in zip(self.heads, row.cells, strict=True):
                if cell:
                    label = f"{row.label}, {head}" if row.label else head
                    field = KronorField(label=label, required=False)
                    field.widget.attrs |= {"class": "box num w-10", "aria-label": label, "data-column": str(cell.year_no),
                                           "data-row": row.category or "-"}  # fmt: skip
                    self.fields[box(cell.year_no, row.category)] = field
        for criterion in criteria:
            name = criterion.said("name", get_language() or "sv")
            for language, word in (("sv", gettext("in Swedish")), ("en", gettext("in English"))):
                self.fields[f"{criterion.key}_{language}"] = forms.CharField(
                    label=f"{name} ({word})", required=False, max_length=10_000, widget=forms.Textarea({"rows": 2})
                )

    def money(self):
        """The grid with its boxes, and its sums as the boxes stand now."""
        lines = [
            MoneyLine(row.label, row.category or "-", [
                MoneyBox(head, self[box(cell.year_no, row.category)], cell.asked) if cell else None
                for head, cell in zip(self.heads, row.cells, strict=True)
            ])
            for row in self.rows
        ]  # fmt: skip
        return MoneyTable(lines, [number for number, _year in self.years])

    def by_criterion(self):
        return [self[f"{one.key}_{language}"] for one in self.criteria for language in ("sv", "en")]

    @property
    def amounts(self):
        """{project year: {category: öre}}."""
        said: dict[int, dict[str, int]] = {}
        for row in self.rows:
            for cell in filter(None, row.cells):
                said.setdefault(cell.year_no, {})[row.category] = (
                    self.cleaned_data.get(box(cell.year_no, row.category)) or 0
                )
        return said

    @property
    def reasons(self):
        said = self.cleaned_data
        return {one.key: (said.get(f"{one.key}_sv", ""), said.get(f"{one.key}_en", "")) for one in self.criteria}

    def show(self, problems):
        for problem in problems:
            self.add_error(problem.where if problem.where in self.fields else None, sentence(problem))


class LaterForm(ProposalForm):
    """A proposal that would take the place of a published decision. `after` is the outcome of that one."""

    change = forms.ChoiceField(label=_("What happens with the earlier decision?"), widget=forms.RadioSelect)

    def __init__(self, *args, after, **options):
        super().__init__(*args, **options)
        self.fields["change"].choices = [(value, gettext(word)) for value, word in changes_after(after).items()]
        self.fields["outcome"].choices = outcome_choices(
            gettext("Choose"), [one for one in LATER[after] if one != REVOKE]
        )
        self.fields["outcome"].required = False

    def clean(self):
        """Revoking needs no second answer: the outcome follows."""
        said = super().clean()
        if said.get("change") == "revoked":
            said["outcome"] = REVOKE
        elif said.get("change") and said.get("outcome") in ("", REVOKE, None) and "outcome" not in self.errors:
            self.add_error("outcome", gettext("Choose what is decided now."))
        return said


class ConditionForm(forms.Form):
    """A condition: what, whose, until when. Left empty it is not there."""

    text_sv = forms.CharField(label=_("The condition in Swedish"), max_length=2000, widget=forms.Textarea({"rows": 2}))
    text_en = forms.CharField(label=_("The condition in English"), max_length=2000, widget=forms.Textarea({"rows": 2}))
    owner = forms.ModelChoiceField(label=_("Whose is it?"), queryset=None, required=False, empty_label=_("the office"))
    due = forms.DateField(label=_("To be met by"), widget=forms.DateInput({"type": "date"}))

    def __init__(self, *args, owners, **options):
        super().__init__(*args, **options)
        self.fields["owner"].queryset = owners


def condition_formset(owners, data=None, initial=None):
    kind = forms.formset_factory(ConditionForm, extra=2, max_num=20, absolute_max=20, can_delete=True)
    return kind(data, initial=initial, prefix="conditions", form_kwargs={"owners": owners})


class MinutesForm(forms.Form):
    """Under which item of the minutes the decisions stand."""

    minutes = forms.CharField(label=_("Minutes"), max_length=60, help_text=_("For example: Minutes 2026:4."))
    number = forms.CharField(label=_("Item of the minutes"), max_length=20, help_text=_("For example: § 4."))
    held_on = forms.DateField(label=_("Day of the decision"), widget=forms.DateInput({"type": "date"}))
    wording = forms.CharField(
        label=_("Text of the item"), required=False, max_length=20_000, widget=forms.Textarea({"rows": 6}),
        help_text=_("One text for all that is decided under it. Each case has its own amount."),
    )  # fmt: skip
    went_on = forms.CharField(
        label=_("Why it is decided before everybody in the chain has endorsed it"), required=False, max_length=2000,
        widget=forms.Textarea({"rows": 2}), help_text=_("Kept with the item of the minutes."),
    )  # fmt: skip

    def __init__(self, *args, chain_open=True, **options):
        super().__init__(*args, **options)
        if not chain_open:
            del self.fields["went_on"]

    def show(self, problems):
        for problem in problems:
            self.add_error(problem.where if problem.where in self.fields else None, sentence(problem))


class LetterForm(forms.Form):
    opening = forms.CharField(
        label=_("Words before the decision"), required=False, max_length=10_000, widget=forms.Textarea({"rows": 4})
    )
    closing = forms.CharField(
        label=_("Words after it"), required=False, max_length=10_000, widget=forms.Textarea({"rows": 4})
    )
