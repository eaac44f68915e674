"""From the database to the table that figures are computed from."""

from __future__ import annotations

import json
from functools import cache

from django.db.models import TextField
from django.db.models.functions import Cast

from kompanjon.core.lazily import Lazily

from ..answering.models import Response
from ..fieldwork.models import Invitation
from ..questionnaires.models import Questionnaire
from ..sampling.models import RegisterUnit, Wave
from .wave import CLASSES, UNITS, WaveTable

pl = Lazily("polars")

UNIT_COLUMNS = (
    "key",
    "organisation__code",
    "organisation__kind",
    "organisation__legal_entity",
    "position__code",
    "position__role",
    "disposition",
    "groups",
)


def questionnaire_of(wave) -> Questionnaire | None:
    """The version that is asked: the latest published one, else the latest."""
    return (
        wave.questionnaires.filter(published_at__isnull=False).order_by("-version").first()
        or wave.questionnaires.order_by("-version").first()
    )


def wave_table(wave: Wave, **options) -> WaveTable:
    """The whole wave in a fixed number of queries. Late answers are there, with their own disposition."""
    questionnaire = questionnaire_of(wave)
    kinds = dict(questionnaire.items.values_list("code", "kind")) if questionnaire else {}
    unlinked = wave.links_gone_on and (wave.imported_digest or not wave.anonymous)
    read = _unlinked_rows if unlinked else _anonymous_rows if wave.anonymous else _confidential_rows
    rows = read(wave)
    frame = _frame([r for r, _answers in rows]) if rows else pl.DataFrame(schema=dict.fromkeys(UNITS, pl.String))
    multi = frozenset(c for c, k in kinds.items() if k in ("multi", "ranking"))
    columns = []
    for code in kinds:
        values = [answers.get(code) for _r, answers in rows]
        columns.append(_column(code, values, code in multi))
    return WaveTable(frame.with_columns(columns), multi, asked=frozenset(kinds), **_weight_sets(wave), **options)


def _frame(rows) -> pl.DataFrame:
    """The rows column by column, which is several times faster than row by row."""
    names = dict.fromkeys(name for row in rows for name in row)
    return pl.DataFrame([pl.Series(name, [row.get(name) for row in rows], strict=False) for name in names])


def _weight_sets(wave) -> dict:
    """The wave's kept weight sets, and the name of the official one."""
    from .weights import calibration_of

    kept = list(wave.weight_sets.all())
    official = next((w.name for w in kept if w.official), CLASSES)
    return {"sets": {w.name: calibration_of(w) for w in kept}, "chosen": official}


def weights_of(wave, table) -> dict:
    """Name and method of the set a table computes with."""
    kept = wave.weight_sets.filter(name=table.chosen).first()
    return {"name": table.chosen, "method": kept.method if kept else CLASSES}


def _column(code, values, multi):
    if multi:
        lists = [[str(x) for x in v] if isinstance(v, list) and v else None for v in values]
        return pl.Series(code, lists, dtype=pl.List(pl.String))
    return pl.Series(code, [None if v in (None, "") else str(v) for v in values], dtype=pl.String)


def _unit_row(wave, key, org, kind, entity, position, role, code, groups):
    """One row's register columns. Groups are the wave's own; the organisation's kind fills in where they are silent."""
    row = {
        "wave": wave.code,
        "person_id": key,
        "org_code": org,
        "org_type": groups.get("org_type") or kind,
        "legal_entity": entity,
        "position": position,
        "role": groups.get("role") or role,
        "aapor": code or "2.20",
        "skr_group_2017": None,
        "nuts1": None,
        "has_partnership": "0",
        "secondary_position": None,
    }
    for name, value in groups.items():
        if value and name not in ("disposition", "position"):
            row[name] = value
    return row


def _confidential_rows(wave):
    answers, left_out = {}, set()
    for excluded, key, *found in Response.objects.filter(wave=wave).values_list(
        "exclusion", "link__invitation__unit__key", "answers", "late", "seconds", "device", "saved_at"
    ):
        if excluded:
            left_out.add(key)
        else:
            answers[key] = found
    rows, silent = [], ({}, {}, None, None, None)
    for values in _units(RegisterUnit.objects.filter(wave=wave).order_by("pk")):
        row = _unit_row(wave, *values)
        given, late, seconds, device, saved = answers.get(row["person_id"], silent)
        if row["person_id"] in left_out:
            row["aapor"], given, late = "2.11", {}, {}
        row["duration_s"], row["device"], row["responded_at"] = seconds, device, saved
        rows.append((row, given or late))
    return rows


def _units(units):
    """The columns of register units. Thousands share a few hundred combinations of groups, so each is read once."""
    *columns, groups = UNIT_COLUMNS
    read = cache(json.loads)
    for *values, text in units.values_list(*columns, Cast(groups, TextField())):
        yield *values, read(text)


def _anonymous_rows(wave):
    """Responses with their coarse groups, and the invitations that did not come to one."""
    rows = []
    for pk, groups, answers in Response.objects.filter(wave=wave, exclusion__isnull=True).values_list(
        "id", "groups", "answers"
    ):
        row = _unit_row(
            wave,
            str(pk),
            "",
            groups.get("org_type", ""),
            "",
            groups.get("position", ""),
            groups.get("role", ""),
            groups.get("disposition", "1.1"),
            groups,
        )
        rows.append((row, answers))
    unanswered = Invitation.objects.filter(unit__wave=wave).exclude(state="completed")
    for values in unanswered.values_list(*[f"unit__{c}" for c in UNIT_COLUMNS]):
        row = _unit_row(wave, *values)
        kept = {
            "wave": wave.code,
            "person_id": row["person_id"],
            "org_type": row["org_type"],
            "role": row["role"],
            "aapor": row["aapor"],
        }
        rows.append(({**dict.fromkeys(row), **kept, "has_partnership": "0"}, {}))  # as coarse as the answers are
    return rows


ANSWERED = ("1.1", "1.2", "2.12", "2.27")


def _unlinked_rows(wave):
    """After the links are gone: responses with the groups they kept, and the units that never answered."""
    rows = []
    given = Response.objects.filter(wave=wave, exclusion__isnull=True).order_by("id")
    for pk, groups, answers, late in given.values_list("id", "groups", "answers", "late"):
        if groups.get("disposition") in ANSWERED:
            row = _unit_row(wave, str(pk), "", "", "", groups.get("position", ""), "", groups["disposition"], groups)
            rows.append((row, answers or late))
    silent = RegisterUnit.objects.filter(wave=wave).exclude(disposition__in=ANSWERED).order_by("pk")
    return rows + [(_unit_row(wave, *values), {}) for values in _units(silent)]
