"""What of the survey waits for a person, by the seat that may do it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from kompanjon.core.words import _
from kompanjon.people.access.acts import Act
from kompanjon.people.desk.items import DeskItem

from ..analysis.free_texts import waves_with_texts
from ..figures.models import Release
from ..questionnaires.models import Questionnaire
from ..sampling.models import RegisterUnit, Wave
from ..sampling.rules import last_moment
from .models import Sending

CLOSES_SOON = timedelta(days=3)
PREPARED = ("draft", "register_locked")


def surveys_waiting(person) -> list[DeskItem]:
    return [found for part in PARTS if person.has_perm(part.act) for found in part.source()]


@dataclass(frozen=True)
class Part:
    act: Act
    source: Callable


def in_the_field():
    """For the field manager: what the mail server sent back, what is not tested, late or stopped, and what closes soon."""
    bounces = Count("units__invitation", filter=Q(units__invitation__state="bounced"))
    items = []
    for wave in Wave.objects.filter(state="open").annotate(bounced=bounces):
        if wave.bounced:
            why = _("Bounced messages: {count}")
            items.append(_item(wave, why, _("Look at them"), "fieldwork:messages", {"count": wave.bounced}))
        if wave.closes_at and timezone.now() < last_moment(wave.closes_at) < timezone.now() + CLOSES_SOON:
            why = _("The wave closes soon")
            items.append(_item(wave, why, _("Look at the rates"), "fieldwork:field", until=last_moment(wave.closes_at)))
    for sending in Sending.objects.filter(wave__state="open").select_related("wave"):
        why, until = _standing(sending)
        if why:
            page = "fieldwork:sending"
            items.append(_item(sending.wave, why, _("See to it"), page, until=until, more=[sending.pk]))
    return items


def to_lay_out():
    """For the owner: a wave that is prepared and has no day when it closes cannot be opened."""
    waves = Wave.objects.filter(state__in=PREPARED, closes_at__isnull=True)
    return [_item(wave, _("The wave has no day when it closes"), _("Set it"), "sampling:wave") for wave in waves]


def to_fill_and_open():
    """For the field manager: a register that is empty, and a wave where everything is ready."""
    published = Questionnaire.objects.filter(wave=OuterRef("pk"), published_at__isnull=False)
    units = RegisterUnit.objects.filter(wave=OuterRef("pk"))
    items = []
    for wave in Wave.objects.filter(state__in=PREPARED).annotate(ready=Exists(published), filled=Exists(units)):
        if not wave.filled:
            items.append(_item(wave, _("The register is empty"), _("Import it"), "sampling:register"))
        elif wave.ready and wave.closes_at:
            items.append(_item(wave, _("Register and questions are ready"), _("Open the wave"), "sampling:wave"))
    return items


def _standing(sending):
    if sending.stopped_at:
        return _("The sending has stopped: twenty letters in a row failed"), None
    if sending.begun_at:
        return "", None
    if not sending.ready:
        return _("A message has not been tested"), sending.planned_at
    if sending.planned_at is None or sending.planned_at <= timezone.now():
        return _("A message is ready to be sent"), sending.planned_at
    return "", None


def to_clean():
    """For the analyst: the wave is closed, and nobody has said that the cleaning is done."""
    why = _("The wave has closed and waits for cleaning")
    return [
        _item(w, why, _("Look through the answers"), "analysis:cleaning") for w in Wave.objects.filter(state="closed")
    ]


def to_correct():
    """For the analyst: what counts is no longer what the latest release was made of."""
    later = Release.objects.filter(wave=OuterRef("wave"), number__gt=OuterRef("number"))
    due = Release.objects.filter(~Exists(later), state="published", outdated=True)
    why = _("The answers have changed since the release; a correction is due")
    return [
        _item(r.wave, why, _("Start the correction"), "figures:release")
        for r in due.select_related("wave").defer("frozen", "microdata")
    ]


def to_publish():
    """For the publisher: the texts are read."""
    return _releases("read", _("A release is read and waits to be published"), _("Look at the checks"))


def to_read():
    """For the reviewer of texts: questions of a wave to come, free texts of a closed one, the sentences of a release."""
    drafts = Questionnaire.objects.filter(published_at__isnull=True, wave__state__in=PREPARED, items__isnull=False)
    waves = Wave.objects.filter(pk__in=drafts.values("wave"))
    why = _("Questions wait to be read")
    items = [_item(wave, why, _("Read the questions"), "questionnaires:editor") for wave in waves]
    texts = _("Free texts wait to be read: {count}")
    items += [_item(w, texts, _("Read them"), "analysis:text_items", {"count": n}) for w, n in waves_with_texts()]
    return items + _releases("draft", _("The sentences of a release wait to be read"), _("Read them"))


def _releases(state, why, act):
    found = Release.objects.filter(state=state).select_related("wave")
    return [_item(release.wave, why, act, "figures:release") for release in found]


PARTS = (
    Part(Act.SURVEY_EDIT, to_lay_out),
    Part(Act.SURVEY_FIELD_RUN, in_the_field),
    Part(Act.SURVEY_FIELD_RUN, to_fill_and_open),
    Part(Act.SURVEY_ANALYSE, to_clean),
    Part(Act.SURVEY_ANALYSE, to_correct),
    Part(Act.SURVEY_RELEASE, to_publish),
    Part(Act.SURVEY_TEXT_REVIEW, to_read),
)


def _item(wave, why, act, page, values=None, until=None, more=()):
    return DeskItem(
        title=str(wave),
        why=why,
        act=act,
        url=reverse(page, args=[wave.pk, *more]),
        values=values or {},
        until=until,
        is_example=wave.synthetic,
    )
