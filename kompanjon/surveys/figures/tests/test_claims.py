"""Sentences that may be said of a figure, and those that may not."""

from dataclasses import replace

import pytest

from kompanjon.surveys.figures.claims import build, problems
from kompanjon.surveys.figures.facts import FigureFacts, decimal, percent

from .claimed import AWARENESS, DEVELOPING, EVERYBODY, FAR, FEWER, GROWN, MAIN, RATE, STEADY, TAIL, heads, rules


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize(
    "figure",
    [
        DEVELOPING,
        MAIN,
        FAR,
        AWARENESS,
        GROWN,
        FEWER,
        STEADY,
        RATE,
        replace(RATE, rate=("RR6", 0.26)),
        replace(AWARENESS, change="risen", former=2.0, former_wave="2020", difference=(0.121, 0.02, 0.22)),
        replace(MAIN, next_value=0.33, next_high=0.35),
        replace(MAIN, says={"sv": "EU-medel och SKR", "en": "2030 Agenda"}),
        replace(DEVELOPING, n=65, stand_in=True),
        replace(
            DEVELOPING,
            unit="organisations",
            base={"sv": "kommunerna med minst ett svar", "en": "the municipalities with at least one answer"},
            says={"sv": "säger de flesta som svarade ja", "en": "most of those who answered say yes"},
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
        (f"Sveriges kommuner är positiva: 87 procent {TAIL['sv']}", "sv"),
        ("87 procent av samtliga kommuner ser partnerskap som utvecklande (n = 1188)", "sv"),
        ("87 procent av alla Sveriges 290 kommuner (n = 1188)", "sv"),
        ("87 procent kommuner ser partnerskap som utvecklande (n = 1188)", "sv"),
        (f"Kommunsverige säger ja: 87 procent {TAIL['sv']}", "sv"),
        (f"Fler än regionernas: 87 procent {TAIL['sv']}", "sv"),
        (f"87 procent {TAIL['sv']}, tjänstepersoner främst", "sv"),
        ("87% of Swedish municipalities see partnerships as developing (n = 1188)", "en"),
        ("Municipalities believe in partnerships: 87% (n = 1188)", "en"),
        ("Nine in ten Swedish municipalities, 87% (n = 1188)", "en"),
        ("87% of local authorities see partnerships as developing (n = 1188)", "en"),
        ("87% of local governments see partnerships as developing (n = 1188)", "en"),
        (f"A majority of municipalities say yes: 87% {TAIL['en']}", "en"),
    ],
)
def test_a_share_of_persons_is_not_a_share_of_anybody_else(text, lang):
    assert "unit" in rules(text, lang=lang)
    assert "unit" in heads(text, lang=lang)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Mer än 87 % av kommunernas företrädare som svarade (n = 1 188) ser partnerskap som utvecklande", "sv"),
        ("87 procent av kommunernas företrädare som svarade (n = 1\u00a0188) är för kommunala partnerskap", "sv"),
        ("Knappt 88 % av kommunernas företrädare som svarade (n = 1188) ser partnerskap som utvecklande", "sv"),
        ("87 procent av kommunernas företrädare som svarade (1188 svar; 95 % konfidensintervall 85–89 %)", "sv"),
        ("More than 87% of the municipalities' representatives who answered (n = 1,188) see partnerships so", "en"),
        ("87 per cent of the municipalities' representatives who answered (n = 1188; 95% CI 85–89%) want it", "en"),
    ],
)
def test_what_is_right_may_be_said(text, lang):
    assert rules(text, lang=lang) == set()


def test_the_other_figure_may_speak_of_municipalities():
    figure = FigureFacts(
        "share", 0.89547, 287, {"sv": "kommuner med svar", "en": "municipalities with answers"}, unit="organisations"
    )
    assert rules("90 % av kommuner med svar (n = 287)", figure) == set()
    assert "base" in rules("90 % av Sveriges kommuner (n = 287)", figure)


@pytest.mark.parametrize(
    "number",
    [
        "88 %",
        "95 procent",
        "85 procent",
        "89 procent",
        "95/87 procent",
        "85/89 procent",
        "87–95 procent",
        "Minst 85 procent",
        "Mer än 85 procent",
        "Högst 95 procent",
        "87,46 procent",
        "87 procentenheter",
        "Nio av tio",
        "9 av 10",
        "Nästan alla",
        "Mindre än hälften",
        "Hälften",
        "Var femte",
        "Två tredjedelar",
        "nittio procent",
        "87 procent (95 % konfidensintervall 80–90 %)",
        "87 procent, 95 % säkert,",
    ],
)
def test_a_number_that_is_not_the_figures_is_refused(number):
    assert "number" in rules(f"{number} {TAIL['sv']}")
    assert "number" in heads(f"{number} ser partnerskap som utvecklande")


@pytest.mark.parametrize(
    "number", ["95%", "85%", "87/89%", "At least 85%", "87 percentage points", "Nine in ten", "Half", "Nearly all", "9 out of 10", "A third"]
)  # fmt: skip
def test_a_wrong_number_is_refused_in_english_too(number):
    assert "number" in rules(f"{number} {TAIL['en']}", lang="en")
    assert "number" in heads(f"{number} see partnerships as developing", lang="en")


@pytest.mark.parametrize("n", ["n = 21188", "n = 11 889", "n = 118", "n = 1188; n = 2000", "n = 11 188"])
def test_the_number_of_answers_is_a_whole_number(n):
    assert rules(f"87 procent av kommunernas företrädare som svarade ({n})") & {"n", "number"}


@pytest.mark.parametrize(
    ("said", "fits"),
    [
        ("2,12", True),
        ("2,1", True),
        ("2,12 på en skala 1–5", True),
        ("2,12 på en skala från 1 till 5", True),
        ("2,12 (95 % konfidensintervall 2,05–2,19)", True),
        ("2,19", False),
        ("12,12", False),
        ("2,123", False),
        ("4,5 (förra gången 2,1)", False),
        ("2,12 på en skala 1–10", False),
        ("2,12, alltså 90 procent,", False),
        ("2,12, mer än hälften,", False),
    ],
)
def test_a_mean_is_said_as_it_is(said, fits):
    found = rules(f"Medelvärdet för kännedomen är {said} bland dem som svarade (n = 1253)", AWARENESS)
    assert (found == set()) is fits


def test_more_than_needs_more():
    assert "more" in rules(f"Mer än 88 % {TAIL['sv']}")
    exactly = replace(DEVELOPING, value=0.87, low=None)
    assert "more" in rules(f"Mer än 87 % {TAIL['sv']}", exactly)
    assert "less" in rules(f"Färre än 87 % {TAIL['sv']}", exactly)


@pytest.mark.parametrize(("value", "fits"), [(0.449, False), (0.45, True), (0.489, True), (0.499, True), (0.50, False)])
def test_nearly_half(value, fits):
    figure = FigureFacts("share", value, 1253, EVERYBODY)
    assert ("half" not in rules("Nästan hälften av dem som svarade (n = 1253)", figure)) is fits
    assert (rules("Nearly half of those who answered (n = 1253)", figure, "en") == set()) is fits


@pytest.mark.parametrize(
    ("text", "lang", "rule"),
    [
        ("87 procent av medborgarna (n = 1188)", "sv", "base"),
        ("87 procent av dem som svarade (n = 1188)", "sv", "base"),
        ("87 procent av kommunernas företrädare (n = 1188)", "sv", "base"),
        ("87% of citizens (n = 1188)", "en", "base"),
        ("87 procent av kommunernas företrädare som svarade", "sv", "n"),
        ("Kommunernas företrädare som svarade är för (n = 1188)", "sv", "number"),
    ],
)
def test_base_number_and_n_are_all_needed(text, lang, rule):
    assert rule in rules(text, lang=lang)


def test_a_rate_gives_its_name_both_counts_and_what_it_assumes():
    assert "base" in rules("Svarsfrekvensen (RR2) var 26 procent", RATE)
    assert "rate" in rules("Svarsfrekvensen var 26 procent: 1261 svar av 4850 tillfrågade", RATE)
    known = replace(RATE, rate=("RR6", 0.26))
    assert "rate" in rules("Svarsfrekvensen (RR6) var 26 procent: 1261 svar av 4850 tillfrågade", known)
    assert "okänd antas inte" in build(known, "sv") and "assumed to be ineligible" in build(known, "en")


def test_a_stand_in_says_so():
    figure = FigureFacts("share", 0.21, 1245, EVERYBODY, MAIN.says, stand_in=True)
    assert "stand-in" in rules("21 % av dem som svarade (n = 1245)", figure)
    assert "närmevärde" in build(figure, "sv")


def test_nothing_is_said_of_a_hidden_figure():
    assert rules("Vad som helst", FigureFacts("share", None, 4, EVERYBODY, suppressed=True)) == {"hidden"}


@pytest.mark.parametrize(("value", "said"), [(0.125, "13"), (0.145, "15"), (0.135, "14"), (0.8746, "87"), (1.0, "100")])
def test_halves_are_rounded_up(value, said):
    assert percent(value) == said
    assert decimal(2.125, "en") == "2.13"
