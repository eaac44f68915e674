from types import SimpleNamespace as Thing

from django.utils.translation import override

from kompanjon.catalogue.pages import words
from kompanjon.catalogue.published.sources import publisher, year
from kompanjon.catalogue.published.sums import add_up

N = "\u00a0"


def grant(amount=None, qualifier=""):
    return Thing(amount=amount, amount_qualifier=qualifier)


def test_a_sum_over_partly_unknown_amounts_says_how_many_are_known():
    with override("en"):
        said = words.summed(add_up([grant(300_00), grant(), grant(200_00)]))
    assert said == f"at least SEK{N}500 (2 of 3 grants have a published amount)"


def test_a_sum_of_nothing_known_is_never_zero():
    with override("en"):
        assert words.summed(add_up([grant(), grant()])) == "No amount has been published."


def test_a_sum_of_known_amounts_is_just_the_sum():
    with override("en"):
        assert words.summed(add_up([grant(300_00), grant(200_00, "exact")])) == f"SEK{N}500"


def test_an_amount_of_at_least_makes_the_sum_at_least():
    assert add_up([grant(300_00, "at_least")]).qualifier == "at_least"


def test_a_publisher_is_a_name_people_know_or_a_party_or_the_address():
    assert publisher("https://icld.se/sv/artikel/x/") == "ICLD"
    assert publisher("https://www.vaxjo.se/sidor/y", {"vaxjo": "Växjö kommun"}) == "Växjö kommun"
    assert publisher("https://www.newvision.co.ug/z") == "newvision.co.ug"
    assert publisher("https://xn--vsters-buam.nu/") == "västerås.nu"
    assert publisher("") == ""


def test_the_year_of_a_source_is_read_from_its_address_then_its_title():
    assert year("https://example.org/2019-12-20-nyhet") == 2019
    assert year("https://example.org/nyhet", "Våren 2016: nya partnerskap") == 2016
    assert year("https://example.org/?releaseId=3267275", "Tio miljoner") is None
