"""The form as data: sections and questions of one component, read from a form version."""

from dataclasses import dataclass, field

from django.utils.translation import get_language


@dataclass(frozen=True)
class Said:
    """A text of the form in both languages; shown in the reader's."""

    en: str = ""
    sv: str = ""

    def __str__(self):
        return self.in_language(get_language() or "sv")

    def __bool__(self):
        return bool(self.en or self.sv)

    def in_language(self, language):
        return (self.sv or self.en) if language.startswith("sv") else (self.en or self.sv)


@dataclass(frozen=True)
class Option:
    code: str
    name: Said


@dataclass(frozen=True)
class Column:
    key: str
    kind: str
    label: Said
    options: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Question:
    key: str
    kind: str
    label: Said
    help: Said = Said()
    per_party: bool = False
    sides: tuple[str, ...] = ()
    words: int = 0
    required: bool = False
    options: tuple[Option, ...] = ()
    columns: tuple[Column, ...] = ()
    rows: int = 0
    language: str = ""

    @property
    def translatable(self):
        """Whether the answer may carry a version in the other language: title and summary are asked for in both anyway."""
        return self.kind == "text" and not self.language

    def asked_of(self, parties):
        """The parties that answer, or [None] for a joint answer."""
        if not self.per_party:
            return [None]
        return [party for party in parties if not self.sides or party.side in self.sides]


@dataclass(frozen=True)
class Wanted:
    """A kind of attachment."""

    kind: str
    label: Said
    per_party: bool = False
    required: bool = False


@dataclass(frozen=True)
class Category:
    code: str
    label: Said
    help: Said = Said()
    sides: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    key: str
    kind: str
    number: int
    title: Said
    intro: Said
    questions: tuple[Question, ...] = ()
    wanted: tuple[Wanted, ...] = ()


@dataclass(frozen=True)
class Form:
    number: int
    component: str
    sections: tuple[Section, ...]
    categories: tuple[Category, ...]
    by_key: dict = field(default_factory=dict, compare=False)

    def section(self, key):
        return next((section for section in self.sections if section.key == key), None)

    def question(self, key):
        return self.by_key.get(key.partition(".")[0])

    def section_of(self, key):
        root = key.partition(".")[0]
        return next(s for s in self.sections if any(question.key == root for question in s.questions))

    def category(self, code):
        return next((category for category in self.categories if category.code == code), None)


@dataclass(frozen=True)
class Field:
    """One box to fill in: a question, one party's or joint, and in a table its row and column."""

    question: Question
    party_id: int | None = None
    row: int = 0
    column: Column | None = None

    @property
    def key(self):
        return f"{self.question.key}.{self.row}.{self.column.key}" if self.column else self.question.key

    @property
    def name(self):
        return f"{self.key}@{self.party_id}" if self.party_id else self.key

    @property
    def kind(self):
        return self.column.kind if self.column else self.question.kind

    @property
    def options(self):
        return self.column.options if self.column else self.question.options

    @property
    def label(self):
        return self.column.label if self.column else self.question.label


def fields_of(question, parties, rows=None):
    """Every box of a question, in the order of the page; `rows` narrows a table to its first rows."""
    shown = (rows or question.rows) if question.columns else 0
    for party in question.asked_of(parties):
        party_id = party.pk if party else None
        if not question.columns:
            yield Field(question, party_id)
        for row in range(1, min(shown, question.rows) + 1):
            for column in question.columns:
                yield Field(question, party_id, row, column)


def fields_in(section, parties):
    return [one for question in section.questions for one in fields_of(question, parties)]


def every_field(form, parties):
    return [one for section in form.sections for one in fields_in(section, parties)]


_READ: dict[tuple, Form] = {}
"""Forms as they were read, by version, component and themes: reading one takes longer than answering a page."""


def form_for(version, component, themes=()) -> Form:
    """The form that an application of this component is written on.

    `themes` are those bound to its round, as rows of code, sv and en; without them the form's own list is offered.
    """
    bound = tuple((row["code"], row["sv"], row["en"]) for row in themes)
    key = (version.number, version.digest, component, bound)
    if key not in _READ:
        content = version.content
        if bound:
            content = {**content, "lists": {**content.get("lists", {}), "themes": list(themes)}}
        _READ[key] = _read(content, version.number, component)
    return _READ[key]


def _read(content, number, component):
    lists = {name: _options(entries) for name, entries in content.get("lists", {}).items()}
    chosen = [entry for entry in content["sections"] if _concerns(entry, component)]
    sections = tuple(_section(entry, place, component, lists) for place, entry in enumerate(chosen, 1))
    categories = tuple(
        Category(entry["code"], _said(entry), _said(entry.get("help")), tuple(entry.get("sides", ())))
        for entry in content.get("categories", [])
    )
    by_key = {question.key: question for section in sections for question in section.questions}
    return Form(number, component, sections, categories, by_key)


def _concerns(entry, component):
    return component in entry.get("components", [component])


def _needed(entry, component):
    required = entry.get("required", False)
    return component in required if isinstance(required, list) else bool(required)


def _said(entry):
    return Said(entry.get("en", ""), entry.get("sv", "")) if entry else Said()


def _options(entries):
    return tuple(Option(str(entry["code"]), _said(entry)) for entry in entries)


def _section(entry, place, component, lists):
    questions = tuple(_question(one, component, lists) for one in entry["questions"] if _concerns(one, component))
    wanted = tuple(
        Wanted(one["kind"], _said(one), one.get("per") == "party", _needed(one, component))
        for one in entry.get("attachments", [])
        if _concerns(one, component)
    )
    kind = entry.get("kind", "questions")
    return Section(entry["key"], kind, place, _said(entry["title"]), _said(entry.get("intro")), questions, wanted)


def _question(entry, component, lists):
    columns = tuple(
        Column(
            one["key"],
            "choice" if "list" in one else one.get("kind", "line"),
            _said(one["label"]),
            lists.get(one.get("list"), ()),
        )
        for one in entry.get("columns", [])
    )
    return Question(
        entry["key"],
        entry["kind"],
        _said(entry["label"]),
        _said(entry.get("help")),
        entry.get("per") == "party",
        tuple(entry.get("sides", ())),
        entry.get("words", 0),
        _needed(entry, component),
        lists.get(entry.get("list"), ()),
        columns,
        entry.get("rows", 0),
        entry.get("in", ""),
    )
