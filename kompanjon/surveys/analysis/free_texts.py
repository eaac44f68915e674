"""What is looked up about free texts: which are unread, which may be quoted, what points at somebody."""

from django.db.models import Count, Exists, OuterRef, Q

from ..answering.models import Response
from ..questionnaires.models import Item
from ..sampling.models import Position, SurveyedOrganisation, Wave
from .models import ReadText
from .tables import questionnaire_of

TEXTS = ("short_text", "long_text")
WAITING = ("closed", "cleaned")


def text_items(wave) -> list[Item]:
    questionnaire = questionnaire_of(wave)
    return list(questionnaire.items.filter(kind__in=TEXTS)) if questionnaire else []


def unread(wave, code):
    """Responses with a text to a question that nobody has read, in the order of their random keys."""
    read = ReadText.objects.filter(response=OuterRef("pk"), item=code)
    found = Response.objects.filter(wave=wave, exclusion__isnull=True, answers__has_key=code)
    return found.filter(~Exists(read)).order_by("pk")


def waves_with_texts() -> list[tuple[Wave, int]]:
    """Waves that are closed and not released, with the number of responses whose texts wait to be read."""
    items = Item.objects.filter(kind__in=TEXTS, questionnaire__wave__state__in=WAITING).values_list(
        "questionnaire__wave", "code"
    )
    waiting = Q()
    for wave, code in sorted(set(items)):
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


def names_in(wave) -> set[str]:
    """Names that point at somebody: the organisations of the wave, and all posts."""
    asked = SurveyedOrganisation.objects.filter(units__wave=wave).distinct()
    both = [pair for names in (asked, Position.objects.all()) for pair in names.values_list("name_sv", "name_en")]
    return {name for pair in both for name in pair if name}
