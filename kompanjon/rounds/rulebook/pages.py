"""What the office's pages show of the rule book, as plain rows in the reader's words."""

from dataclasses import dataclass

from django.db.models import F, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext

from . import saying
from .comparison import differences
from .keys import COMPONENTS, HEADINGS, KEYS, PROVENANCES, SEVERITIES, STATUSES
from .models import OpenDecision, Parameter, RuleSet, Stamp
from .noted import NOTED


@dataclass(frozen=True)
class ValueRow:
    key: str
    label: str
    said: str
    strength: str
    provenance: str
    decided: bool
    source: str
    address: str
    taken_from: str
    stamp: dict | None

    @property
    def noted(self):
        return gettext(NOTED[self.key]) if self.key in NOTED else ""


@dataclass(frozen=True)
class CapRow:
    place: str
    said: str
    provenance: str
    decided: bool
    source: str
    address: str
    taken_from: str


@dataclass(frozen=True)
class DecisionRow:
    """One assumed value of the list: for the installation, or for the rule set it stands in."""

    decision: OpenDecision
    rule_set: RuleSet | None
    said: str
    now: str
    stamp: Stamp | None

    @property
    def is_open(self):
        return self.stamp is None or self.stamp.outcome == "undone"

    @property
    def noted(self):
        """That nothing asks for it yet, where so it is."""
        return gettext(NOTED[self.decision.key]) if self.decision.key in NOTED else ""

    @property
    def anchor(self):
        return f"d{self.decision.pk}-{self.rule_set.pk if self.rule_set else 0}"


def values_by_heading(content):
    """The values that have a name of their own, under their headings; the open decisions have their own list."""
    rows = {heading: [] for heading in HEADINGS}
    for key, row in content["values"].items():
        if key in KEYS:
            rows[KEYS[key].heading].append(value_row(key, row, content))
    return [(saying.word(HEADINGS, heading), found) for heading, found in rows.items() if found]


def value_row(key, row, content):
    return ValueRow(
        key,
        saying.said_key(key),
        saying.said_value(key, row["value"], content["country_lists"]),
        saying.word(SEVERITIES, row["severity"]) if row["severity"] else "",
        saying.word(PROVENANCES, row["provenance"]),
        row["provenance"] != "assumed",
        saying.said_source(row["source"]),
        (row["source"] or {}).get("address", ""),
        taken_from(row, content),
        row["stamp"],
    )


def taken_from(row, content):
    """The name of another set that this was taken from."""
    return saying.in_my_language(row["rule_set"]) if row["rule_set"] and row["rule_set"] != content["name"] else ""


def cap_rows(content):
    return [
        CapRow(
            saying.said_cap_place(cap),
            saying.said_cap(cap),
            saying.word(PROVENANCES, cap["provenance"]),
            cap["provenance"] != "assumed",
            saying.said_source(cap["source"]),
            (cap["source"] or {}).get("address", ""),
            taken_from(cap, content),
        )
        for cap in content["caps"]
    ]


def missing_values(content):
    """The keys that no value has been given for: no limit has been set."""
    return [(key, gettext(KEYS[key].label)) for key in KEYS if key not in content["values"]]


def uncapped(content):
    """The components that have no ceiling at all, by name."""
    capped = {cap["component"] for cap in content["caps"]}
    return [gettext(name) for component, name in COMPONENTS.items() if component not in capped]


def decision_rows(lists=()):
    """Every open decision with how it stands; one that is a parameter stands once for each rule set that has it."""
    holders = {}
    for rule_set in RuleSet.objects.prefetch_related("parameters"):
        for row in rule_set.parameters.all():
            holders.setdefault(row.key, []).append((rule_set, row))
    last = {(stamp.decision_id, stamp.rule_set_id): stamp for stamp in Stamp.objects.select_related("rule_set")}
    for decision in OpenDecision.objects.all():
        places = holders.get(decision.key, [])
        assumed = [(rule_set, row.value) for rule_set, row in places if row.provenance == "assumed"]
        for rule_set, value in assumed or ([] if places else [(None, decision.value)]):
            yield decision_row(decision, rule_set, value, last.get((decision.pk, rule_set and rule_set.pk)), lists)


def decision_row(decision, rule_set, value, stamp, lists):
    said = saying.said_value(decision.key, value, lists)
    changed = stamp is not None and stamp.outcome == "changed"
    now = saying.said_value(decision.key, stamp.value, lists) if changed else said
    return DecisionRow(decision, rule_set, said, now, stamp)


def still_open():
    """How many assumed values nobody has decided: one statement, since it stands on the desk."""
    decisions = OpenDecision.objects.order_by().annotate(
        _kind=Value("d"), _place=Value(0), _word=Value(""), _at=F("pk")
    )
    held = Parameter.objects.filter(key__in=OpenDecision.objects.values("key")).order_by()
    held = held.annotate(_kind=Value("p"), _place=F("rule_set_id"), _word=F("provenance"), _at=F("pk"))
    stamps = Stamp.objects.order_by().annotate(
        _kind=Value("s"), _place=Coalesce("rule_set_id", 0), _word=F("outcome"), _at=F("pk")
    )
    names = ("_kind", "_place", "_word", "_at")
    rows = decisions.values_list("key", *names).union(
        held.values_list("key", *names), stamps.values_list("decision__key", *names), all=True
    )
    waiting, held_in, said = set(), {}, {}
    for key, kind, place, word, at in rows:
        if kind == "d":
            waiting.add(key)
        elif kind == "p":
            held_in.setdefault(key, {})[place] = word
        elif at >= said.get((key, place), (0, ""))[0]:
            said[key, place] = (at, word)
    places = {(key, place) for key, sets in held_in.items() for place, word in sets.items() if word == "assumed"}
    places |= {(key, 0) for key in waiting - set(held_in)}
    return sum(said.get(place, (0, "undone"))[1] == "undone" for place in places)


def comparison_rows(one, other):
    """What differs, under headings, as (heading, what, in the one, in the other)."""
    said = {"value": compared_value, "cap": compared_cap, "countries": compared_country}
    rows = [said[found.what](found, one, other) for found in differences(one, other)]
    return sorted((row for row in rows if row), key=lambda row: row[:2])


def compared_value(found, one, other):
    label = saying.said_key(found.key) or decision_words(found.key)
    said = [compared_cell(found.key, cell, content) for cell, content in ((found.one, one), (found.other, other))]
    heading = HEADINGS[KEYS[found.key].heading] if found.key in KEYS else ""
    return (gettext(heading) if heading else gettext("Decided by the office"), label, *said)


def compared_cell(key, cell, content):
    if cell is None:
        return gettext("no limit has been set")
    value, severity, provenance = cell
    words = [saying.said_value(key, value, content["country_lists"])]
    words += [saying.word(SEVERITIES, severity)] if severity else []
    return ", ".join([*words, saying.word(PROVENANCES, provenance)])


def decision_words(key):
    decision = OpenDecision.objects.filter(key=key).first()
    return decision.does if decision else key


def compared_cap(found, one, other):
    place = dict(zip(("component", "parties", "band"), found.key, strict=True))
    said = [saying.said_cap(cap) if cap else gettext("no limit has been set") for cap in (found.one, found.other)]
    return (saying.word(HEADINGS, "money"), saying.said_cap_place(place), *said)


def compared_country(found, one, other):
    name = saying.country_names([found.key])[0]
    said = [
        saying.word(STATUSES, status) if status else gettext("not on the list") for status in (found.one, found.other)
    ]
    return (saying.word(HEADINGS, "countries"), name, *said)
