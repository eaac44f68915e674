"""Documents are made next door, so that the house's own processes stay small."""

import pytest

from kompanjon.core.press import PressStopped, printed, printed_next_door

TEMPLATE = (
    '#set document(title: "Receipt")\n#set text(lang: "en")\n= Receipt\n#json(bytes(sys.inputs.data)).at("text")\n'
)


@pytest.fixture
def template(tmp_path):
    path = tmp_path / "receipt.typ"
    path.write_text(TEMPLATE)
    return str(path)


def test_next_door_makes_the_same_document(template):
    text = '{"text": "Öckerö – Gqeberha"}'
    next_door = printed_next_door(template, text, 1_800_000_000)
    assert next_door.startswith(b"%PDF-") and next_door == printed(template, text, 1_800_000_000)


def test_a_sign_that_no_font_holds_refuses_nothing(template):
    assert printed_next_door(template, '{"text": "wave 🌊"}', 0).startswith(b"%PDF-")


def test_what_the_press_says_is_told(tmp_path):
    with pytest.raises(PressStopped, match="No such file"):
        printed_next_door(str(tmp_path / "missing.typ"), "{}", 0)
