"""Words that judge the data, and their ground."""

import pytest

from kompanjon.surveys.figures.claims import build
from kompanjon.surveys.figures.sentences import ground_sentence

from .claimed import DEVELOPING, heads, rules


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("ett tillfredsställande underlag", "sv"),
        ("Enkäten visar att", "sv"),
        ("Enkäten visade att", "sv"),
        ("Det bekräftar att", "sv"),
        ("ett mycket bra underlag", "sv"),
        ("representativa svar", "sv"),
        ("a representative sample", "en"),
        ("This shows that", "en"),
        ("It showed that", "en"),
        ("This demonstrates it", "en"),
        ("a good basis", "en"),
    ],
)
def test_words_that_judge_are_refused(text, lang):
    assert "judging" in rules(text, lang=lang)
    assert "judging" in heads(text, lang=lang)


@pytest.mark.parametrize(
    ("lang", "text"), [("sv", "Underlaget är tillfredsställande."), ("en", "The basis is satisfactory.")]
)
def test_words_that_judge_may_stand_with_their_whole_ground(lang, text):
    said = f"{build(DEVELOPING, lang)} {text}"
    assert rules(f"{said} {ground_sentence(DEVELOPING, lang)}", lang=lang) == set()
    assert "judging" in rules(said, lang=lang)


def test_a_ground_without_the_definition_of_the_rate_is_none():
    said = f"{build(DEVELOPING, 'sv')} Underlaget är representativt: RR2 26 %, men politiker svarade mer sällan."
    assert rules(said) == {"judging"}
    assert rules(said.replace("RR2 26 %", "RR2, (I+P) / (I+P+R+NC+O+U), 26 %")) == set()
