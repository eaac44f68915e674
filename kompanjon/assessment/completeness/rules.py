"""What somebody must look at by eye before an application is admitted, and how one is turned away. No Django."""

from dataclasses import dataclass, field

from kompanjon.core.problems import BLOCK, WARN, Problem
from kompanjon.core.words import _

YES, NO, NOT_ASKED = "yes", "no", "not_asked"


@dataclass(frozen=True)
class Check:
    key: str
    question: str
    help: str


CHECKS = (
    Check("counterpart", _("Is the counterpart who it says it is?"),
          _("A local or regional authority that exists, reached by an address of its own.")),
    Check("authority", _("Could those who signed sign for their party?"),
          _("By office or by delegation; a company or an association by its registered signatories.")),
    Check("attachments", _("Are the attachments there, and are they what they say?"),
          _("Letter of intent, planning tool, signature pages: whatever the form asks for.")),
    Check("answers", _("Do the answers answer the questions?"),
          _("Not whether they are good: only whether an assessor has something to read.")),
    Check("reports", _("Is the Swedish party free of overdue reports?"),
          _("An overdue report is a reason to ask, not to turn away.")),
)  # fmt: skip

HEADINGS = {
    "applicant": _("Those who may apply"),
    "countries": _("Countries one may apply with"),
    "components": _("What can be applied for"),
    "parties": _("How the partnership is put together"),
    "period": _("How long, and when it begins"),
    "money": _("Money"),
    "signatures": _("Signatures and authority"),
    "time": _("In time"),
    "answers": _("Answers and attachments"),
}
"""The headings that a rule set is divided into, by which a rule is named when an application is turned away."""


@dataclass(frozen=True)
class Checked:
    """What has been marked, by key, with the findings of the rules beside it."""

    outcomes: dict[str, str]
    findings: list[Problem] = field(default_factory=list)
    cited: tuple[str, ...] = ()


def every_check_made(facts: Checked, by=None) -> list[Problem]:
    missing = sum(1 for check in CHECKS if check.key not in facts.outcomes)
    if missing:
        return [Problem("R-COMPLETE-1", _("Questions without an answer: {count}."), {"count": missing}, BLOCK)]
    return []


def told_again(facts: Checked, by=None) -> list[Problem]:
    """What a person or a rule found is told once more before admitting; only a rule that blocks stops it."""
    no = sum(1 for outcome in facts.outcomes.values() if outcome == NO)
    said = [Problem("R-COMPLETE-2", _("Questions answered with no: {count}."), {"count": no}, WARN)] if no else []
    return said + [problem for problem in facts.findings if problem.blocks]


def rules_cited(facts: Checked, by=None) -> list[Problem]:
    if not set(facts.cited) & set(HEADINGS):
        text = _("Name at least one heading of the rules that the application does not meet.")
        return [Problem("R-TURN-1", text, {}, BLOCK, "cited")]
    return []
