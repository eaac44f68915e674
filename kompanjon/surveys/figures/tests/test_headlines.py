"""What a headline may say, and what it may not."""

from dataclasses import replace

import pytest

from .claimed import RATE, heads


@pytest.mark.parametrize(
    ("text", "value", "lang"),
    [
        ("Var femte känner till partnerskapen", 0.202, "sv"),
        ("One in five knows the partnerships", 0.202, "en"),
        ("Drygt var fjärde svarade", 0.26, "sv"),
        ("About one in four answered", 0.26, "en"),
        ("De flesta ser nyttan", 0.64, "sv"),
        ("Most see the benefit", 0.64, "en"),
        ("Två av tre ser nyttan", 0.664, "sv"),
        ("Inte alls känt av 49 procent", 0.49, "sv"),
        ("Not known at all by 49%", 0.49, "en"),
    ],
)
def test_right_quantities_in_words_may_stand_in_a_headline(text, value, lang):
    assert heads(text, replace(RATE, statistic="share", value=value), lang) == set()


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("95 % av Sveriges kommuner älskar partnerskap", "sv"),
        ("", "sv"),
        ("95% of Sweden's municipalities love partnerships", "en"),
        ("Det ökade kraftigt", "sv"),
        ("It rose sharply", "en"),
        ("Undersökningen bekräftar att partnerskap behövs", "sv"),
        ("Vanligast av allt är partnerskap", "sv"),
        ("Mest av allt, mer än bland politikerna", "sv"),
    ],
)
def test_a_headline_is_checked_like_the_sentence(text, lang):
    assert heads(text, lang=lang)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Kommunernas företrädare ser partnerskap som utvecklande", "sv"),
        ("87 procent av kommunernas företrädare ser partnerskap som utvecklande", "sv"),
        ("Municipalities' representatives see partnerships as developing", "en"),
        ("87% of the municipalities' representatives see municipal partnerships as developing", "en"),
    ],
)
def test_a_headline_needs_neither_n_nor_the_whole_base(text, lang):
    assert heads(text, lang=lang) == set()
