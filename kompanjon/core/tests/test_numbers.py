import pytest

from kompanjon.core.numbers import typed_number


@pytest.mark.parametrize(("text", "number"), [("12", 12), (" 7 ", 7), ("0", 0), (3, 3), ("999999999", 999999999)])
def test_digits_are_a_number(text, number):
    assert typed_number(text) == number


@pytest.mark.parametrize("text", ["", None, "²", "٣", "-1", "1.5", "1 000", "=1+1", "9" * 10, "9" * 5000, "x"])
def test_anything_else_is_none(text):
    assert typed_number(text) is None
