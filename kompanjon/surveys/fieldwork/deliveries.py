"""Loading a wave of microdata: whoever ran it, whatever organisations, posts and answers it names."""

import hashlib
import re
import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kompanjon.core.problems import BLOCK, Problem, Refused
from kompanjon.core.words import _

from ..analysis.rates import EDITION
from ..analysis.texts import KINDS as TEXTS
from ..analysis.wave import UNITS
from ..answering.models import Response, ResponseLink
from ..questionnaires.actions import add_options, known_in_series, observed_item, start_questionnaire
from ..questionnaires.models import Questionnaire
from ..sampling.catalogue import catalogue, known_position
from ..sampling.models import (
    Addressee,
    Disposition,
    Position,
    RegisterUnit,
    Survey,
    SurveyedOrganisation,
    Wave,
)  # fmt: skip
from .checking import refuse_unless_sound
from .models import Invitation
from .reading import digest_of, refuse_unless_complete, rows_of

GROUPS = (
    "org_type",
    "skr_group_2017",
    "nuts1",
    "has_partnership",
    "role",
    "same_legal_entity_as",
    "secondary_position",
    "invite_lang",
    "status",
)
STATES = {
    "complete": "completed",
    "partial": "started",
    "breakoff": "started",
    "refused": "refused",
    "opened": "opened",
    "late": "started",
    "bounced": "bounced",
    "ineligible": "ineligible",
    "no_answer": "sent",
}
NEVER = ("released", "archived")
MARK = re.compile(r"P\d{7} [KR]\d{2,3}")
BATCH = 1000


@dataclass
class Loaded:
    wave: Wave
    units: int
    responses: int
    changed: bool
    texts: tuple = ()  # columns that were taken for free text: read by a person before anything is shown
    guessed: tuple = ()  # (code, points, highest answer) of scales whose points nobody has told


@transaction.atomic
def load(path, code, *, survey=None, mapping=None, processor="", synthetic=None, points=None) -> Loaded:
    """The wave named `code` from a file. The same file again changes nothing; another replaces what it brought.

    `points` tells how many points a new scale has; without it they are guessed from the answers, and said to be.
    """
    digest = digest_of(path)
    wave = Wave.objects.filter(code=code).first()
    if wave and wave.imported_digest == digest:
        return Loaded(wave, wave.units.count(), wave.responses.count(), False)
    _refuse_if_settled(wave)
    rows = rows_of(path, mapping)
    seen = sound_items(rows, code, survey, points)
    if wave:
        wave.responses.all().delete()
        wave.units.all().delete()
    wave = wave or _new_wave(code, survey, rows)
    _settle(wave, digest, processor, synthetic, rows)
    questionnaire = _questionnaire(wave, seen)
    units = _register(wave, rows)
    responses = _responses(wave, questionnaire, units, rows)
    return Loaded(
        wave,
        len(units),
        responses,
        True,
        tuple(questionnaire.items.filter(kind__in=TEXTS).values_list("code", flat=True)),
        guessed_scales(seen),
    )


def sound_items(rows, code, survey=None, points=None) -> dict[str, dict]:
    """What the file's questions are, when every row of it holds. Refused with all its problems otherwise."""
    refuse_unless_complete(rows)
    wave = Wave.objects.filter(code=code).first()
    survey = survey or (wave.survey if wave else Survey.objects.filter(code=catalogue()["survey"]["code"]).first())
    series = known_in_series(survey) if survey else {}
    own = {i.code: i for q in wave.questionnaires.order_by("-version")[:1] for i in q.items.all()} if wave else {}
    seen = {}
    for column in (c for c in rows[0] if c not in UNITS):
        item = observed_item(column, [r[column] for r in rows], series.get(column))
        told = own[column].points if column in own else (points or {}).get(column)
        if told and item["kind"] == "scale":
            item = {**item, "points": told}
            item.pop("guessed", None)
        seen[column] = item
    refuse_unless_sound(rows, {c: _answers_to(item) for c, item in seen.items()})
    return seen


def _answers_to(item):
    most = item.get("most")
    codes = () if item["kind"] in ("multi", "ranking") else item.get("options", {})
    return {"kind": item["kind"], "points": item.get("points", 5), "most": most and int(most), "codes": codes}


def guessed_scales(seen) -> tuple:
    return tuple((c, item["points"], item["guessed"]) for c, item in seen.items() if item.get("guessed"))


def _refuse_if_settled(wave):
    if wave and wave.state in NEVER:
        raise Refused([Problem("SURVEY-released", _("The wave is released and can no longer be loaded."), {}, BLOCK)])
    if wave and not wave.imported_digest and (wave.units.exists() or wave.responses.exists()):
        raise Refused(
            [Problem("SURVEY-own", _("The wave has been run here and cannot be replaced by a file."), {}, BLOCK)]
        )


def is_invented(rows) -> bool:
    """Whether the rows bear the marks of the reference wave: its numbers for persons, its codes for organisations."""
    return all(MARK.fullmatch(f"{r['person_id']} {r['org_code']}") for r in rows)


def the_survey(survey=None) -> Survey:
    known = catalogue()["survey"]
    return (
        survey
        or Survey.objects.get_or_create(
            code=known["code"],
            defaults={f"{n}_{lang}": known[n][lang] for n in ("title", "purpose") for lang in ("sv", "en")},
        )[0]
    )


def _new_wave(code, survey, rows):
    survey = the_survey(survey)
    former = survey.waves.exclude(code=code).order_by("-code").filter(code__lt=code).first()
    titles = {f"title_{lang}": f"{getattr(survey, f'title_{lang}')} {code}" for lang in ("sv", "en")}
    return Wave.objects.create(survey=survey, code=code, former=former, state="closed", **titles)


def _settle(wave, digest, processor, synthetic, rows):
    """What the file says of the wave itself. The close is not in it: the last answer that counted stands for it."""
    sent = [m for r in rows if (m := _moment(r.get("invited_at")))]
    counted = [m for r in rows if r["aapor"] in ("1.1", "1.2", "2.12") and (m := _moment(r.get("responded_at")))]
    wave.imported_digest, wave.register_version = digest, wave.register_version + 1
    wave.opens_at, wave.closes_at = min(sent, default=None), max([*sent, *counted], default=None)
    wave.synthetic = wave.synthetic or bool(synthetic) or is_invented(rows)  # a stamp is set, never taken away
    if processor:
        wave.processor_sv = wave.processor_en = processor
    wave.save()


def _questionnaire(wave, seen) -> Questionnaire:
    """The wave's questions: the texts that are known, and every option the answers name."""
    questionnaire = wave.questionnaires.order_by("-version").first()
    if questionnaire is None:
        questionnaire = start_questionnaire(wave, items=seen)
    else:
        for item in questionnaire.items.prefetch_related("options"):
            known = {o.code for o in item.options.all()}
            fresh = {k: v for k, v in seen.get(item.code, {}).get("options", {}).items() if k not in known}
            add_options(item, fresh, start=len(known))
    if wave.former:
        for item in questionnaire.items.all():
            item.comparable_with = [wave.former.code]
            item.save(update_fields=["comparable_with"])
    return questionnaire


def _register(wave, rows):
    organisations, positions, people = _organisations(rows), _positions(rows), _addressees(wave, rows)
    units = RegisterUnit.objects.bulk_create(
        [
            RegisterUnit(
                wave=wave,
                organisation=organisations[r["org_code"]],
                position=positions[r["position"]],
                addressee=people[f"{wave.code}-{r['person_id']}"],
                key=r["person_id"],
                source="delivery",
                disposition=r["aapor"],
                groups={g: r[g] for g in GROUPS if r.get(g)},
            )
            for r in rows
        ],
        BATCH,
    )
    by_key = {u.key: u for u in units}
    Disposition.objects.bulk_create([Disposition(unit=u, code=u.disposition, edition=EDITION) for u in units], BATCH)
    seconds = [
        (by_key[r["person_id"]], p) for r in rows for p in filter(None, (r.get("secondary_position") or "").split("|"))
    ]
    link = RegisterUnit.secondary.through
    link.objects.bulk_create([link(registerunit=u, position=positions[p]) for u, p in seconds], BATCH)
    return by_key


def _organisations(rows):
    found = {o.code: o for o in SurveyedOrganisation.objects.all()}
    fresh = {}
    for r in rows:
        if r["org_code"] not in found and r["org_code"] not in fresh:
            same = r.get("same_legal_entity_as") or ""
            entity = min(r["org_code"], same) if same else r["org_code"]
            fresh[r["org_code"]] = SurveyedOrganisation(code=r["org_code"], kind=r["org_type"], legal_entity=entity)
    SurveyedOrganisation.objects.bulk_create(fresh.values(), BATCH)
    return found | fresh


def _positions(rows):
    """Posts by code; a new kind of organisation for a known post is added to it."""
    kinds: dict[str, set] = {}
    roles = {}
    for r in rows:
        kinds.setdefault(r["position"], set()).add(r["org_type"])
        roles[r["position"]] = r["role"]
        for code in filter(None, (r.get("secondary_position") or "").split("|")):
            kinds.setdefault(code, set()).add(r["org_type"])
    found = {p.code: p for p in Position.objects.all()}
    for code in kinds:
        if code not in found:
            known = known_position(code)
            found[code] = Position.objects.create(
                code=code,
                name_sv=known.get("sv", code),
                name_en=known.get("en", code),
                role=known.get("role", roles.get(code, "tjansteperson")),
                applies_to=known.get("in", sorted(kinds[code])),
                named=known.get("named", False),
            )
    return found


def _addressees(wave, rows):
    """One per row, keyed by wave and the file's own key; names and addresses only if the file has them."""
    keys = [f"{wave.code}-{r['person_id']}" for r in rows]
    found = {a.key: a for a in Addressee.objects.filter(key__startswith=f"{wave.code}-")}
    fresh = [
        Addressee(key=k, language=r.get("invite_lang") or "sv", name=r.get("name", ""), email=r.get("email", ""))
        for k, r in zip(keys, rows, strict=True)
        if k not in found
    ]
    Addressee.objects.bulk_create(fresh, BATCH)
    return found | {a.key: a for a in fresh}


def _responses(wave, questionnaire, units, rows) -> int:
    invitations = Invitation.objects.bulk_create(
        [
            Invitation(
                unit=units[r["person_id"]],
                state=STATES.get(r.get("status"), "sent"),
                sent_at=_moment(r.get("invited_at")),
                reminded=[m for m in (r.get("reminder1_at"), r.get("reminder2_at")) if m],
            )
            for r in rows
        ],
        BATCH,
    )
    kinds = dict(questionnaire.items.values_list("code", "kind"))
    pairs = []
    for invitation, r in zip(invitations, rows, strict=True):
        answers = {c: _answer(r[c], kind) for c, kind in kinds.items() if r.get(c)}
        if answers or r.get("started_at"):
            pairs.append((invitation, _response(wave, questionnaire, answers, r)))
    pairs.sort(key=lambda p: p[1].id)
    Response.objects.bulk_create([response for _i, response in pairs], BATCH)
    ResponseLink.objects.bulk_create([ResponseLink(invitation=i, response=response) for i, response in pairs], BATCH)
    return len(pairs)


def _response(wave, questionnaire, answers, r):
    late = r["aapor"] == "2.27"
    moment = _moment(r.get("responded_at"))
    name = hashlib.sha256(f"{wave.code}:{r['person_id']}".encode()).hexdigest()
    return Response(
        id=uuid.UUID(name[:32]),
        wave=wave,
        questionnaire=questionnaire,
        answers={} if late else answers,
        late=answers if late else {},
        groups={g: r.get(g, "") for g in ("org_type", "role")},
        language=r.get("invite_lang") or "sv",
        device=r.get("device") or "",
        started_at=_moment(r.get("started_at")),
        saved_at=moment,
        submitted_at=moment if r.get("status") in ("complete", "partial") else None,
        seconds=int(float(r["duration_s"])) if r.get("duration_s") else None,
        state="submitted" if r.get("status") in ("complete", "partial", "late") else "auto_closed",
    )


def _answer(text, kind):
    if kind == "multi":
        return [p for p in text.split("|") if p]
    return int(text) if kind == "scale" and text.lstrip("-").isdigit() else text


def _moment(text):
    """A time of the file. One without a zone is Swedish time."""
    moment = datetime.fromisoformat(text) if text else None
    return timezone.make_aware(moment) if moment and timezone.is_naive(moment) else moment
