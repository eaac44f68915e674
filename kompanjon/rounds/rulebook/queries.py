from datetime import date, datetime, time

from django.db.models import Prefetch
from django.utils import timezone

from .models import Cap, CountryList, OpenDecision, RuleSet, RuleSetVersion, Stamp
from .rules import Rules

_READ: dict[tuple[str, int], Rules] = {}
"""Versions that have been read, by what they say: they never change, and a page asks for the same one over and over."""
MOST_READ = 64


def rules_for(thing, on: date | None = None) -> Rules | None:
    """What somebody is held to: by a round (fixed when it opened, unless it is rolling) or by a rule set, on a day.

    None where no rule set has been chosen.
    """
    if isinstance(thing, RuleSet):
        return rules_on(thing.pk, on)
    if thing.rules_fixed:
        return read(thing.rules_fixed)
    return rules_on(thing.rule_set_id, on)


def rules_on(rule_set_id, on: date | None = None) -> Rules | None:
    """The version in force on a day (today unless told): one small query when it has been read before."""
    versions = RuleSetVersion.objects.filter(rule_set_id=rule_set_id)
    if on and on < timezone.localdate():
        versions = versions.filter(made_at__lte=datetime.combine(on, time.max, timezone.get_default_timezone()))
    version = versions.defer("content").order_by("-number").first()
    return version and read(fixed(version))


def rules_of_version(rule_set_id, number) -> Rules:
    """The very version that an application or a grant was held to."""
    return read(fixed(RuleSetVersion.objects.defer("content").get(rule_set_id=rule_set_id, number=number)))


def fixed(version) -> dict:
    """Which version a round is held to, as the round keeps it: the words themselves stand in the version, unchanged."""
    return {"rule_set": version.rule_set_id, "version": version.number, "digest": version.digest}


def read(mark) -> Rules:
    """The rules that a mark points to."""
    key = (mark["digest"], mark["version"])
    if key not in _READ:
        version = RuleSetVersion.objects.get(rule_set_id=mark["rule_set"], number=mark["version"])
        if len(_READ) >= MOST_READ:
            _READ.clear()
        _READ[key] = Rules.from_content({**version.content, "version": version.number})
    return _READ[key]


def rule_set_in_force(on: date | None = None):
    """What the public pages are written from: the office's latest set valid on the day, else the one that was read."""
    on = on or timezone.localdate()
    sets = [one for one in RuleSet.objects.order_by("-valid_from", "-pk") if is_valid(one, on)]
    own = [one for one in sets if one.provenance == "decided" and one.valid_from]
    return next(iter(own), None) or next((one for one in sets if one.for_demonstration), None)


def is_valid(rule_set, on):
    return (not rule_set.valid_from or rule_set.valid_from <= on) and (not rule_set.valid_to or on <= rule_set.valid_to)


def value_now(decision):
    """The value of a decision for the whole installation, as last said, else as assumed."""
    last = decision.stamps.filter(rule_set=None).order_by("-pk").first()
    return decision.value if last is None or last.outcome in ("undone", "confirmed") else last.value


def stamped(*keys):
    """{key: value} of those decisions for the whole house that the office has confirmed or changed. One statement."""
    said = {}
    rows = Stamp.objects.filter(decision__key__in=keys, rule_set=None).select_related("decision").order_by("pk")
    for row in rows:
        said[row.decision.key] = row
    return {
        key: row.decision.value if row.outcome == "confirmed" else row.value
        for key, row in said.items()
        if row.outcome in ("confirmed", "changed")
    }


def choosable():
    """The rule sets a round may follow: those that have a version to hold anybody to. A handful."""
    return RuleSet.objects.filter(version__gt=0).order_by("name_sv")


def rows_of_all():
    """Every set's own rows by code, with decisions and stamps, as `inheritance` takes them: eight queries."""
    sets = RuleSet.objects.select_related("source", "caps_from", "parameters_from").prefetch_related(
        "parameters__source",
        Prefetch("caps", Cap.objects.select_related("source").order_by("component", "parties", "band")),
        Prefetch("country_lists", CountryList.objects.select_related("source")),
        "country_lists__countries",
    )
    decisions = {row.key: {"value": row.value} for row in OpenDecision.objects.all()}
    stamps = [row_of_stamp(stamp) for stamp in Stamp.objects.select_related("decision", "rule_set")]
    return {one.code: row_of_set(one) for one in sets}, decisions, stamps


def row_of_set(one):
    return {
        "code": one.code,
        "name": both(one, "name"),
        "provenance": one.provenance,
        "source": row_of_source(one.source),
        "caps_from": one.caps_from.code if one.caps_from else None,
        "parameters_from": one.parameters_from.code if one.parameters_from else None,
        "parameters": {row.key: row_of_parameter(row) for row in sorted(one.parameters.all(), key=lambda row: row.key)},
        "caps": [row_of_cap(cap) for cap in one.caps.all()],
        "country_lists": [row_of_list(row) for row in one.country_lists.all()],
    }


def row_of_parameter(row):
    return {
        "value": row.value,
        "provenance": row.provenance,
        "severity": row.severity,
        "source": row_of_source(row.source),
    }


def row_of_cap(cap):
    plain = ("component", "parties", "band", "amount", "labour", "per", "kind", "provenance", "decision")
    return {name: getattr(cap, name) for name in plain} | {"source": row_of_source(cap.source)}


def row_of_list(one):
    countries = {
        row.country_id: {"status": row.status, "reason": both(row, "reason")}
        for row in sorted(one.countries.all(), key=lambda row: row.country_id)
    }
    return {
        "key": one.key,
        "name": both(one, "name"),
        "since": both(one, "since"),
        "read_on": one.read_on,
        "provenance": one.provenance,
        "source": row_of_source(one.source),
        "countries": countries,
    }


def row_of_source(source):
    if source is None:
        return None
    return {name: getattr(source, name) for name in ("title", "publisher", "address")} | {"year": both(source, "year")}


def row_of_stamp(stamp):
    return {
        "key": stamp.decision.key,
        "rule_set": stamp.rule_set.code if stamp.rule_set else "",
        "outcome": stamp.outcome,
        "value": stamp.value,
        "severity": stamp.severity,
        "by": stamp.by_name,
        "on": stamp.on.isoformat(),
        "why": stamp.why,
    }


def both(record, name):
    return {"sv": getattr(record, f"{name}_sv"), "en": getattr(record, f"{name}_en")}
