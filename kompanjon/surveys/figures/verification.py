"""Checking a published list against the answers of a wave."""

import yaml
from django.conf import settings

from ..analysis.definitions import Names
from ..analysis.published import Check, check_published
from ..analysis.reference import check_reference
from ..analysis.results import limits_of, options_of
from ..analysis.tables import questionnaire_of, wave_table
from ..analysis.wave import CLASSES
from ..sampling.models import Wave


def lists_kept() -> list[tuple]:
    """The published lists that lie with the reference data: (name, wave and title, path)."""
    found = []
    for path in sorted((settings.REFERENCE_DIR / "survey").glob("*.yaml")):
        listed = read_list(path.read_bytes())
        if listed and "published" in listed:
            found.append((path.name, f"{listed.get('wave', '')} – {path.name}", path))
    return found


def read_list(content: bytes | str) -> dict | None:
    """The list in a text, or None when it is not one."""
    try:
        listed = yaml.safe_load(content.decode("utf-8") if isinstance(content, bytes) else content)
    except (yaml.YAMLError, UnicodeDecodeError):
        return None
    return listed if isinstance(listed, dict) else None


def verify(wave: Wave, listed: dict, guarded=False) -> tuple[list[Check], list[Check]]:
    """Every line of `published`, and of `synthetic_reference` where there is one.

    On a page it is `guarded`: a list that could ask about one organisation would be a way around every other page.
    """
    table = wave_table(wave)
    reference = check_reference(table.weighted_by(CLASSES), listed.get("synthetic_reference"))
    smallest = limits_of(wave).base if guarded else 0
    return check_published(table, listed.get("published"), names_of(wave), smallest), reference


def names_of(wave) -> Names:
    """The words of a wave's questions and answers in the reader's language."""
    questionnaire = questionnaire_of(wave)
    items = list(questionnaire.items.prefetch_related("options")) if questionnaire else []
    answers = {(i.code, code): label for i in items for code, label in options_of(i)}
    return Names({i.code: i.text for i in items}, answers)
