"""How far each part of the form has come, for each party and for all together. Plain values, no queries."""

from dataclasses import dataclass, field

from kompanjon.core.problems import BLOCK, Problem, blocking
from kompanjon.core.words import _

from .answers import answer_fits
from .form import Form, Question, Section, fields_of

STATES = {
    "done": (_("Finished"), "yes"),
    "draft": (_("Draft"), "go"),
    "none": (_("Not begun"), "none"),
    "wrong": (_("To correct"), "no"),
}


@dataclass
class Part:
    """One party's share of a section, or the joint one."""

    asked: int = 0
    wanted: int = 0
    filled: int = 0
    begun: bool = False
    problems: list[Problem] = field(default_factory=list)
    missing: list[Problem] = field(default_factory=list)

    @property
    def state(self):
        if blocking(self.problems):
            return "wrong"
        if self.filled >= self.wanted and (self.begun or self.wanted == 0):
            return "done"
        return "draft" if self.begun else "none"


@dataclass(frozen=True)
class SectionProgress:
    section: Section
    joint: Part
    of_parties: dict[int, Part]

    @property
    def parts(self):
        return [part for part in [self.joint, *self.of_parties.values()] if part.asked]

    @property
    def together(self):
        states = {part.state for part in self.parts}
        if "wrong" in states:
            return "wrong"
        if not any(part.begun for part in self.parts):
            return "none"
        return "done" if states <= {"done"} else "draft"

    @property
    def problems(self):
        return [problem for part in self.parts for problem in [*part.problems, *part.missing]]


@dataclass(frozen=True)
class Written:
    """What has been written so far: texts by (key, party), budget lines as (party, year, category, öre), attachments
    as (kind, party)."""

    texts: dict[tuple[str, int | None], str]
    lines: tuple[tuple[int, int, str, int], ...] = ()
    attachments: frozenset = frozenset()


def progress(form: Form, parties, written: Written) -> list[SectionProgress]:
    return [_section(section, parties, written) for section in form.sections]


def _section(section, parties, written):
    joint, shares = Part(), {party.pk: Part() for party in parties}
    for question in section.questions:
        for party in question.asked_of(parties):
            _count(shares[party.pk] if party else joint, section, question, party, written)
    if section.kind == "budget":
        _count_budget(joint, section, written)
    for wanted in section.wanted:
        for party in parties if wanted.per_party else [None]:
            _count_file(shares[party.pk] if party else joint, section, wanted, party, written)
    return SectionProgress(section, joint, shares)


def _count(part, section, question: Question, party, written):
    texts = [
        (one, written.texts.get((one.key, one.party_id), "")) for one in fields_of(question, [party] if party else [])
    ]
    filled = any(text for _field, text in texts)
    part.asked += 1
    part.begun = part.begun or filled
    if question.required:
        part.wanted += 1
        part.filled += filled
        if not filled:
            part.missing.append(_missing(question, party, section))
    for one, text in texts:
        found = answer_fits(question, text, kind=one.kind if one.kind != "rows" else "", options=one.options)
        part.problems += [_placed(problem, section, one, question, party) for problem in found]


def _count_budget(part, section, written):
    total = sum(amount for *_place, amount in written.lines)
    part.asked += 1
    part.wanted += 1
    part.filled += total > 0
    part.begun = part.begun or total > 0
    if not total:
        part.missing.append(Problem("JOINT-BUDGET", _("The budget is empty."), {}, BLOCK, where=section.key))


def _count_file(part, section, wanted, party, written):
    there = (wanted.kind, party.pk if party else None) in written.attachments
    part.asked += 1
    part.begun = part.begun or there
    if wanted.required:
        part.wanted += 1
        part.filled += there
        if not there:
            part.missing.append(_missing(wanted, party, section))


def _missing(asked, party, section):
    where = section.key
    if party:
        text = _("“{question}” has not been answered for {party}.")
        return Problem("JOINT-MISSING", text, {"question": asked.label, "party": str(party)}, BLOCK, where=where)
    return Problem(
        "JOINT-MISSING", _("“{question}” has not been answered."), {"question": asked.label}, BLOCK, where=where
    )


def _placed(problem, section, one, question, party):
    values = {**problem.values, "question": question.label}
    return Problem(problem.rule, problem.text, values, problem.severity, where=f"{section.key}#{one.name}")


def missing(parts: list[SectionProgress]) -> list[Problem]:
    """All that must still be answered or corrected before the text can be closed."""
    return [problem for part in parts for problem in part.problems if problem.blocks]
