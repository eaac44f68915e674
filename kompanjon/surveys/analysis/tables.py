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
from ..questionnaires.rules import route
from ..sampling.models import RegisterUnit, Wave
from .bases import NOT_SHOWN
from .texts import KINDS as TEXTS
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
    items = list(questionnaire.items.prefetch_related("options")) if questionnaire else []
    unlinked = wave.links_gone_on and (wave.imported_digest or not wave.anonymous)
    read = _unlinked if unlinked else _anonymous if wave.anonymous else _confidential
    units, answers, more = read(wave)
    frame = _frame(wave, units, more) if units else pl.DataFrame(schema=dict.fromkeys(UNITS, pl.String))
    multi = frozenset(i.code for i in items if i.kind in ("multi", "ranking"))
    answers = _by_route(items, units, answers)
    columns = [_column(i.code, [given.get(i.code) for given in answers], i.code in multi) for i in items]
    meanings = {i.code: {o.code: o.meaning for o in i.options.all() if o.meaning} for i in items}
    asked = frozenset(i.code for i in items)
    texts = frozenset(i.code for i in items if i.kind in TEXTS)
    known = {"asked": asked, "texts": texts, "meanings": meanings, "most_from_one": wave.most_from_one}
    return WaveTable(frame.with_columns(columns), multi, **known, **_weight_sets(wave), **options)


def _by_route(items, units, answers):
    """The answers with "not shown" for every item that the respondent's own route passes by, also if it has an answer."""
    if not any(i.condition for i in items):
        return answers
    found = []
    for (_key, _org, kind, _entity, position, role, _code, groups), given in zip(units, answers, strict=True):
        shown = {i.code for i in route(items, given, {"org_type": kind, "role": role, "position": position, **groups})}
        passed = {i.code: NOT_SHOWN for i in items if i.code not in shown}
        found.append({**given, **passed} if given else given)
    return found


def _frame(wave, units, more) -> pl.DataFrame:
    """The register's columns, each built at once: several times faster than row by row.

    Groups are the wave's own; the organisation's kind and the post's role fill in where they are silent.
    """
    keys, organisations, kinds, entities, positions, roles, codes, groups = zip(*units, strict=True)
    known = list({id(g): g for g in groups}.values())  # thousands share a few hundred
    names = [n for n in dict.fromkeys(n for g in known for n in g) if n not in ("disposition", "position")]
    columns = {
        "wave": [wave.code] * len(keys),
        "person_id": keys,
        "org_code": organisations,
        "org_type": kinds,
        "legal_entity": entities,
        "position": positions,
        "role": roles,
        "aapor": [code or "2.20" for code in codes],
        **dict.fromkeys(("skr_group_2017", "nuts1"), [None] * len(keys)),
        "has_partnership": ["0"] * len(keys),
        "secondary_position": [None] * len(keys),
        **more,
    }
    for name in names:
        silent = columns.get(name) or [None] * len(keys)
        columns[name] = [g.get(name) or own for g, own in zip(groups, silent, strict=True)]
    return pl.DataFrame([pl.Series(name, values, strict=False) for name, values in columns.items()])


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
        lists = [[v] if v == NOT_SHOWN else [str(x) for x in v] if isinstance(v, list) and v else None for v in values]
        return pl.Series(code, lists, dtype=pl.List(pl.String))
    return pl.Series(code, [None if v in (None, "") else str(v) for v in values], dtype=pl.String)


def _confidential(wave):
    """(units, answers, more columns). A unit is (key, organisation, kind, entity, position, role, code, groups)."""
    given, left_out = {}, set()
    for excluded, key, *found in Response.objects.filter(wave=wave).values_list(
        "exclusion", "link__invitation__unit__key", "answers", "late", "seconds", "device", "saved_at"
    ):
        if excluded:
            left_out.add(key)
        else:
            given[key] = found
    silent, now = ({}, {}, None, None, None), _codes_now(wave)
    units = [
        (key, *rest, code or now.get(key, ""), groups)
        for key, *rest, code, groups in _units(RegisterUnit.objects.filter(wave=wave).order_by("pk"))
    ]
    found = [silent if unit[0] in left_out else given.get(unit[0], silent) for unit in units]
    more = {"duration_s": [f[2] for f in found], "device": [f[3] for f in found], "responded_at": [f[4] for f in found]}
    return units, [f[0] or f[1] for f in found], more


def _codes_now(wave) -> dict[str, str]:
    """While a wave is open nobody has a code yet: what it would be if it closed now."""
    if wave.state != "open":
        return {}
    from ..fieldwork.closing import codes_now

    keys = dict(wave.units.values_list("pk", "key"))
    return {keys[pk]: code for pk, code in codes_now(wave).items()}


def _units(units):
    """The columns of register units. Thousands share a few hundred combinations of groups, so each is read once."""
    *columns, groups = UNIT_COLUMNS
    read = cache(json.loads)
    return [(*values, read(text)) for *values, text in units.values_list(*columns, Cast(groups, TextField()))]


def _anonymous(wave):
    """Responses with their coarse groups, and the invitations that did not come to one, as coarse."""
    responses = Response.objects.filter(wave=wave).values_list("id", "groups", "answers", "exclusion")
    units = [
        (
            str(pk),
            "",
            groups.get("org_type", ""),
            "",
            groups.get("position", ""),
            groups.get("role", ""),
            groups.get("disposition", "1.1"),
            groups,
        )
        for pk, groups, _answers, _excluded in responses
    ]
    unanswered = Invitation.objects.filter(unit__wave=wave).exclude(state="completed")
    silent = [
        (key, None, groups.get("org_type") or kind, None, None, groups.get("role") or role, code, {})
        for key, _org, kind, _entity, _position, role, code, groups in unanswered.values_list(
            *[f"unit__{c}" for c in UNIT_COLUMNS]
        )
    ]
    given = [{} if excluded else answers for _pk, _groups, answers, excluded in responses]
    return units + silent, given + [{}] * len(silent), {}


ANSWERED = ("1.1", "1.2", "2.12", "2.27")


def _unlinked(wave):
    """After the links are gone: responses with the groups they kept, and the units that never answered."""
    given = (
        Response.objects.filter(wave=wave).order_by("id").values_list("id", "groups", "answers", "late", "exclusion")
    )
    kept = [
        (pk, groups, {} if excluded else answers, {} if excluded else late)
        for pk, groups, answers, late, excluded in given
        if groups.get("disposition_before", groups.get("disposition")) in ANSWERED
    ]
    units = [(str(pk), "", "", "", g.get("position", ""), "", g["disposition"], g) for pk, g, _answers, _late in kept]
    silent = _units(RegisterUnit.objects.filter(wave=wave).exclude(disposition__in=ANSWERED).order_by("pk"))
    return units + silent, [answers or late for _pk, _g, answers, late in kept] + [{}] * len(silent), {}
