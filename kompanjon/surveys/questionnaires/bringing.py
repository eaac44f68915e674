"""Bringing questions in from elsewhere: one page for our own JSON, LimeSurvey's structure and XLSForm."""

import io
import json

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kompanjon.core.problems import BLOCK, Problem
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door

from ..sampling.models import Wave
from ..sampling.pages import wave_page
from .exchange import from_data
from .imports import Imported
from .limesurvey import read_structure
from .models import KINDS
from .xlsform import read_xlsform

BEFORE_OPENING = ("draft", "register_locked")


class BringForm(forms.Form):
    file = forms.FileField(
        label=_("The questionnaire as a file"),
        help_text=_(
            "LimeSurvey: the tab-separated structure (.txt). XLSForm: the workbook (.xlsx). From here: the questions taken out as JSON."
        ),
    )


@door(Act.SURVEY_EDIT, Wave, related=("survey",))
def bring(request, wave):
    """A file is read and shown; nothing is written before somebody has looked at it."""
    if wave.state not in BEFORE_OPENING:
        raise Http404
    if request.method == "POST" and request.POST.get("confirm"):
        return _carry_in(request, wave)
    form = BringForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        facts = {"form": form}
        return wave_page(request, wave, "questionnaires/bring.html", facts, 422 if form.errors else 200)
    found = _read(form.cleaned_data["file"])
    if found is None:
        form.add_error("file", gettext("The file cannot be read as any of the three kinds. Look at it and try again."))
        return wave_page(request, wave, "questionnaires/bring.html", {"form": form}, 422)
    facts = {"form": BringForm(), "found": found, "data": json.dumps(found.data, ensure_ascii=False)}
    return wave_page(request, wave, "questionnaires/bring.html", facts, 422 if found.blocked else 200)


def _carry_in(request, wave):
    try:
        from_data(wave, checked(json.loads(request.POST.get("data", ""))))
    except (ValueError, TypeError, KeyError, AttributeError):
        problem = Problem(
            "SURVEY-import", gettext("The questions could not be read. Upload the file again."), {}, BLOCK
        )
        facts = {"form": BringForm(), "problems": [problem]}
        return wave_page(request, wave, "questionnaires/bring.html", facts, 422)
    messages.success(request, gettext("The questions are a new draft. Look them through before they are published."))
    return redirect("questionnaires:editor", wave.pk)


def _read(upload) -> Imported | None:
    """By the end of the file's name; None when it is not what it says."""
    name, content = upload.name.lower(), upload.read()
    try:
        if name.endswith(".xlsx"):
            return read_xlsform(_sheets(content))
        if name.endswith((".txt", ".tsv")):
            return read_structure(content.decode("utf-8-sig"))
        return Imported(items=checked(json.loads(content.decode("utf-8")))["items"]) if name.endswith(".json") else None
    except Exception:  # whatever a reader of files says, the remedy is the same
        return None


def _sheets(content):
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name.lower(): book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def checked(data) -> dict:
    """The shape of our own form, or ValueError: every item has a code of its own, a kind we know, and texts."""
    if data["kompanjon_questionnaire"] != 1 or not data["items"]:
        raise ValueError("Not a questionnaire of this kind.")
    codes = [item["code"] for item in data["items"]]
    sound = len(set(codes)) == len(codes) and all(
        isinstance(i["text_sv"], str) and isinstance(i["text_en"], str) and i["kind"] in KINDS for i in data["items"]
    )
    if not sound or not all(isinstance(i.get("options", {}), dict) for i in data["items"]):
        raise ValueError("An item is not as it should be.")
    return data
