"""Making figures and releasing them."""

import hashlib
import json

from django.db import transaction
from django.utils import timezone

from kompanjon.core.lifecycle import lifecycle
from kompanjon.core.problems import BLOCK, Problem, Refused
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _

from ..analysis.microdata import LEFT_OUT, open_microdata
from ..analysis.results import limits_of
from ..analysis.tables import questionnaire_of, wave_table
from ..sampling.actions import waves
from .checks import check, check_all
from .compute import compute
from .differences import hidden_by_tables
from .flow import RELEASE
from .models import Figure, Release
from .queries import release_facts
from .standing import standing_of

releases = lifecycle(RELEASE, facts=release_facts)


@transaction.atomic
def make_figure(wave, code, definition, *, by, weights="none", table=None, **fields) -> Figure:
    """Compute a figure, keep its number, and write its sentences unless they are given."""
    table = table or wave_table(wave)
    computed = compute(table, definition, weights, limits_of(wave))
    e = computed.estimate
    figure = Figure(
        wave=wave,
        code=code,
        definition=definition,
        weights=weights,
        value=e.value,
        n=e.n,
        low=e.low,
        high=e.high,
        answer=computed.answer,
        suppressed=computed.suppressed,
        place=wave.figures.count(),
        **fields,
    )
    if definition["stat"] == "rank" and not figure.says_sv:
        figure.says_sv, figure.says_en = _answer_words(wave, definition["item"], computed.answer)
    right = check(figure, table).right
    figure.claim_sv, figure.claim_en = figure.claim_sv or right["sv"], figure.claim_en or right["en"]
    figure.save()
    note(wave, "survey_figure.make", by=by, what={"code": code, "definition": definition})
    return figure


def compute_again(wave) -> int:
    """All figures of a wave from the answers as they are now; their sentences are checked anew and may turn red."""
    figures = list(wave.figures.exclude(release__state="published"))
    table = wave_table(wave) if figures else None
    for figure in figures:
        computed = compute(table, figure.definition, figure.weights, limits_of(wave))
        e = computed.estimate
        figure.value, figure.n, figure.low, figure.high = e.value, e.n, e.low, e.high
        figure.answer, figure.suppressed = computed.answer, computed.suppressed
        figure.save(update_fields=["value", "n", "low", "high", "answer", "suppressed"])
    return len(figures)


def _answer_words(wave, item, code):
    option = questionnaire_of(wave).items.get(code=item).options.filter(code=code).first()
    return (option.label_sv, option.label_en) if option else (code, code)


@transaction.atomic
def start_release(wave, *, by, note_sv="", note_en="") -> Release:
    """A draft with all the wave's figures that are in no release. After a first one, a note says what is corrected."""
    former = wave.releases.order_by("-number").first()
    if former and former.state != "published":
        return former
    if former and not (note_sv.strip() and note_en.strip()):
        raise Refused([Problem("SURVEY-note", _("Say in both languages what the correction is about."), {}, BLOCK)])
    release = Release.objects.create(
        wave=wave, number=former.number + 1 if former else 1, note_sv=note_sv, note_en=note_en
    )
    if former:
        wave.figures.filter(release=former).update(release=release)
    wave.figures.filter(release__isnull=True).update(release=release)
    if former:
        compute_again(wave)
    return release


@transaction.atomic
def open_the_answers(release, *, by, wanted: bool) -> Release:
    """Let open microdata go out with a release that is not published, or take them out again."""
    release = Release.objects.select_for_update().get(pk=release.pk)
    if release.state == "published":
        raise Refused(
            [Problem("SURVEY-frozen", _("The release is published and can no longer be changed."), {}, BLOCK)]
        )
    release.microdata, release.microdata_report = _records(release.wave) if wanted else ("", {})
    release.save(update_fields=["microdata", "microdata_report"])
    note(release, "survey_release.open_answers", by=by, what={"wanted": wanted, **release.microdata_report})
    return release


def _records(wave):
    items, table = list(questionnaire_of(wave).items.prefetch_related("options")), wave_table(wave)
    kinds = {i.code: i.kind for i in items}
    asked = [i for i in items if i.kind not in LEFT_OUT]
    frame, report = open_microdata(table, kinds, hidden_by_tables(table, asked, limits_of(wave)))
    return frame.write_csv(line_terminator="\r\n"), report.as_dict()


@releases.after("approve_texts")
def remember_the_reader(release, by):
    release.read_by = by
    release.save(update_fields=["read_by"])


@releases.after("publish")
def freeze(release, by):
    """What goes out is written down with a checksum; the wave is released with its first."""
    from .queries import frozen

    if release.microdata:
        release.microdata, release.microdata_report = _records(release.wave)
    release.frozen = frozen(release)
    if release.microdata:
        release.frozen["microdata"] = hashlib.sha256(release.microdata.encode()).hexdigest()
    release.digest = hashlib.sha256(json.dumps(release.frozen, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    release.published_at, release.standing, release.outdated = timezone.now(), standing_of(release.wave), False
    release.save(
        update_fields=["frozen", "digest", "published_at", "standing", "outdated", "microdata", "microdata_report"]
    )
    if release.wave.state == "cleaned":
        waves.take("release", release.wave, by=by)


def checked_release(release):
    return check_all(release.wave, list(release.figures.select_related("wave")))
