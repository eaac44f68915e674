"""A section as boxes to fill in: what each page of the form shows, ready for the template."""

import difflib
import re
from dataclasses import dataclass, field

from .answers import answer_fits
from .form import Field, Section, fields_of
from .models import Answer
from .queries import own_text

MOST_BLANK_ROWS = 2
OTHER = {"en": "sv", "sv": "en"}


@dataclass
class Box:
    field: Field
    text: str = ""
    version: int = 0
    language: str = "en"
    who: object = None
    problems: list = field(default_factory=list)
    answer: Answer | None = None
    collision: object = None

    @property
    def name(self):
        return self.field.name

    @property
    def id(self):
        return "f-" + re.sub(r"[^A-Za-z0-9-]", "-", self.field.name)

    @property
    def kind(self):
        return self.field.kind

    @property
    def label(self):
        return self.field.label

    @property
    def question(self):
        return self.field.question

    @property
    def chosen(self):
        """The options with whether each is chosen."""
        codes = self.text.split()
        return [(option, option.code in codes) for option in self.field.options]

    @property
    def lines(self):
        return max(3, min(14, self.question.words // 20)) if self.question.words else 4

    @property
    def words(self):
        return len(self.text.split())

    @property
    def described_by(self):
        parts = [f"{self.id}-error"] if self.problems else []
        parts += [f"{self.id}-hint"] if self.question.help and not self.field.column else []
        return " ".join(parts)

    @property
    def has_other(self):
        return self.question.translatable and self.answer is not None and bool(self.text)

    @property
    def other_state(self):
        return self.answer.other_state if self.answer else "none"


@dataclass
class Share:
    """One party's boxes under a question, or the joint ones: a single box, or the rows of a table."""

    party: object = None
    box: Box | None = None
    rows: list[list[Box]] = field(default_factory=list)
    more: bool = False

    @property
    def boxes(self):
        return [self.box] if self.box else [box for row in self.rows for box in row]


@dataclass
class Asked:
    question: object
    shares: list[Share]

    @property
    def side_by_side(self):
        return self.question.per_party and len(self.shares) > 1


def asked_in(section: Section, parties, answers, application, typed=None) -> list[Asked]:
    """Every question of a section with its boxes; `typed` holds what was posted and is not saved, by field name."""
    typed = typed or {}
    return [
        Asked(
            question,
            [_share(question, party, parties, answers, application, typed) for party in question.asked_of(parties)],
        )
        for question in section.questions
    ]


def _share(question, party, parties, answers, application, typed):
    only = [party] if party else []
    boxes = [_box(one, answers, application, typed) for one in fields_of(question, only)]
    if not question.columns:
        return Share(party, boxes[0])
    width = len(question.columns)
    rows = [boxes[start : start + width] for start in range(0, len(boxes), width)]
    last = max((number for number, row in enumerate(rows, 1) if any(box.text for box in row)), default=0)
    shown = min(len(rows), last + MOST_BLANK_ROWS)
    return Share(party, None, rows[:shown], more=shown < len(rows))


def _box(one, answers, application, typed):
    answer = answers.get((one.key, one.party_id))
    text = answer.text if answer else own_text(application, one.key)
    language = one.question.language or application.working_language
    box = Box(one, text, answer.version if answer else 0, language, answer and answer.changed_by, answer=answer)
    if one.name in typed:
        box.text = typed[one.name]
    box.problems = problems_of(one, box.text)
    return box


def problems_of(one, text):
    """What is wrong with a text in this field; an empty one is only missing."""
    kind = one.kind if one.kind != "rows" else ""
    return answer_fits(one.question, text, kind=kind, options=one.options)


def marked(mine: str, theirs: str):
    """Both texts in pieces (text, differs), word by word, so that a reader sees what differs."""
    here, there = re.findall(r"\S+\s*", mine), re.findall(r"\S+\s*", theirs)
    ours, others = [], []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
        if here[a:b]:
            ours.append(("".join(here[a:b]), tag != "equal"))
        if there[c:d]:
            others.append(("".join(there[c:d]), tag != "equal"))
    return ours, others
