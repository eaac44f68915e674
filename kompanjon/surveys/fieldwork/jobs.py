"""What the clock does: sends in batches, and deletes the links between persons and answers when promised."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from kompanjon.core.jobs.registry import job
from kompanjon.core.jobs.rules import Daily

from ..analysis.entities import most_from_one
from ..analysis.tables import wave_table
from ..answering.models import ResponseLink
from ..sampling.models import Wave
from ..sampling.queries import values_of
from .actions import GO_ON, PLANNED, go_on_sending, send_as_planned


@job(GO_ON)
def send_next(key):
    go_on_sending(key)


@job(PLANNED)
def send_planned(key):
    send_as_planned(key)


@job("fieldwork.forget_links", Daily(4, 10))
def forget_links():
    """At release plus the promised months nobody can say whose answers are whose."""
    today = timezone.localdate()
    for wave in Wave.objects.filter(state__in=["released", "archived"], links_gone_on__isnull=True):
        released = (
            wave.releases.filter(state="published")
            .order_by("published_at")
            .values_list("published_at", flat=True)
            .first()
        )
        if released and timezone.localdate(released) + timedelta(days=30.5 * wave.link_months) <= today:
            cut_links(wave, today)


@transaction.atomic
def cut_links(wave, today):
    """Responses keep their groups and their code, not the organisation or the person.

    So that the rule of three legal entities holds on, the wave keeps how many answers came from the largest, in each
    group. A number for each organisation would tell which posts of it answered, and so whose answers they are.
    """
    most = most_from_one(wave_table(wave))
    for link in ResponseLink.objects.filter(response__wave=wave).select_related(
        "response", "invitation__unit__organisation", "invitation__unit__position"
    ):
        unit = link.invitation.unit
        groups = {
            name: value
            for name, value in values_of(unit).items()
            if name not in ("same_legal_entity_as", "secondary_position")
        }
        link.response.groups = {**groups, "disposition": unit.disposition}
        link.response.save(update_fields=["groups"])
    ResponseLink.objects.filter(response__wave=wave).delete()
    wave.links_gone_on, wave.most_from_one = today, most
    wave.save(update_fields=["links_gone_on", "most_from_one"])
