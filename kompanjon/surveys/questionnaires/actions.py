"""Making, copying and publishing questionnaires."""

from django.db import transaction
from django.utils import timezone

from kompanjon.core.problems import Refused, blocking
from kompanjon.core.trace.actions import note

from ..analysis.texts import reads_as_text
from ..sampling.catalogue import catalogue, known_item
from .models import Item, Option, Questionnaire
from .rules import publishable

BY_CODE = (
    "kind",
    "page",
    "points",
    "most",
    "least",
    "required",
    "base",
    "sensitive",
    "condition",
    "longest",
    "battery",
    "decimals",
)
BOTH = ("text", "help", "unit")


def item_from(questionnaire, code, known, place):
    """An item with its options from the catalogue's form."""
    ends = known.get("ends", {})
    fields = {k: known[k] for k in BY_CODE if k in known and k != "base"}
    item = Item.objects.create(
        questionnaire=questionnaire,
        code=code,
        place=place,
        **{"kind": "single", **fields},
        base_rule=known.get("base", "include_dk"),
        comparable_with=known.get("comparable_with", []),
        **_both("text", known.get("text") or {"sv": code, "en": code}),
        **_both("help", known.get("help")),
        **_both("unit", known.get("unit")),
        **{
            f"{end}_label_{lang}": ends.get(lang, ["", ""])[i]
            for i, end in enumerate(("low", "high"))
            for lang in ("sv", "en")
        },
    )
    add_options(item, known.get("options", {}))
    return item


def add_options(item, options, start=0):
    Option.objects.bulk_create(
        Option(
            item=item,
            code=code,
            place=start + i,
            meaning=o.get("meaning", ""),
            **_both("label", {"sv": code, "en": code} | o),
        )
        for i, (code, o) in enumerate(options.items())
    )


def _both(name, texts):
    return {f"{name}_{lang}": (texts or {}).get(lang, "") for lang in ("sv", "en")}


@transaction.atomic
def start_questionnaire(wave, *, items=None):
    """Version 1, with the catalogue's questions unless others are given."""
    questionnaire = Questionnaire.objects.create(wave=wave)
    for place, (code, known) in enumerate((items if items is not None else catalogue()["items"]).items()):
        item_from(questionnaire, code, known, place)
    return questionnaire


CUSTOMARY_SCALES = (5, 7, 10, 11)


def observed_item(code, values: list[str], series: dict | None = None) -> dict:
    """What an item of a delivery seems to be: the catalogue's, or that of the same survey's other waves, with every
    option the answers name; else a guess, and `guessed` then says so of a scale.
    """
    known = dict(known_item(code) or series or {})
    texts = {v for v in values if v}
    parts = {p for v in texts for p in v.split("|")}
    if not known:
        if reads_as_text(code, values):
            known["kind"] = "long_text"
        elif any("|" in v for v in texts):
            known["kind"] = "multi"
        elif parts and all(p.isdigit() and 1 <= int(p) <= 11 for p in parts):
            highest = max(map(int, parts))  # nobody need have chosen the last point of a scale
            known |= {"kind": "scale", "points": next(p for p in CUSTOMARY_SCALES if p >= highest), "guessed": highest}
        else:
            known["kind"] = "single"
    if known["kind"] in ("single", "multi", "yes_no"):
        options = dict(known.get("options", {}))
        known["options"] = options | {p: {} for p in sorted(parts) if p not in options}
    return known


def known_in_series(survey, before=()) -> dict[str, dict]:
    """What the survey's waves have asked, by code, the latest wave's words: in the catalogue's form."""
    items = Item.objects.filter(questionnaire__wave__survey=survey).exclude(questionnaire__wave__code__in=before)
    order = ("questionnaire__wave__code", "questionnaire__version")
    return {item.code: _as_known(item) for item in items.order_by(*order).prefetch_related("options")}


def _as_known(item):
    both = {name: {"sv": getattr(item, f"{name}_sv"), "en": getattr(item, f"{name}_en")} for name in BOTH}
    return {
        **{name: getattr(item, name) for name in BY_CODE if name not in ("base", "condition")},
        **both,
        "base": item.base_rule,
        "ends": {lang: [getattr(item, f"{end}_label_{lang}") for end in ("low", "high")] for lang in ("sv", "en")},
        "options": {o.code: {"sv": o.label_sv, "en": o.label_en, "meaning": o.meaning} for o in item.options.all()},
    }


@transaction.atomic
def copy_to(questionnaire, wave):
    """A new draft with the same items, comparable with where they came from."""
    version = max([q.version for q in wave.questionnaires.all()], default=0) + 1
    copy = Questionnaire.objects.create(wave=wave, version=version)
    for item in questionnaire.items.prefetch_related("options"):
        options = list(item.options.all())
        origin = questionnaire.wave.code
        item.pk, item.questionnaire = None, copy
        if wave.code != origin:
            item.comparable_with = sorted({*item.comparable_with, origin})
        item.save(force_insert=True)
        for option in options:
            option.pk, option.item = None, item
        Option.objects.bulk_create(options)
    return copy


@transaction.atomic
def publish(questionnaire, *, by):
    """Refused while a text is missing in either language or the routing does not hold."""
    problems = publishable(list(questionnaire.items.prefetch_related("options")))
    if blocking(problems):
        raise Refused(problems)
    questionnaire.published_at = timezone.now()
    questionnaire.save(update_fields=["published_at"])
    note(questionnaire.wave, "survey_questionnaire.publish", by=by, what={"version": questionnaire.version})
    return questionnaire
