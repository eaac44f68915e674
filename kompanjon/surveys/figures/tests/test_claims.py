"""Sentences that may be said of a figure, and those that may not."""

import pytest

from kompanjon.surveys.figures.claims import build, problems
from kompanjon.surveys.figures.facts import FigureFacts

DEVELOPING = FigureFacts(
    "share",
    0.8746,
    1188,
    {"sv": "kommunernas företrädare som svarade", "en": "the municipalities' representatives who answered"},
    {"sv": "ser partnerskap som utvecklande", "en": "see partnerships as developing"},
    low=0.8545,
    high=0.8922,
    rate=("RR2", 0.26),
    missing={"sv": "politiker svarade mer sällan", "en": "politicians answered less often"},
)
MAIN = FigureFacts(
    "rank",
    0.336,
    1247,
    {"sv": "dem som svarade", "en": "those who answered"},
    {"sv": "tydlig nytta", "en": "a clear benefit"},
    low=0.31,
    high=0.36,
    rank=1,
    next_value=0.176,
    next_high=0.20,
)


def rules(text, figure=DEVELOPING, lang="sv"):
    return {p.rule.removeprefix("SURVEY-") for p in problems(text, figure, lang) if p.blocks}


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize(
    "figure",
    [
        DEVELOPING,
        MAIN,
        FigureFacts(
            "mean",
            2.121,
            1253,
            {"sv": "dem som svarade", "en": "those who answered"},
            {"sv": "kännedomen", "en": "awareness"},
            scale_top=5,
        ),
    ],
)
def test_the_sentence_we_build_passes_our_own_check(figure, lang):
    assert problems(build(figure, lang), figure, lang) == []


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("87 % av svenska kommuner ser partnerskap som utvecklande (n = 1188)", "sv"),
        ("87 procent av kommunerna ser partnerskap som utvecklande (n = 1188)", "sv"),
        ("Nio av tio kommuner ser partnerskap som utvecklande, 87 % (n = 1188)", "sv"),
        ("Kommunerna anser att partnerskap utvecklar: 87 % (n = 1188)", "sv"),
        ("87% of Swedish municipalities see partnerships as developing (n = 1188)", "en"),
        ("Municipalities believe in partnerships: 87% (n = 1188)", "en"),
    ],
)
def test_a_share_of_persons_is_not_a_share_of_municipalities(text, lang):
    assert "unit" in rules(text, lang=lang)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Mer än 87 % av kommunernas företrädare som svarade (n = 1 188) ser partnerskap som utvecklande", "sv"),
        (
            "More than 87% of the municipalities' representatives who answered (n = 1,188) see partnerships as developing",
            "en",
        ),
    ],
)
def test_representatives_are_the_right_unit(text, lang):
    assert rules(text, lang=lang) == set()


def test_the_other_figure_may_speak_of_municipalities():
    figure = FigureFacts(
        "share", 0.89547, 287, {"sv": "kommuner med svar", "en": "municipalities with answers"}, unit="organisations"
    )
    assert "unit" not in rules("90 % av kommuner med svar (n = 287)", figure)


def test_rounding_is_checked():
    assert rules("88 % av kommunernas företrädare som svarade (n = 1188)") == {"number"}
    assert rules("87 % av kommunernas företrädare som svarade (n = 1188)") == set()


def test_more_than_needs_more():
    assert "more" in rules("Mer än 88 % av kommunernas företrädare som svarade (n = 1188)")
    exactly = FigureFacts("share", 0.87, 500, DEVELOPING.base)
    assert "more" in rules("Mer än 87 % av kommunernas företrädare som svarade (n = 500)", exactly)


@pytest.mark.parametrize(("value", "fits"), [(0.449, False), (0.45, True), (0.489, True), (0.499, True), (0.50, False)])
def test_nearly_half(value, fits):
    figure = FigureFacts("share", value, 1253, {"sv": "dem som svarade", "en": "those who answered"})
    assert ("half" not in rules("Nästan hälften av dem som svarade (n = 1253)", figure)) is fits


def test_main_and_main_by_far():
    assert "by-far" in rules("Överlägset främsta skälet är tydlig nytta (n = 1247)", MAIN)
    assert rules("Främsta skälet är tydlig nytta (n = 1247)", MAIN) == set()


def test_overlapping_intervals_need_their_sentence():
    close = FigureFacts(
        "rank", 0.336, 1247, MAIN.base, MAIN.says, low=0.31, high=0.36, rank=1, next_value=0.32, next_high=0.345
    )
    assert rules("Främsta skälet är tydlig nytta (n = 1247)", close) == {"margin"}
    assert "felmarginalen" in build(close, "sv")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("ett tillfredsställande underlag", "sv"),
        ("a representative sample", "en"),
        ("Enkäten visar att", "sv"),
        ("This shows that", "en"),
    ],
)
def test_words_that_judge_are_refused(text, lang):
    assert "judging" in rules(text, lang=lang)


def test_words_that_judge_may_stand_with_their_ground():
    text = "87 % av kommunernas företrädare som svarade (n = 1188). Underlaget är representativt: RR2 26 %, men politiker svarade mer sällan."
    assert "judging" not in rules(text)


def test_significantly_needs_a_certain_change():
    assert "significant" in rules("Andelen har ökat signifikant till 87 % (n = 1188)")


def test_a_stand_in_says_so():
    figure = FigureFacts("share", 0.21, 1245, MAIN.base, MAIN.says, stand_in=True)
    assert "stand-in" in rules("21 % av dem som svarade (n = 1245)", figure)
    assert "närmevärde" in build(figure, "sv")


def test_nothing_is_said_of_a_hidden_figure():
    assert rules("Vad som helst", FigureFacts("share", None, 4, MAIN.base, suppressed=True)) == {"hidden"}
