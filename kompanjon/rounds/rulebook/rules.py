"""The rules somebody is held to, as one frozen value, read from a version of a rule set. Plain Python.

What is assumed warns at most, until the office has decided it; what is unknown is no limit at all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kompanjon.core.money import Ore, from_kronor
from kompanjon.core.problems import BLOCK, INFO, WARN, Severity

STRENGTH = (INFO, WARN, BLOCK)
BLOCKS_THOUGH_ASSUMED = {"travel_advice_blocks"}
"""The one exception, for safety: travel against the advice of the Ministry for Foreign Affairs."""


def weakest(*severities: Severity) -> Severity:
    """A rule is as strong as its weakest part."""
    return min(severities, key=STRENGTH.index)


@dataclass(frozen=True)
class Source:
    """Where a rule was read."""

    title: str
    publisher: str = ""
    year: Mapping[str, str] = field(default_factory=dict)
    address: str = ""


@dataclass(frozen=True)
class Value:
    """One value in force, and how much weight it bears. `rule_set` is the name of the set it stands in, per language."""

    key: str
    value: Any = None
    provenance: str = "assumed"
    severity: str = ""
    source: Source | None = None
    rule_set: Mapping[str, str] = field(default_factory=dict)
    stamp: Mapping[str, str] | None = None

    @property
    def known(self) -> bool:
        return self.value is not None

    @property
    def decided(self) -> bool:
        return self.provenance != "assumed"

    @property
    def strongest(self) -> Severity:
        return BLOCK if self.decided or self.key in BLOCKS_THOUGH_ASSUMED else WARN

    def carries(self, wanted: Severity = WARN) -> Severity:
        """The severity the value itself states, else `wanted`; never more than it can bear."""
        return weakest(Severity(self.severity) if self.severity else wanted, self.strongest)


EFFECT = {"max": "project_cap_blocks", "guide": "guide_value_severity"}
"""The open decision that says what a ceiling, or a guide value, does to an application."""


@dataclass(frozen=True)
class CapInForce:
    """A ceiling or guide value that fits a case. `leans_on` are the undecided keys that it was found by or gets its effect from."""

    amount: Ore
    per: str
    kind: str
    severity: Severity
    provenance: str
    rule_set: Mapping[str, str]
    labour: Ore | None = None
    source: Source | None = None
    leans_on: tuple[str, ...] = ()

    @property
    def decided(self) -> bool:
        return self.provenance != "assumed" and not self.leans_on


@dataclass(frozen=True)
class CountryStanding:
    """Whether one can apply with a country today, on which list, read when, and since when it has stood there."""

    code: str
    status: str
    list_name: Mapping[str, str] = field(default_factory=dict)
    since: Mapping[str, str] = field(default_factory=dict)
    read_on: str = ""
    reason: Mapping[str, str] = field(default_factory=dict)
    source: Source | None = None
    decided: bool = False


@dataclass(frozen=True)
class Rules:
    code: str
    name: Mapping[str, str]
    version: int
    values: Mapping[str, Value]
    caps: tuple[Mapping[str, Any], ...] = ()
    country_lists: tuple[Mapping[str, Any], ...] = ()
    provenance: str = ""
    source: Source | None = None

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> "Rules":
        """From what a version of a rule set, or a round that has opened, keeps."""
        values = {
            key: Value(key, **{**row, "source": a_source(row.get("source"))}) for key, row in content["values"].items()
        }
        return cls(
            content["code"],
            content["name"],
            content["version"],
            values,
            tuple(content["caps"]),
            tuple(content["country_lists"]),
            content["provenance"],
            a_source(content.get("source")),
        )

    def value(self, key: str) -> Value:
        return self.values.get(key) or Value(key)

    def ore(self, key: str) -> Ore | None:
        """A value in kronor, as öre; None where no limit has been set."""
        value = self.value(key)
        return from_kronor(value.value) if value.known else None

    def undecided(self, *keys: str) -> tuple[str, ...]:
        """Those of the keys that nobody has decided yet."""
        return tuple(key for key in keys if not self.value(key).decided)

    def cap(self, component: str, parties: str, bands: Iterable[str]) -> CapInForce | None:
        """The ceiling for a case, or None: then no limit has been set, and none is shown as passed."""
        if component == "project" and parties == "two":
            own = self.value("project_two_party_max_per_year_sek")
            if own.known:
                return self._project_cap(own)
        wanted, leans_on = self._bands(tuple(bands))
        found = [cap for cap in self.caps if (cap["component"], cap["parties"]) == (component, parties)]
        fitting = [cap for cap in found if cap["band"] in wanted or cap["band"] == "ANY"]
        if not fitting:
            return None
        if len(fitting) > 1:
            leans_on += self.undecided("band_when_two")
            choose = min if self.value("band_when_two").value == "lower" else max
            fitting = [choose(fitting, key=lambda cap: cap["amount"])]
        return self._cap_in_force(fitting[0], leans_on)

    def _bands(self, bands: tuple[str, ...]) -> tuple[set[str], tuple[str, ...]]:
        if "LATIN_AMERICA" not in bands:
            return set(bands), ()
        stands_for = self.value("band_latin_america").value
        rest = {band for band in bands if band != "LATIN_AMERICA"}
        return rest | {stands_for}, self.undecided("band_latin_america")

    def _project_cap(self, own: Value) -> CapInForce:
        return CapInForce(
            from_kronor(own.value),
            "year",
            "max",
            self._cap_severity("max", own.decided),
            own.provenance,
            own.rule_set,
            source=own.source,
            leans_on=self.undecided(EFFECT["max"]),
        )

    def _cap_in_force(self, cap: Mapping[str, Any], leans_on: tuple[str, ...]) -> CapInForce:
        decided = cap["provenance"] != "assumed" and not leans_on
        return CapInForce(
            Ore(cap["amount"]),
            cap["per"],
            cap["kind"],
            self._cap_severity(cap["kind"], decided),
            cap["provenance"],
            cap["rule_set"],
            None if cap["labour"] is None else Ore(cap["labour"]),
            a_source(cap["source"]),
            leans_on + self.undecided(EFFECT[cap["kind"]]),
        )

    def _cap_severity(self, kind: str, decided: bool) -> Severity:
        """A ceiling stops an application once the office has said that ceilings do; a guide value as it has said."""
        if kind == "guide":
            rule = self.value("guide_value_severity")
            wanted = Severity(rule.value) if rule.known else INFO
        else:
            rule = self.value("project_cap_blocks")
            wanted = BLOCK if rule.value is True else WARN
        return weakest(wanted, rule.strongest, BLOCK if decided else WARN)

    @property
    def list_in_force(self) -> Mapping[str, Any] | None:
        """The list of countries one can apply with today; None where no list has been chosen."""
        key = self.value("country_list_in_force").value
        return next((one for one in self.country_lists if one["key"] == key), None)

    def country(self, code: str) -> CountryStanding | None:
        """How a country stands on the list in force; None where there is no list to stand on."""
        chosen = self.list_in_force
        if chosen is None:
            return None
        row = chosen["countries"].get(code, {"status": "closed", "reason": {}})
        return CountryStanding(
            code,
            row["status"],
            chosen["name"],
            self._since(code),
            chosen["read_on"],
            row["reason"],
            a_source(chosen["source"]),
            self.value("country_list_in_force").decided,
        )

    def _since(self, code: str) -> Mapping[str, str]:
        """Since when it has stood open without a break, back from the list in force."""
        since: Mapping[str, str] = {}
        upto = self.country_lists.index(self.list_in_force)
        for one in reversed(self.country_lists[: upto + 1]):
            if one["countries"].get(code, {}).get("status") != "open":
                break
            since = one["since"]
        return since

    @property
    def countries(self) -> tuple[CountryStanding, ...]:
        """Every country on the list in force."""
        chosen = self.list_in_force
        return tuple(self.country(code) for code in chosen["countries"]) if chosen else ()


def a_source(row: Mapping[str, Any] | None) -> Source | None:
    return Source(**row) if row else None
