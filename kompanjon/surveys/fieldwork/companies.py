"""Deliveries from a survey company: mappings written once, looked at, changed, used again and taken away."""

import tempfile
from pathlib import Path

from django import forms
from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from kompanjon.core.problems import Refused
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door

from ..sampling.models import Mapping
from .deliveries import guessed_scales, load, sound_items, the_survey
from .pairs import PairsForm
from .reading import rows_of


class MappingForm(PairsForm, forms.ModelForm):
    """A mapping with its name."""

    class Meta:
        model = Mapping
        fields = ["name"]
        labels = {"name": _("Name of the mapping")}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.pk:
            self.initial["columns_text"] = self.columns_in(self.instance.columns)
            self.initial["values_text"] = self.values_in(self.instance.values)

    def clean_name(self):
        name = self.cleaned_data["name"].strip()
        if Mapping.objects.filter(survey=the_survey(), name=name).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("There is already a mapping with that name. Choose another."))
        return name

    def save(self, commit=True):
        self.instance.survey = the_survey()
        self.instance.columns, self.instance.values = (
            self.cleaned_data["columns_text"],
            self.cleaned_data["values_text"],
        )
        return super().save(commit)


class DeliveryForm(forms.Form):
    file = forms.FileField(label=_("The delivery: CSV, XLSX or .sav"))
    wave = forms.SlugField(label=_("Code of the wave it belongs to"), max_length=20)
    mapping = forms.ModelChoiceField(
        Mapping.objects.order_by("name"), label=_("Mapping"), required=False, empty_label=_("none: our own columns")
    )
    processor = forms.CharField(
        label=_("Who processed the data"),
        max_length=200,
        required=False,
        help_text=_("Stands in the method text and in the words to respondents."),
    )
    synthetic = forms.BooleanField(
        label=_("Every answer in it is invented"),
        required=False,
        help_text=_("All charts and pages of the wave are then stamped “Synthetic data”, and stay so."),
    )


@door(Act.SURVEY_EDIT)
def deliveries(request):
    """The saved mappings, and a delivery to look at or load."""
    form = DeliveryForm(request.POST or None, request.FILES or None)
    facts, status = {}, 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            facts, status = _deliver(form.cleaned_data, loading=request.POST.get("press") == "load"), 200
        except Refused as refusal:
            facts = {"problems": refusal.problems}
        except Exception:  # whatever a reader of files says, the remedy is the same
            form.add_error(
                "file", gettext("The file cannot be read. Save it as CSV (UTF-8), XLSX or .sav and try again.")
            )
        if loaded := facts.get("loaded"):
            text = gettext("The wave is loaded: {units} persons, {answers} of them with answers.")
            messages.success(request, text.format(units=loaded.units, answers=loaded.responses))
            if loaded.texts:
                told = gettext("Taken for free text, to be read before anything of it is shown: {columns}.")
                messages.info(request, told.format(columns=", ".join(loaded.texts)))
            return redirect("sampling:wave", loaded.wave.pk)
    mappings = Mapping.objects.order_by("name")
    return render(request, "fieldwork/deliveries.html", {"form": form, "mappings": mappings, **facts}, status=status)


def _deliver(data, *, loading):
    mapping = {"columns": data["mapping"].columns, "values": data["mapping"].values} if data["mapping"] else None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"delivery{Path(data['file'].name).suffix.lower()[:6]}"
        path.write_bytes(data["file"].read())
        if loading:
            invented = data["synthetic"] or "synthetic" in data["file"].name.casefold()
            found = load(path, data["wave"], mapping=mapping, processor=data["processor"], synthetic=invented)
            return {"loaded": found}
        rows = rows_of(path, mapping)
    guessed = guessed_scales(sound_items(rows, data["wave"]))
    return {
        "looked": {
            "guessed": guessed,
            "n": len(rows),
            "columns": list(rows[0]),
            "some": [list(row.values()) for row in rows[:3]],
        }
    }


@door(Act.SURVEY_EDIT)
def mapping(request, pk=None):
    record = get_object_or_404(Mapping, pk=pk) if pk else None
    form = MappingForm(request.POST or None, instance=record)
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect("fieldwork:deliveries")
    facts = {"form": form, "mapping": record}
    return render(request, "fieldwork/mapping.html", facts, status=422 if form.errors else 200)


@require_POST
@door(Act.SURVEY_EDIT)
@transaction.atomic
def drop(request, pk):
    get_object_or_404(Mapping, pk=pk).delete()
    messages.success(request, gettext("The mapping is taken away. What was loaded with it stays."))
    return redirect("fieldwork:deliveries")
