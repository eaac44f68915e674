"""Routing, languages and length, without a database."""

from dataclasses import dataclass, field

from kompanjon.surveys.questionnaires.rules import (
    answered_share,
    is_shown,
    minutes,
    publishable,
    route,
    routing_problems,
)


@dataclass
class Option:
    code: str
    label_sv: str = "Ja"
    label_en: str = "Yes"


@dataclass
class Options:
    every: list

    def all(self):
        return self.every


@dataclass
class Item:
    code: str
    condition: dict = field(default_factory=dict)
    kind: str = "single"
    required: bool = True
    points: int = 5
    text_sv: str = "Fråga"
    text_en: str = "Question"
    help_sv: str = ""
    help_en: str = ""
    low_label_sv: str = ""
    low_label_en: str = ""
    high_label_sv: str = ""
    high_label_en: str = ""
    unit_sv: str = ""
    unit_en: str = ""
    options: Options = field(default_factory=lambda: Options([Option("ja"), Option("nej")]))


def rules(items):
    return [p.rule.removeprefix("SURVEY-") for p in publishable(items)]


def test_conditions_look_at_answers_and_at_the_register():
    assert is_shown({"item": "a", "is": ["ja"]}, {"a": "ja"}, {})
    assert is_shown(
        {"all": [{"unit": "role", "is": ["politiker"]}, {"not": {"item": "a", "is": ["ja"]}}]},
        {},
        {"role": "politiker"},
    )
    assert is_shown({"any": [{"item": "m", "is": ["x"]}, {"item": "n", "is": [3]}]}, {"m": ["y", "x"]}, {})
    assert not is_shown({"item": "a", "is": ["ja"]}, {}, {})


def test_an_answer_off_the_route_opens_no_other_question():
    items = [Item("a"), Item("b", {"item": "a", "is": ["ja"]}), Item("c", {"item": "b", "is": ["ja"]})]
    assert [i.code for i in route(items, {"a": "nej", "b": "ja"}, {})] == ["a"]
    assert answered_share(items, {"a": "ja", "b": "_declined"}, {}) == (1, 2)


def test_forward_unknown_and_unreachable_are_found():
    items = [
        Item("a", {"item": "b", "is": ["ja"]}),
        Item("b"),
        Item("c", {"item": "x", "is": ["ja"]}),
        Item("d", {"item": "b", "is": ["kanske"]}),
    ]
    assert [p.rule.removeprefix("SURVEY-") for p in routing_problems(items)] == ["forward", "unknown", "unreachable"]


def test_a_missing_text_or_half_a_translation_stops_publishing():
    assert "text" in rules([Item("a", text_en=" ")])
    assert "half" in rules([Item("a", help_sv="Hjälp")])
    assert "label" in rules([Item("a", options=Options([Option("ja", label_en="")]))])
    assert "options" in rules([Item("a", options=Options([]))])
    assert rules([]) == ["none"] and rules([Item("a")]) == []


def test_time_is_estimated():
    assert 0.1 < minutes([Item("a"), Item("b")]) < 1
