"""Saving the budget, cell by cell, with the same care as the texts: two people lose nothing."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from kompanjon.core.problems import Problem, Refused
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _

from ..amounts import MOST_KRONOR, typed_amount
from ..flow import OPEN_TO_WRITE
from ..models import Application, BudgetLine
from .write import text_is_closed


@dataclass(frozen=True)
class TypedAmount:
    party_id: int
    year_no: int
    category: str
    text: str
    version: int

    @property
    def name(self):
        return f"{self.category}.{self.year_no}@{self.party_id}"


@dataclass
class SavedBudget:
    names: list[str] = field(default_factory=list)
    collisions: list[tuple[TypedAmount, BudgetLine]] = field(default_factory=list)
    refused: dict[str, Problem] = field(default_factory=dict)


@transaction.atomic
def save_budget(application, typed: list[TypedAmount], *, by) -> SavedBudget:
    locked = Application.objects.select_for_update().get(pk=application.pk)
    if locked.state not in OPEN_TO_WRITE:
        raise Refused([text_is_closed(locked)])
    lines = BudgetLine.objects.filter(application=locked).select_related("changed_by")
    there = {(line.party_id, line.year_no, line.category): line for line in lines}
    saved = SavedBudget()
    for one in typed:
        _save_one(locked, one, there.get((one.party_id, one.year_no, one.category)), saved, by)
    if saved.names:
        keep_asked(application, locked)
        note(application, "joint.budget.write", by=by, what={"lines": saved.names})
    return saved


def _save_one(application, typed, line, saved, by):
    amount = typed_amount(typed.text)
    if amount is None:
        saved.refused[typed.name] = not_an_amount(typed.text)
        return
    if amount == (line.amount if line else 0):
        return
    if line and typed.version != line.version:
        saved.collisions.append((typed, line))
        return
    if line:
        line.amount, line.version, line.changed_by = amount, line.version + 1, by
        line.save(update_fields=["amount", "version", "changed_by", "changed_at"])
    else:
        BudgetLine.objects.create(
            application=application, party_id=typed.party_id, year_no=typed.year_no, category=typed.category,
            amount=amount, changed_by=by,
        )  # fmt: skip
    saved.names.append(typed.name)


def not_an_amount(text):
    said = _("“{typed}” is no amount we can take: write whole kronor from 0 to {most_ore}, with digits.")
    return Problem("BUDGET-AMOUNT", said, {"typed": text.strip()[:30], "most_ore": MOST_KRONOR * 100})


def keep_asked(application, locked=None):
    """What is asked, in all and by project year, in step with the lines."""
    by_year: dict[str, int] = {}
    for year_no, amount in BudgetLine.objects.filter(application=application).values_list("year_no", "amount"):
        by_year[str(year_no)] = by_year.get(str(year_no), 0) + amount
    for record in [application] if locked is None else [application, locked]:
        record.asked_by_year = dict(sorted(by_year.items())) if any(by_year.values()) else record.sums_on_paper
        record.asked, record.changed_at = sum(record.asked_by_year.values()), timezone.now()
    application.save(update_fields=["asked", "asked_by_year", "changed_at"])
