"""What is looked up about free texts: which are unread, which may be quoted, what points at somebody."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext

from ..answering.models import Response
from ..answering.rules import other_text
from ..questionnaires.models import Item
from ..sampling.models import Position, SurveyedOrganisation, Wave
from .models import ReadText
from .tables import questionnaire_of
from .texts import KINDS as TEXTS

WAITING = ("closed", "cleaned", "released")


@dataclass(frozen=True)
class Asked:
    """Something that was answered in words: a question of its own, or the "other" of one. `code` is its place."""

    code: str
    text: str


def text_items(wave) -> list[Asked]:
    questionnaire = questionnaire_of(wave)
    items = questionnaire.items.prefetch_related("options") if questionnaire else []
    whole = [Asked(i.code, i.text) for i in items if i.kind in TEXTS]
    return whole + [
        Asked(other_text(i.code), gettext("{question} Other: which?").format(question=i.text))
        for i in items
        if any(o.meaning == "other" for o in i.options.all())
    ]


def unread(wave, code):
    """Responses with a text to a question that nobody has read, in the order of their random keys."""
    read = ReadText.objects.filter(response=OuterRef("pk"), item=code)
    found = Response.objects.filter(wave=wave, exclusion__isnull=True, answers__has_key=code)
    return found.filter(~Exists(read)).order_by("pk")


def waves_with_texts() -> list[tuple[Wave, int]]:
    """Waves that are closed, also after a release, with the number of responses whose texts wait to be read."""
    items = Item.objects.filter(questionnaire__wave__state__in=WAITING).filter(
        Q(kind__in=TEXTS) | Q(options__meaning="other")
    )
    waiting = Q()
    for wave, code, kind in sorted(set(items.values_list("questionnaire__wave", "code", "kind"))):
        code = code if kind in TEXTS else other_text(code)
        read = ReadText.objects.filter(response=OuterRef("pk"), item=code)
        waiting |= Q(wave=wave, answers__has_key=code) & ~Exists(read)
    if not waiting:
        return []
    responses = Response.objects.filter(waiting, exclusion__isnull=True)
    counted = list(responses.order_by("wave").values_list("wave").annotate(n=Count("pk")))
    waves = Wave.objects.in_bulk([wave for wave, _n in counted])
    return [(waves[wave], n) for wave, n in counted]


def quotable(wave, code):
    """The texts that may be quoted, in the order of their random keys: what analysts and publishers see of them."""
    return (
        ReadText.objects.filter(response__wave=wave, response__exclusion__isnull=True, item=code, quotable=True)
        .select_related("response")
        .order_by("response")
    )


MOST_QUOTES = 50  # of each question on a page


def quotes_of(wave) -> list[tuple]:
    """Each question that was answered in words with what may be quoted of it, and how much that is."""
    found = {}
    for one in (
        ReadText.objects.filter(response__wave=wave, response__exclusion__isnull=True, quotable=True)
        .order_by("response")
        .select_related("response")
    ):
        found.setdefault(one.item, []).append(one)
    return [(asked, found[asked.code][:MOST_QUOTES]) for asked in text_items(wave) if asked.code in found]


def names_in(wave) -> set[str]:
    """Names that point at somebody: the organisations of the wave, and all posts."""
    asked = SurveyedOrganisation.objects.filter(units__wave=wave).distinct()
    both = [pair for names in (asked, Position.objects.all()) for pair in names.values_list("name_sv", "name_en")]
    return {name for pair in both for name in pair if name}
