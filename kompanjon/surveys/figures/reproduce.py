"""The reproduction package with answers: out of one installation and into an empty one, where it gives the same figures.

It holds the answers as analysts get them, with organisations by running number and without free texts, so it is as
confidential as they are. The public package (package.py) holds what was released and no answers.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import uuid
import zipfile
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from kompanjon.core.lazily import Lazily
from kompanjon.core.problems import BLOCK, Problem, Refused
from kompanjon.core.words import _

from ..analysis.models import WeightSet
from ..analysis.results import limits_of
from ..analysis.tables import ANSWERED, questionnaire_of, wave_table
from ..answering.models import Response
from ..questionnaires.exchange import as_data, from_data
from ..sampling.catalogue import known_position
from ..sampling.models import Position, RegisterUnit, Survey, SurveyedOrganisation, Wave
from .compute import compute
from .models import Figure, Release

pl = Lazily("polars")

KIND = "kompanjon_survey_package"
SURVEY = ("code", "title_sv", "title_en", "purpose_sv", "purpose_en", "controller", "contact")
WAVE = (
    "code", "title_sv", "title_en", "mode", "complete_above", "partial_from", "silent_is_unknown", "smallest_base",
    "smallest_cell", "processor_sv", "processor_en", "synthetic", "state",
)  # fmt: skip
DATES = ("opens_at", "closes_at")
FIGURE = (
    "code", "title_sv", "title_en", "claim_sv", "claim_en", "says_sv", "says_en", "definition", "value", "answer", "n",
    "low", "high", "weights", "unit", "stand_in", "suppressed", "place",
)  # fmt: skip
WEIGHTS = ("name", "method", "definition", "result", "design_effect", "digest", "official", "reason")
NOT_TAKEN = (
    "wave",
    "started_at",
    "responded_at",
    "device",
    "status",
    "invite_lang",
    "duration_s",
    "secondary_position",
)
TEXTS = ("short_text", "long_text")
RECIPE = """# Reproducing the figures

    python3 start.py manage migrate
    python3 start.py manage survey_package THIS-FILE.zip

In an empty installation this loads the wave, the questionnaire, the weight sets, the figures and the releases, computes
every figure again from the answers, and says which do not come out the same. `wave.json` holds every figure with its
definition: statistic, question, answers that count, group, base, weight set, value, n and interval. `answers.csv` holds
the answers, with a running number in place of persons and organisations. It is as confidential as the answers are.
"""


def package_of(wave) -> bytes:
    """The whole wave as a ZIP: wave.json, answers.csv, how to use them, and checksums."""
    questionnaire = questionnaire_of(wave)
    told = {
        KIND: 1,
        "survey": {f: getattr(wave.survey, f) for f in SURVEY},
        "wave": {f: getattr(wave, f) for f in WAVE} | {f: _iso(getattr(wave, f)) for f in DATES},
        "questionnaire": as_data(questionnaire),
        "version": questionnaire.version,
        "weights": [{f: getattr(w, f) for f in WEIGHTS} for w in wave.weight_sets.order_by("pk")],
        "figures": [
            {f: getattr(x, f) for f in FIGURE} | {"release": x.release and x.release.number}
            for x in wave.figures.select_related("release")
        ],
        "releases": [
            {
                "number": r.number,
                "note_sv": r.note_sv,
                "note_en": r.note_en,
                "frozen": r.frozen,
                "digest": r.digest,
                "published_at": _iso(r.published_at),
            }
            for r in wave.releases.filter(state="published").order_by("number")
        ],
    }
    files = {
        "README.md": RECIPE.encode(),
        "answers.csv": _answers(wave, questionnaire),
        "wave.json": json.dumps(told, ensure_ascii=False, indent=1).encode(),
    }
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bag:
        for name, content in {**files, "checksums.txt": sums.encode()}.items():
            bag.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content)
    return out.getvalue()


def _iso(moment):
    return moment.isoformat() if moment else None


def _answers(wave, questionnaire) -> bytes:
    table = wave_table(wave)
    frame = table.frame.drop([c for c in NOT_TAKEN if c in table.frame.columns])
    frame = frame.drop(list(questionnaire.items.filter(kind__in=TEXTS).values_list("code", flat=True)), strict=False)
    frame = frame.with_columns([pl.col(c).list.join("|") for c in sorted(table.multi) if c in frame.columns])
    known: dict = {}
    columns = {
        "person_id": [str(n) for n in range(1, frame.height + 1)],
        **{c: [_number(known, x) for x in frame[c]] for c in ("org_code", "legal_entity") if c in frame.columns},
    }
    if "same_legal_entity_as" in frame.columns:
        columns["same_legal_entity_as"] = [_number(known, x) for x in frame["same_legal_entity_as"]]
    return frame.with_columns([pl.Series(c, v, dtype=pl.String) for c, v in columns.items()]).write_csv().encode()


def _number(known, code):
    """The running number of an organisation; the same code has the same in every column."""
    return code if not code else known.setdefault(code, f"O{len(known) + 1}")


@dataclass
class TakenIn:
    wave: Wave
    figures: int
    differing: list[str] = field(default_factory=list)  # codes of figures that do not come out the same


def take_in(content: bytes) -> TakenIn:
    """Load a package and compute every figure anew. Refused when a checksum fails or the wave is already here."""
    files = _opened(content)
    told = json.loads(files["wave.json"])
    if told.get(KIND) != 1:
        raise _refused(_("This is not a package of a survey wave with its answers."))
    if Wave.objects.filter(code=told["wave"]["code"]).exists():
        raise _refused(_("The wave {code} is already here."), code=told["wave"]["code"])
    with transaction.atomic():
        wave = _wave(told, hashlib.sha256(content).hexdigest())
        _load(wave, wave.questionnaires.get(), list(csv.DictReader(io.StringIO(files["answers.csv"].decode()))))
        _released(wave, told)
    table, limits = wave_table(wave), limits_of(wave)
    differing = [
        f.code for f in wave.figures.all() if not _comes_out(f, compute(table, f.definition, f.weights, limits))
    ]
    return TakenIn(wave, wave.figures.count(), differing)


def _comes_out(figure, computed) -> bool:
    e = computed.estimate
    found = (e.value, e.n, e.low, e.high, computed.answer, computed.suppressed)
    return found == (figure.value, figure.n, figure.low, figure.high, figure.answer, figure.suppressed)


def _opened(content) -> dict[str, bytes]:
    """The files of a package, each with the checksum it says it has."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as bag:
            files = {name: bag.read(name) for name in bag.namelist()}
        sums = dict(line.split("  ")[::-1] for line in files["checksums.txt"].decode().splitlines())
    except (zipfile.BadZipFile, KeyError, ValueError):
        raise _refused(_("This is not a package of a survey wave with its answers.")) from None
    if not {"wave.json", "answers.csv"} <= set(sums):
        raise _refused(_("This is not a package of a survey wave with its answers."))
    wrong = [n for n, s in sums.items() if hashlib.sha256(files.get(n, b"")).hexdigest() != s]
    if wrong:
        raise _refused(_("The checksum does not agree: {names}."), names=", ".join(sorted(wrong)))
    return files


def _refused(text, **values):
    return Refused([Problem("SURVEY-package", text, values, BLOCK)])


def _wave(told, digest) -> Wave:
    survey, _made = Survey.objects.get_or_create(code=told["survey"]["code"], defaults=told["survey"])
    given = {k: v for k, v in told["wave"].items() if k in WAVE}
    moments = {d: told["wave"][d] and timezone.datetime.fromisoformat(told["wave"][d]) for d in DATES}
    wave = Wave.objects.create(
        survey=survey,
        **given,
        **moments,
        imported_digest=digest,
        links_gone_on=timezone.localdate(),
        register_version=1,
    )
    questionnaire = from_data(wave, told["questionnaire"])
    questionnaire.version, questionnaire.published_at = told["version"], timezone.now()
    questionnaire.save(update_fields=["version", "published_at"])
    WeightSet.objects.bulk_create([WeightSet(wave=wave, **w) for w in told["weights"]])
    return wave


def _load(wave, questionnaire, rows):
    """Those who answered as responses with their groups, the others as units of the register."""
    kinds = dict(questionnaire.items.values_list("code", "kind"))
    answered = [r for r in rows if r["aapor"] in ANSWERED]
    keys = iter(sorted(uuid.uuid4() for _row in answered))  # the order of the file, so that sums are the same sums
    Response.objects.bulk_create([_response(wave, questionnaire, kinds, next(keys), row) for row in answered], 1000)
    silent = [r for r in rows if r["aapor"] not in ANSWERED]
    organisations = _organisations(wave, {r.get("org_code") or "0" for r in silent})
    positions = {code: _position(code) for code in {r.get("position") or "" for r in silent}}
    RegisterUnit.objects.bulk_create(
        [
            RegisterUnit(
                wave=wave,
                organisation=organisations[r.get("org_code") or "0"],
                position=positions[r.get("position") or ""],
                key=r["person_id"],
                source="package",
                disposition=r["aapor"],
                groups=_groups(r, kinds),
            )
            for r in silent
        ],
        1000,
    )


def _organisations(wave, codes):
    """Organisations without a name, known by wave and running number."""
    named = {code: f"{wave.code}-{code}"[:20] for code in codes}
    known = {o.code: o for o in SurveyedOrganisation.objects.filter(code__in=named.values())}
    fresh = [SurveyedOrganisation(code=n, kind="", legal_entity=c) for c, n in sorted(named.items()) if n not in known]
    known |= {o.code: o for o in SurveyedOrganisation.objects.bulk_create(fresh, 1000)}
    return {code: known[name] for code, name in named.items()}


def _groups(row, kinds):
    return {k: v for k, v in row.items() if v and k not in kinds and k not in ("person_id", "aapor", "position")}


def _response(wave, questionnaire, kinds, key, row):
    answers = {c: row[c].split("|") if k in ("multi", "ranking") else row[c] for c, k in kinds.items() if row.get(c)}
    late = row["aapor"] == "2.27"
    return Response(
        id=key,
        wave=wave,
        questionnaire=questionnaire,
        answers={} if late else answers,
        late=answers if late else {},
        groups=_groups(row, kinds) | {"position": row.get("position", ""), "disposition": row["aapor"]},
        state="submitted",
    )


def _position(code) -> Position:
    known = known_position(code)
    texts = {"name_sv": known.get("sv", code), "name_en": known.get("en", code), "role": known.get("role", "")}
    return Position.objects.get_or_create(code=code, defaults={**texts, "applies_to": known.get("in", [])})[0]


def _released(wave, told):
    releases = {
        r["number"]: Release.objects.create(
            wave=wave,
            state="published",
            published_at=r["published_at"] and timezone.datetime.fromisoformat(r["published_at"]),
            **{k: r[k] for k in ("number", "note_sv", "note_en", "frozen", "digest")},
        )
        for r in told["releases"]
    }
    for given in told["figures"]:
        fields = {f: given[f] for f in FIGURE}
        Figure.objects.create(wave=wave, release=releases.get(given["release"]), **fields)
