from hypothesis import given
from hypothesis import strategies as some

from kompanjon.core.money import Ore, share


def test_three_share_a_krona_and_nothing_is_lost():
    assert share(Ore(100), [1, 1, 1]) == [34, 33, 33]


def test_weights_that_are_all_zero_share_evenly():
    assert share(Ore(10), [0, 0]) == [5, 5]


@given(some.integers(0, 10**12), some.lists(some.integers(0, 1000), min_size=1, max_size=20))
def test_the_parts_always_add_up_to_the_whole(amount, weights):
    assert sum(share(Ore(amount), weights)) == amount
