"""Two rule sets, or two versions of one, side by side: only what differs. Plain Python on contents."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Content = Mapping[str, Any]


@dataclass(frozen=True)
class Difference:
    """A place in the rules and what stands there in each: a value, a cap, or the countries of a list (None: nothing)."""

    what: str
    key: Any
    one: Any
    other: Any


def differences(one: Content, other: Content) -> Iterator[Difference]:
    yield from between("value", values(one), values(other))
    yield from between("cap", caps(one), caps(other))
    yield from between("countries", countries(one), countries(other))


def between(what: str, one: Mapping[Any, Any], other: Mapping[Any, Any]) -> Iterator[Difference]:
    for key in {**one, **other}:
        if one.get(key) != other.get(key):
            yield Difference(what, key, one.get(key), other.get(key))


def values(content: Content) -> dict[str, Any]:
    """What is said and how strong it is; by whom it was said is no difference in the rules."""
    return {key: (row["value"], row["severity"], row["provenance"]) for key, row in content["values"].items()}


def caps(content: Content) -> dict[tuple[str, str, str], Any]:
    said = ("amount", "labour", "per", "kind")
    places = ("component", "parties", "band")
    return {tuple(cap[name] for name in places): {name: cap[name] for name in said} for cap in content["caps"]}


def countries(content: Content) -> dict[str, Any]:
    """The list in force, country by country; nothing where no list is."""
    chosen = content["values"].get("country_list_in_force", {}).get("value")
    found = next((one for one in content["country_lists"] if one["key"] == chosen), None)
    return {code: row["status"] for code, row in found["countries"].items()} if found else {}
