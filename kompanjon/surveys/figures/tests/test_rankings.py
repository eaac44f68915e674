"""What may be said of the answer in first place."""

from dataclasses import replace

import pytest

from kompanjon.surveys.figures.claims import build

from .claimed import FAR, MAIN, TAIL, heads, rules


def test_main_and_main_by_far():
    rest = "bland dem som svarade (n = 1247)"
    assert rules(f"Främsta skälet {rest} är tydlig nytta", MAIN) == set()
    assert "by-far" in rules(f"Överlägset främsta skälet {rest} är tydlig nytta", MAIN)
    assert "by-far" in rules(f"Tydlig nytta är helt dominerande {rest}", MAIN)
    assert rules(f"Överlägset främsta skälet {rest} är tydlig nytta", FAR) == set()
    assert "main" in rules(f"Näst vanligast {rest} är tydlig nytta", MAIN)
    assert "main" in rules(f"Vanligast {rest} är tydlig nytta", replace(MAIN, rank=2))


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Global solidaritet är vanligast bland dem som svarade (n = 1247)", "sv"),
        ("Tydlig nytta eller global solidaritet är vanligast bland dem som svarade (n = 1247)", "sv"),
        ("Skälen är många bland dem som svarade (n = 1247)", "sv"),
        ("Global solidarity is the most common among those who answered (n = 1247)", "en"),
    ],
)
def test_a_ranking_names_the_answer_and_no_other(text, lang):
    assert "answer" in rules(text, MAIN, lang)


def test_the_wrong_answer_in_a_headline_is_refused():
    assert "answer" in heads("Global solidaritet är det vanligaste skälet", MAIN)
    assert heads("Tydlig nytta är det vanligaste skälet", MAIN) == set()


@pytest.mark.parametrize("word", ["vanligast", "främst", "i särklass störst", "helt dominerande"])
def test_a_share_is_no_ranking(word):
    assert rules(f"87 procent {TAIL['sv']} är {word}") & {"main", "by-far"}


def test_overlapping_intervals_need_their_sentence():
    close = replace(MAIN, next_value=0.32, next_high=0.345)
    assert rules("Främsta skälet bland dem som svarade är tydlig nytta (n = 1247)", close) == {"margin"}
    assert "felmarginalen" in build(close, "sv")


def test_only_the_first_letter_of_an_answer_is_raised():
    assert build(replace(MAIN, says={"sv": "EU-medel och SKR"}), "sv").startswith("”EU-medel och SKR” är det")
    assert build(replace(MAIN, says={"en": "2030 Agenda"}), "en").startswith("“2030 Agenda” is the most common")
