"""What may be told of the former wave."""

from dataclasses import replace

import pytest

from kompanjon.surveys.figures.claims import build

from .claimed import DEVELOPING, FEWER, GROWN, STEADY, TAIL, rules


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Andelen har ökat signifikant till 87 procent", "sv"),
        ("Det ökade till 87 procent", "sv"),
        ("En ökning till 87 procent", "sv"),
        ("Fler än 2020: 87 procent", "sv"),
        ("87 procent, en minskning,", "sv"),
        ("87%, up from before,", "en"),
        ("It rose to 87%", "en"),
        ("87 per cent, more than in 2020,", "en"),
    ],
)
def test_a_change_that_is_not_certain_is_not_told(text, lang):
    for figure in (DEVELOPING, replace(STEADY, value=0.8746, base=DEVELOPING.base, n=1188)):
        assert rules(f"{text} {TAIL[lang]}", figure, lang) & {"change", "compared", "significant"}


@pytest.mark.parametrize(
    ("figure", "text", "lang"),
    [
        (GROWN, "Andelen har ökat från 20 procent till 26 procent bland dem som svarade (n = 1200)", "sv"),
        (GROWN, "26 procent av dem som svarade, ökat med 6 procentenheter (n = 1200)", "sv"),
        (GROWN, "26 procent av dem som svarade (n = 1200), fler än 2020", "sv"),
        (GROWN, "The share has risen from 20% in 2020 to 26% among those who answered (n = 1200)", "en"),
        (GROWN, "26% of those who answered (n = 1200), significantly up from 20% in 2020", "en"),
        (FEWER, "Andelen minskade från 20 procent till 14 procent bland dem som svarade (n = 1200)", "sv"),
        (FEWER, "14% of those who answered (n = 1200), a fall by 6 percentage points", "en"),
    ],
)
def test_a_certain_change_may_be_told_with_its_numbers(figure, text, lang):
    assert rules(text, figure, lang) == set()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Andelen har minskat från 20 procent till 26 procent", "change"),
        ("Andelen har ökat från 10 procent till 26 procent", "number"),
        ("26 procent, ökat med 9 procentenheter", "number"),
        ("20 procent, det har ökat", "number"),
        ("Dubbelt så många, 26 procent", "compared"),
    ],
)
def test_a_certain_change_is_told_as_it_is(text, rule):
    assert rule in rules(f"{text} av dem som svarade (n = 1200)", GROWN)


def test_the_built_sentence_tells_the_change():
    assert "Andelen har ökat från 20 procent 2020 till 26 procent, med 6 procentenheter" in build(GROWN, "sv")
    assert "The share has fallen from 20 per cent in 2020 to 14 per cent" in build(FEWER, "en")
    assert build(STEADY, "sv").endswith("Ingen säker förändring sedan 2020.")
