"""Making a pair of surveys, and taking an answer. The last answer with the same code and time stands."""

import secrets

from django.db import transaction

from kompanjon.core.trace.actions import note

from ..answering.actions import this_week
from ..fieldwork.keys import hashed
from .models import PairedAnswer, PairedSurvey


@transaction.atomic
def start_pair(wave, *, by, title_sv, title_en, grant="") -> tuple[PairedSurvey, str, str]:
    """The two links are shown once; only their hashes are kept."""
    before, after = secrets.token_urlsafe(16), secrets.token_urlsafe(16)
    paired = PairedSurvey.objects.create(
        wave=wave,
        title_sv=title_sv,
        title_en=title_en,
        grant=grant,
        before_hash=hashed(before),
        after_hash=hashed(after),
    )
    note(wave, "survey_pair.start", by=by, what={"pair": paired.pk})
    return paired, before, after


def open_by(token) -> tuple[PairedSurvey, str] | None:
    mark = hashed(token)
    for field, phase in (("before_hash", PairedAnswer.BEFORE), ("after_hash", PairedAnswer.AFTER)):
        found = PairedSurvey.objects.select_related("wave__survey").filter(**{field: mark}, closed=False).first()
        if found:
            return found, phase
    return None


def take_answer(paired, phase, code, answers):
    PairedAnswer.objects.update_or_create(
        paired=paired,
        phase=phase,
        pair=hashed(f"{paired.pk}:{code}"),
        defaults={"answers": answers, "week": this_week()},
    )
