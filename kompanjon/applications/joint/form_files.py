"""Form versions from `data/forms/`: read, looked through, kept. One that is in use is never changed."""

import hashlib
import json
from pathlib import Path

import yaml
from django.db import transaction

from kompanjon.core.problems import Problem, Refused
from kompanjon.core.words import _

from .models import FormVersion

KINDS = {"line", "text", "number", "date", "email", "choice", "choices", "rows"}


def forms_in(folder: Path):
    return [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.yaml"))]


@transaction.atomic
def keep_form(content) -> FormVersion:
    """Keep a form under its number. A changed text under a number that somebody writes on is refused."""
    problems = form_is_sound(content)
    if problems:
        raise Refused(problems)
    digest = hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    kept = FormVersion.objects.filter(number=content["number"]).first()
    if kept and kept.digest == digest:
        return kept
    if kept and kept.digest and kept.applications.exists():
        text = _("Form {number} is in use: give the changed form the next number.")
        raise Refused([Problem("FORM-IN-USE", text, {"number": content["number"]})])
    return FormVersion.objects.update_or_create(
        number=content["number"], defaults={"content": content, "digest": digest}
    )[0]


def form_is_sound(content) -> list[Problem]:
    """Every mistake of a form file at once: unknown kinds and lists, the same key twice, a text in one language only."""
    problems, keys = [], set()
    for section in content["sections"]:
        for question in section["questions"]:
            key = question["key"]
            if key in keys or "." in key or "@" in key:
                problems.append(_wrong(_("The key {key} stands twice or holds a sign it may not hold."), key))
            keys.add(key)
            if question["kind"] not in KINDS:
                problems.append(_wrong(_("{key} is of an unknown kind."), key))
            lists = [question.get("list"), *(column.get("list") for column in question.get("columns", []))]
            if any(name and name not in content["lists"] for name in lists):
                problems.append(_wrong(_("{key} names a list that is not there."), key))
            if not (question["label"].get("en") and question["label"].get("sv")):
                problems.append(_wrong(_("{key} must be asked in both languages."), key))
    if len(content["sections"]) > 10:
        problems.append(_wrong(_("The form has more than ten pages."), ""))
    return problems


def _wrong(text, key):
    return Problem("FORM-WRONG", text, {"key": key})
