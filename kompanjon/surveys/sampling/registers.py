"""Reading a register before it is carried in: everything that is new, changed, gone, double or unknown. No Django.

Rows are dicts of text: organisation, position, name, email, language, and any group variables.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from kompanjon.core.problems import BLOCK, WARN, Problem
from kompanjon.core.words import _

from .rules import address_problems, nearest

COLUMNS = ("organisation", "position", "name", "email", "language")
HALF = 0.5


@dataclass(frozen=True)
class Place:
    """A post in an organisation, held by somebody."""

    organisation: str
    position: str
    name: str
    email: str
    language: str
    groups: tuple = ()
    line: int = 0

    @property
    def key(self):
        return self.organisation, self.position


@dataclass
class Preview:
    places: list[Place] = field(default_factory=list)
    new: list[Place] = field(default_factory=list)
    changed: list[Place] = field(default_factory=list)
    vanished: list[tuple[str, str]] = field(default_factory=list)
    unchanged: int = 0
    duplicates: list[int] = field(default_factory=list)
    dual: list[tuple[str, list[Place]]] = field(default_factory=list)
    empty_organisations: list[str] = field(default_factory=list)
    thin_positions: list[tuple[str, int, int]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def blocked(self):
        return any(p.blocks for p in self.problems)

    @property
    def shared(self):
        """Whether two persons share a mailbox, which somebody must confirm."""
        return any(p.rule == "SURVEY-shared" for p in self.problems)


def preview(rows, organisations: Mapping[str, str], positions: Mapping[str, tuple], before: Mapping) -> Preview:
    """`organisations`: code → kind; `positions`: code → kinds they exist in; `before`: (organisation, position) → (name, email)."""
    found = Preview()
    seen = {}
    for line, row in enumerate(rows, 2):
        missing = [c for c in ("organisation", "position") if not row.get(c)]
        if missing:
            found.problems.append(_at(line, _("Line {line}: {name} is missing."), name=", ".join(missing)))
            continue
        if not _known(found, line, row, organisations, positions):
            continue
        place = Place(
            row["organisation"],
            row["position"],
            row.get("name", ""),
            row.get("email", ""),
            row.get("language") or "sv",
            tuple((k, v) for k, v in row.items() if k not in COLUMNS and v),
            line,
        )
        if seen.get(place.key) == (place.name, place.email):
            found.duplicates.append(line)
            continue
        seen[place.key] = (place.name, place.email)
        found.problems += [
            _at(line, p.text, severity=p.severity, **p.values)
            for p in (address_problems(place.email) if place.email else [])
        ]
        found.places.append(place)
        _compare(found, place, before)
    keys = {p.key for p in found.places}
    found.vanished = sorted(set(before) - keys)
    _coverage(found, organisations, positions)
    _shared_addresses(found)
    return found


def _known(found, line, row, organisations, positions) -> bool:
    good = True
    for name, known in (("organisation", organisations), ("position", positions)):
        code = row[name]
        if code not in known:
            good = False
            near = nearest(code, known) or "–"
            found.problems.append(
                _at(line, _("Line {line}: “{code}” is not known. Nearest: {near}."), code=code, near=near)
            )
    return good


def _compare(found, place, before):
    if place.key not in before:
        found.new.append(place)
    elif before[place.key] != (place.name, place.email):
        found.changed.append(place)
    else:
        found.unchanged += 1


def _coverage(found, organisations, positions):
    filled = {p.key for p in found.places if p.email}
    found.empty_organisations = sorted(set(organisations) - {o for o, _p in filled})
    for code, kinds in sorted(positions.items()):
        should = sum(1 for kind in organisations.values() if kind in kinds)
        have = sum(1 for _o, p in filled if p == code)
        if should and have < HALF * should:
            found.thin_positions.append((code, have, should))


def _shared_addresses(found):
    """One address on two posts: one person with two posts when the name is the same, else a question."""
    by_address = defaultdict(list)
    for place in found.places:
        if place.email:
            by_address[place.email.lower()].append(place)
    for address, places in sorted(by_address.items()):
        if len(places) < 2:
            continue
        if len({p.name for p in places}) == 1:
            found.dual.append((address, places))
        else:
            lines = ", ".join(str(p.line) for p in places)
            text = _("Lines {lines}: two persons share the mailbox {address}. Confirm that it is meant.")
            found.problems.append(Problem("SURVEY-shared", text, {"lines": lines, "address": address}, WARN))


def _at(line, text, severity=BLOCK, **values):
    return Problem("SURVEY-line", text, {"line": line, **values}, severity)


def matrix(filled: Mapping[tuple[str, str], str], organisations: Mapping[str, str], positions: Mapping[str, tuple]):
    """Coverage per kind and position: {kind: {position: (filled, vacant, unknown, should)}}."""
    out: dict = {}
    counts = Counter((organisations[o], p, state) for (o, p), state in filled.items() if o in organisations)
    for kind in sorted(set(organisations.values())):
        size = sum(1 for k in organisations.values() if k == kind)
        for code, kinds in positions.items():
            if kind in kinds:
                have, vacant = counts[kind, code, "filled"], counts[kind, code, "vacant"]
                out.setdefault(kind, {})[code] = (have, vacant, max(size - have - vacant, 0), size)
    return out
