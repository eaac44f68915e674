"""Whoever reads what has happened with a case reads sentences, in both languages, and no name from the code."""

import re
from pathlib import Path

import pytest
from django.utils.translation import override

import kompanjon.urls  # noqa: F401  (every life is known once the addresses are)
from kompanjon.core.components.trace import VERBS, word
from kompanjon.core.flows import TONES
from kompanjon.core.lifecycle import LIFECYCLES

JOINT = (
    "ready", "sign", "invite", "take_case", "doubt", "take_back_doubt", "later_deadline", "let_office_in", "shut_office_out",
    "ask_to_sign", "write_other_language",
)  # fmt: skip


@pytest.mark.parametrize("verb", JOINT)
def test_what_parties_and_office_do_with_a_case_is_a_sentence_in_both_languages(verb):
    with override("sv"):
        swedish = word(f"joint.application.{verb}")
    with override("en"):
        english = word(f"joint.application.{verb}")
    assert english == VERBS[verb] and swedish != english


def acts_in_the_code():
    """Every act that somebody leaves in the trace by name, read from the code."""
    house = Path(__file__).parents[3]
    for file in house.rglob("*.py"):
        if "tests" not in file.parts:
            yield from re.findall(
                r"\bnote\(\s*[^,()]+,\s*\"([a-z_]+(?:\.[a-z_]+)+)\"", file.read_text(encoding="utf-8")
            )


def test_no_act_in_the_house_is_told_by_its_bare_verb():
    acts = set(acts_in_the_code())
    steps = {f"{name}.{step.name}" for name, life in LIFECYCLES.items() for step in life.flow.steps}
    ends = {act: (".".join(act.split(".")[-2:]), act.rsplit(".", 1)[-1]) for act in acts - steps}
    bare = {act for act, ways in ends.items() if not any(way in VERBS for way in ways)}
    assert len(acts) > 60 and bare == set()


def test_every_state_wears_one_of_the_tints():
    states = [state for life in LIFECYCLES.values() for state in life.flow.states]
    assert len(states) > 50 and all(state.tone in TONES for state in states)
