"""What the survey's crew find on their desks in the demonstration: real work for each of the five seats."""

from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from kompanjon.people.access.grants import Role

SHARE = {"stat": "share", "item": "q2_developing", "values": ["ja"], "base": "include_dk"}
SAYS = {
    "title_sv": "Provet tyder på intresse",
    "title_en": "The trial hints at interest",
    "says_sv": "tror att ett partnerskap är utvecklande för den egna organisationen",
    "says_en": "believe that a partnership develops their own organisation",
}


def lay_out_desks(crew):
    """A trial to publish, a spring wave to clean, a next wave to prepare, and loose ends in the open one."""
    from .sampling.models import Wave

    if Wave.objects.filter(code="2028").exists():
        return
    _to_publish(_closed(crew, "2026-p", "Provomgång inför 2026", "Trial before 2026", seed=7, days=60), crew)
    _odd_answers(
        _closed(crew, "2026-u", "Uppföljning i tolv kommuner", "Follow-up in twelve municipalities", seed=3, days=20)
    )
    _to_prepare(crew)
    _loose_ends(Wave.objects.get(code="2026"))


def _closed(crew, code, title_sv, title_en, seed, days):
    """A small wave in the same towns, answered and closed."""
    from .fieldwork.deliveries import the_survey
    from .questionnaires.actions import publish
    from .sampling.actions import import_register, start_wave, waves
    from .story import give_answers, the_register

    owner, manager = crew[Role.SURVEY_OWNER], crew[Role.FIELD_MANAGER]
    titles = {"title_sv": title_sv, "title_en": title_en}
    closes = timezone.now() + timedelta(hours=1)
    wave = start_wave(the_survey(), code, by=owner, synthetic=True, closes_at=closes, **titles)
    publish(wave.questionnaires.get(), by=crew[Role.TEXT_REVIEWER])
    import_register(wave, the_register(), by=manager)
    for step in ("lock_register", "open"):
        waves.take(step, wave, by=manager)
    give_answers(wave, seed)
    waves.take("close", wave, by=manager)
    _move_back(wave, days)
    return wave


def _move_back(wave, days):
    """The field period lies some weeks back, and so do its answers."""
    from .sampling.models import Wave

    earlier = timedelta(days=days)
    for field in ("started_at", "saved_at", "submitted_at"):
        wave.responses.update(**{field: F(field) - earlier})
    closed = timezone.now() - earlier + timedelta(days=1)
    Wave.objects.filter(pk=wave.pk).update(opens_at=closed - timedelta(days=21), closes_at=closed)
    wave.refresh_from_db()


def _to_publish(wave, crew):
    """Cleaned, one figure, its sentences read: it waits for the publisher."""
    from .figures.actions import make_figure, releases, start_release
    from .sampling.actions import waves

    analyst = crew[Role.SURVEY_ANALYST]
    waves.take("clean", wave, by=analyst)
    make_figure(wave, "P1", SHARE, by=analyst, **SAYS)
    releases.take("approve_texts", start_release(wave, by=analyst), by=crew[Role.TEXT_REVIEWER])


def _odd_answers(wave):
    """Something to judge in the cleaning: two who were too fast, and the same text twice."""
    responses = list(wave.responses.filter(state="submitted").order_by("pk"))
    wave.responses.filter(pk__in=[r.pk for r in responses]).update(seconds=300)
    wave.responses.filter(pk__in=[r.pk for r in responses[:2]]).update(seconds=25)
    for response in responses[2:4]:
        response.answers = {**responses[2].answers, "q9_comment": "Vi vill veta mer om vad som krävs av oss."}
        response.save(update_fields=["answers"])


def _to_prepare(crew):
    """The next wave: its questions wait to be read, its register to be filled, and it has no day when it closes."""
    from .fieldwork.deliveries import the_survey
    from .sampling.actions import start_wave
    from .sampling.models import Wave

    start_wave(
        the_survey(),
        "2028",
        by=crew[Role.SURVEY_OWNER],
        former=Wave.objects.get(code="2026"),
        title_sv="Kommuner och regioner i världen 2028",
        title_en="Municipalities and regions in the world 2028",
        synthetic=True,
    )


def _loose_ends(wave):
    """Two messages came back, and the reminder is written but not tried."""
    from .fieldwork.actions import note_bounce
    from .fieldwork.models import Invitation, Sending

    for invitation in Invitation.objects.filter(unit__wave=wave, state="sent").order_by("pk")[:2]:
        note_bounce(invitation)
    Sending.objects.create(
        wave=wave,
        number=1,
        subject_sv="Du hinner fortfarande svara",
        subject_en="There is still time to answer",
        body_sv="Hej!\n\nVi vill gärna höra hur det ser ut hos er, {post} i {organisation}. Det tar ungefär fem minuter.\n\n[Svara här]({link})\n\nDu kan svara till {closes}.",
        body_en="Hello!\n\nWe would like to hear how things are with you, {post}, {organisation}. It takes about five minutes.\n\n[Answer here]({link})\n\nYou can answer until {closes}.",
    )
