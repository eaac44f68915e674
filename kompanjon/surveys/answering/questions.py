"""A questionnaire as a respondent meets it: pages of questions with what has been answered."""

import random
from dataclasses import dataclass, field
from functools import lru_cache

from ..questionnaires.models import Questionnaire
from ..questionnaires.rules import route
from .rules import DECLINED


@lru_cache(maxsize=32)
def published_items(questionnaire_id, published_at) -> tuple:
    """A published version never changes, so its items are read once per process."""
    return _read(questionnaire_id)


def items_of(questionnaire) -> tuple:
    return (
        published_items(questionnaire.pk, questionnaire.published_at)
        if questionnaire.published_at
        else _read(questionnaire.pk)
    )


def _read(questionnaire_id):
    items = tuple(Questionnaire.objects.get(pk=questionnaire_id).items.prefetch_related("options"))
    for item in items:
        item.offered = tuple(item.options.all())
        item.codes = tuple(o.code for o in item.offered)
        item.exclusive = tuple(
            o.code for o in item.offered if o.meaning in ("exclusive", "dont_know", "not_applicable")
        )
        item.other = next((o.code for o in item.offered if o.meaning == "other"), None)
    return items


@dataclass
class Choice:
    code: str
    label: str
    chosen: bool
    place: int
    hidden_end: str = ""
    number: int = 0
    other: bool = False


@dataclass
class Question:
    """One item on the page."""

    item: object
    value: object = None
    problem: object = None
    typed: list = field(default_factory=list)
    seed: int = 0
    other: str = ""  # what was written of the answer "other"

    @property
    def name(self):
        return self.item.code

    @property
    def id(self):
        return f"q-{self.item.code}"

    @property
    def declined(self):
        return self.value == DECLINED

    @property
    def chosen(self) -> list[str]:
        if self.typed:
            return self.typed
        if self.value in (None, DECLINED):
            return []
        return [str(v) for v in self.value] if isinstance(self.value, list) else [str(self.value)]

    @property
    def text(self):
        return self.chosen[0] if self.chosen else ""

    @property
    def points(self):
        ends = {1: self.item.low_label, self.item.points: self.item.high_label}
        return [
            Choice(str(n), str(n), str(n) in self.chosen, n, ends.get(n, "")) for n in range(1, self.item.points + 1)
        ]

    @property
    def choices(self):
        options = list(self.item.offered)
        if self.item.random_order:
            fixed = [o for o in options if o.meaning]
            free = [o for o in options if not o.meaning]
            random.Random(f"{self.seed}:{self.item.code}").shuffle(free)
            options = free + fixed
        return [
            Choice(o.code, o.label, o.code in self.chosen, i, other=o.meaning == "other") for i, o in enumerate(options)
        ]

    @property
    def spoken(self):
        """What can be chosen, in the order in which it is read aloud."""
        return [*(self.points if self.item.kind in ("scale", "battery") else []), *self.choices]

    @property
    def ranks(self):
        """For a ranking: one select per place, each with all options."""
        most = int(self.item.most or min(3, len(self.item.offered)))
        chosen = [*self.chosen, *[""] * most]
        return [
            (n + 1, [Choice(o.code, o.label, o.code == chosen[n], i) for i, o in enumerate(self.item.offered)])
            for n in range(most)
        ]


def pages_of(items, answers, unit) -> list[int]:
    """The numbers of the pages that have anything to show this respondent."""
    return sorted({i.page for i in route(items, answers, unit)})


def shown_on(page, items, answers, unit) -> list:
    return [i for i in route(items, answers, unit) if i.page == page]


def first_unanswered(items, answers, unit) -> int | None:
    """Where to go on: the first page with a required item unanswered."""
    for item in route(items, answers, unit):
        if item.required and answers.get(item.code) in (None, "", []):
            return item.page
    return None
