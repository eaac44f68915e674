"""A questionnaire as JSON, out and in without loss."""

from django.db import transaction

from .actions import add_options
from .models import Item, Questionnaire

FIELDS = (
    "code",
    "kind",
    "page",
    "place",
    "battery",
    "text_sv",
    "text_en",
    "help_sv",
    "help_en",
    "low_label_sv",
    "low_label_en",
    "high_label_sv",
    "high_label_en",
    "required",
    "points",
    "decimals",
    "unit_sv",
    "unit_en",
    "longest",
    "condition",
    "random_order",
    "sensitive",
    "base_rule",
    "comparable_with",
)
NUMBERS = ("least", "most")


def as_data(questionnaire) -> dict:
    items = []
    for item in questionnaire.items.prefetch_related("options"):
        options = {o.code: {"sv": o.label_sv, "en": o.label_en, "meaning": o.meaning} for o in item.options.all()}
        numbers = {n: None if getattr(item, n) is None else str(getattr(item, n).normalize()) for n in NUMBERS}
        items.append({**{f: getattr(item, f) for f in FIELDS}, **numbers, "options": options})
    return {"kompanjon_questionnaire": 1, "items": items}


@transaction.atomic
def from_data(wave, data) -> Questionnaire:
    """A new draft version from what was taken out. A wrong shape raises ValueError with a sentence."""
    if not isinstance(data, dict) or data.get("kompanjon_questionnaire") != 1:
        raise ValueError("Not a questionnaire of this kind.")
    version = max([q.version for q in wave.questionnaires.all()], default=0) + 1
    questionnaire = Questionnaire.objects.create(wave=wave, version=version)
    for given in data.get("items", []):
        values = {f: given[f] for f in FIELDS if f in given} | {n: given.get(n) for n in NUMBERS}
        add_options(Item.objects.create(questionnaire=questionnaire, **values), given.get("options", {}))
    return questionnaire
