"""Registering an application that came in time on paper or as a Word file, on behalf of the parties."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kompanjon.core.problems import Refused
from kompanjon.partnerships.register.models import Partnership
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door
from kompanjon.rounds.calls.models import Round

from ..actions.office import register_on_paper
from ..amounts import typed_amount
from ..models import COMPONENTS


class PaperForm(forms.Form):
    round = forms.ModelChoiceField(Round.objects.none(), label=_("Round"), empty_label=None)
    component = forms.ChoiceField(label=_("Component"), choices=[])
    partnership = forms.CharField(label=_("Partnership"), help_text=_("Its name as it stands in the register."))
    came_in_at = forms.DateTimeField(label=_("When it came, Swedish time"), help_text=_("Write 2027-03-15 14:30."))
    title_sv = forms.CharField(label=_("The title in Swedish"), max_length=200)
    title_en = forms.CharField(label=_("The title in English"), max_length=200)
    starts_on = forms.DateField(label=_("First day"), required=False, help_text=_("Write 2027-09-01."))
    months = forms.IntegerField(label=_("Length in months"), min_value=1, max_value=60)
    year_1 = forms.CharField(label=_("Applied for in year 1, kr"), required=False)
    year_2 = forms.CharField(label=_("Applied for in year 2, kr"), required=False)
    year_3 = forms.CharField(label=_("Applied for in year 3, kr"), required=False)
    file = forms.FileField(label=_("The application as PDF, Word file or photo"))

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["round"].queryset = (
            Round.objects.filter(is_recorded=False).exclude(state="planned").order_by("-closes_at")
        )
        self.fields["component"].choices = [(code, gettext(name).capitalize()) for code, name in COMPONENTS]

    def clean_partnership(self):
        found = Partnership.objects.filter(name__iexact=self.cleaned_data["partnership"].strip())[:2]
        if len(found) != 1:
            raise forms.ValidationError(gettext("No single partnership has this name. Copy it from the register."))
        return found[0]

    def clean(self):
        data = super().clean()
        amounts = [typed_amount(data.get(f"year_{number}") or "") for number in (1, 2, 3)]
        for number, amount in enumerate(amounts, 1):
            if amount is None:
                self.add_error(f"year_{number}", gettext("Write whole kronor with digits."))
        data["asked_by_year"] = [amount or 0 for amount in amounts]
        return data


@door(Act.APPLICATION_REGISTER)
def register(request):
    form = PaperForm(request.POST or None, request.FILES or None)
    problems = []
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            application = register_on_paper(
                by=request.user, round=data["round"], component=data["component"], partnership=data["partnership"],
                titles={"title_sv": data["title_sv"], "title_en": data["title_en"]}, came_in_at=data["came_in_at"],
                upload=data["file"], asked_by_year=data["asked_by_year"], months=data["months"], starts_on=data["starts_on"],
            )  # fmt: skip
        except Refused as refused:
            problems = refused.problems
        else:
            messages.success(request, gettext("Registered as {number}.").format(number=application.case_number))
            return redirect("joint:application", application.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "joint/register.html", {"form": form, "problems": problems}, status=status)
