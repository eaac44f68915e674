import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as some

from kompanjon.core.boxes import KronorField
from kompanjon.core.money import Ore, read_kronor, share
from kompanjon.core.speech import typed_kronor


def test_three_share_a_krona_and_nothing_is_lost():
    assert share(Ore(100), [1, 1, 1]) == [34, 33, 33]


def test_weights_that_are_all_zero_share_evenly():
    assert share(Ore(10), [0, 0]) == [5, 5]


@given(some.integers(0, 10**12), some.lists(some.integers(0, 1000), min_size=1, max_size=20))
def test_the_parts_always_add_up_to_the_whole(amount, weights):
    assert sum(share(Ore(amount), weights)) == amount


@pytest.mark.parametrize(
    "text",
    [
        "1000,50",
        "1000.50",
        "1 000,50",
        "1\u00a0000.50",
        "1,000.50",
        "1.000,50",
        "1 000,5",
        "SEK 1,000.50",
        "1'000.50 kr",
    ],
)
def test_an_amount_is_read_as_either_language_writes_it(text):
    assert read_kronor(text) == 100_050


@pytest.mark.parametrize("text", ["300 000", "300,000", "300.000", "300000 kr", "300 000 kronor", "sek 300,000.00"])
def test_three_digits_after_a_sign_are_thousands(text):
    assert read_kronor(text) == 30_000_000


@pytest.mark.parametrize(
    "text",
    ["", "0,500", "1,00,000", "1 00 000", "1.000.50", "1,000,50", "1000,500", "-5", "1e9", "ninety", "٣", "5 kr 10"],
)
def test_what_could_be_meant_in_two_ways_is_asked_again(text):
    assert read_kronor(text) is None


@pytest.mark.parametrize("language", ["sv", "en"])
@given(some.integers(0, 10**13))
def test_what_stands_in_a_box_is_read_as_itself(language, ore):
    with translation.override(language):
        assert read_kronor(typed_kronor(ore)) == ore


def test_a_box_that_asks_for_whole_kronor_takes_no_ore():
    assert KronorField(whole=True).clean("1,000") == 100_000
    with pytest.raises(ValidationError, match="öre"):
        KronorField(whole=True).clean("1,000.50")


@pytest.mark.parametrize("text", ["0", "1 000 001"])
def test_an_amount_outside_the_bounds_is_told_the_bounds(text):
    with pytest.raises(ValidationError, match="1"):
        KronorField(least=1, most=1_000_000).clean(text)
