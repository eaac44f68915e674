"""Carrying files into the record: compare with what was said last time, apply, remember. All or nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field

from .models import ImportedRow
from .reading import Content


@dataclass
class Outcome:
    """Per file: keys that are new, changed (with the changed columns) and how many are unchanged."""

    new: list[str] = field(default_factory=list)
    changed: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)
    unchanged: int = 0

    def counts(self):
        return {"new": len(self.new), "changed": len(self.changed), "unchanged": self.unchanged}


def differences(content: Content) -> Outcome:
    outcome = Outcome()
    former = dict(ImportedRow.objects.filter(sheet=content.sheet.name).values_list("key", "raw"))
    for key, row in content.rows.items():
        if key not in former:
            outcome.new.append(key)
            continue
        was = former[key]
        changed = {name: (was.get(name, ""), text) for name, text in row.raw.items() if text != was.get(name, "")}
        if changed:
            outcome.changed[key] = changed
        else:
            outcome.unchanged += 1
    return outcome


def carry_in(content: Content, apply: Callable[[list[dict]], None]) -> Outcome:
    """Apply the rows that are new or changed, and remember what was said. Inside the caller's transaction."""
    outcome = differences(content)
    touched = [*outcome.new, *outcome.changed]
    apply([content.rows[key].values for key in touched])
    ImportedRow.objects.bulk_create(
        [ImportedRow(sheet=content.sheet.name, key=key, raw=content.rows[key].raw) for key in touched],
        update_conflicts=True, unique_fields=["sheet", "key"], update_fields=["raw"], batch_size=500,
    )  # fmt: skip
    return outcome
