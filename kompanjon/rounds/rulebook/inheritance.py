"""How a rule set, those it takes from, the open decisions and the office's stamps become one content. Plain Python.

A set is a dict of its own rows; `sets` holds every set by code. Nothing here reads the database.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from kompanjon.core.money import from_kronor

Row = Mapping[str, Any]


def content_of(code: str, sets: Mapping[str, Row], decisions: Mapping[str, Row], stamps: list[Row]) -> dict[str, Any]:
    """Everything that holds under the rule set `code`, but for its version number."""
    own, latest = sets[code], latest_stamps(stamps)
    values = values_of(code, sets, decisions, latest)
    return {
        "code": code,
        "name": own["name"],
        "provenance": own["provenance"],
        "source": own["source"],
        "values": values,
        "caps": list(caps_of(code, sets, values)),
        "country_lists": country_lists_of(code, sets),
    }


def chain(code: str, sets: Mapping[str, Row], link: str) -> Iterator[Row]:
    """A set and those it takes from, nearest first. A circle ends where it began."""
    seen: set[str] = set()
    while code and code not in seen:
        seen.add(code)
        yield sets[code]
        code = sets[code][link]


def latest_stamps(stamps: list[Row]) -> dict[tuple[str, str], Row]:
    """The last word on each key, per rule set ("" is the whole installation). An undone one counts as unsaid."""
    last = {(stamp["key"], stamp["rule_set"]): stamp for stamp in stamps}
    return {place: stamp for place, stamp in last.items() if stamp["outcome"] != "undone"}


def values_of(
    code: str, sets: Mapping[str, Row], decisions: Mapping[str, Row], latest: Mapping[tuple[str, str], Row]
) -> dict[str, dict[str, Any]]:
    values: dict[str, dict[str, Any]] = {}
    for one in chain(code, sets, "parameters_from"):
        for key, row in one["parameters"].items():
            if key not in values:
                values[key] = stamped({**row, "rule_set": one["name"], "stamp": None}, latest.get((key, one["code"])))
    for key, row in decisions.items():
        if key not in values:
            base = {"value": row["value"], "provenance": "assumed", "severity": "", "source": None}
            values[key] = stamped({**base, "rule_set": {}, "stamp": None}, latest.get((key, "")))
    return values


def stamped(row: dict[str, Any], stamp: Row | None) -> dict[str, Any]:
    """An assumed value with what the office has said of it. Only what is assumed can be stamped."""
    if stamp is None or row["provenance"] != "assumed":
        return row
    said = {name: stamp[name] for name in ("outcome", "by", "on", "why")}
    value = {"confirmed": row["value"], "changed": stamp["value"], "not_used": None}[stamp["outcome"]]
    return {
        **row,
        "value": value,
        "provenance": "decided",
        "severity": stamp["severity"] or row["severity"],
        "stamp": said,
    }


def caps_of(code: str, sets: Mapping[str, Row], values: Mapping[str, Row]) -> Iterator[dict[str, Any]]:
    seen = set()
    for one in chain(code, sets, "caps_from"):
        for cap in one["caps"]:
            place = (cap["component"], cap["parties"], cap["band"])
            if place in seen:
                continue
            seen.add(place)
            kept = {name: value for name, value in cap.items() if name != "decision"} | {"rule_set": one["name"]}
            if not cap["decision"]:
                yield kept
            elif values[cap["decision"]]["value"] is not None:
                decided = values[cap["decision"]]
                yield kept | {"amount": from_kronor(decided["value"]), "provenance": decided["provenance"]}


def country_lists_of(code: str, sets: Mapping[str, Row]) -> list[Row]:
    """The lists of the nearest set that has any: lists are not mixed."""
    return next((one["country_lists"] for one in chain(code, sets, "parameters_from") if one["country_lists"]), [])
