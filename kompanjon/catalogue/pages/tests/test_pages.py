import gzip
import io

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kompanjon.catalogue.published.tests.walk import addresses
from kompanjon.testing import kept

pytestmark = [pytest.mark.django_db, pytest.mark.whole]

N = "\u00a0"


@pytest.fixture(scope="module")
def record(django_db_setup, django_db_blocker):
    """The real public record, read once for all tests of this file and taken away after them."""
    with kept(django_db_blocker):
        call_command("import_programme", str(settings.REFERENCE_DIR / "programme"), stdout=io.StringIO())
        yield


@pytest.fixture(autouse=True)
def read(record):
    return record


def text(client, address):
    page = client.get(address)
    assert page.status_code == 200, address
    return page.content.decode()


def test_home_tells_how_many_in_both_languages(client):
    for address in ("/sv/", "/en/"):
        page = text(client, address)
        assert all(f"<dd>{number}</dd>" in page for number in (106, 72, 22))
    assert f"minst 16{N}000{N}000{N}kr" in text(client, "/sv/")


def test_every_public_page_shows_in_both_languages(client, remembering):
    shown = {address: client.get(address).status_code for address in list(addresses())[::5]}
    assert set(shown.values()) <= {200, 404} and list(shown.values()).count(200) > 50


def test_the_round_of_eleven_says_its_sum_and_its_names(client):
    page = text(client, "/sv/omgangar/2019-autumn/")
    assert f"Hösten 2019: 11 svenska parter delar på 10{N}641{N}000{N}kr" in page
    assert "senast 2019-12-20" in page and "Den internationella parten är inte känd" in page and "vår slutsats" in page
    assert f"SEK{N}10,641,000" in text(client, "/en/rounds/2019-autumn/")


def test_the_round_of_thirty_two_projects_stands_there(client):
    assert "Spring 2016: 32 projects granted" in text(client, "/en/rounds/2016-spring/")


def test_rejected_applications_are_counted_not_named(client):
    page = text(client, "/en/decisions/")
    assert "18 granted, 14 rejected" in page


def test_a_partnership_tells_its_life_with_its_silences_and_sources(client):
    page = text(client, "/sv/partnerskap/goteborg--nelson-mandela-bay/")
    for words in (
        "År vi inte vet något om",
        "2010-talet",
        "Gqeberha",
        "enligt källorna, inte kontrollerat i dag",
        "Vårt Göteborg",
        "inte publicerat",
    ):
        assert words in page
    assert "gbg-nmb" not in page and "seed-" not in page


def test_a_type_that_nobody_stated_is_said_to_be_so(client):
    from kompanjon.partnerships.register.models import RecordedGrant

    grant = RecordedGrant.objects.filter(component="unknown").first()
    assert "Not stated" in text(client, f"/en/partnerships/{grant.partnership.slug}/")
    assert f"{grant.slug},{grant.partnership.slug}" in client.get("/en/grants.csv").getvalue().decode()
    assert ",unknown," not in client.get("/en/grants.csv").getvalue().decode()


def test_filters_live_in_the_address_and_can_be_taken_away(client):
    page = text(client, "/sv/partnerskap/?country=za&status=active")
    assert "Sydafrika (" in page and 'href="?status=active"' in page and 'href="?country=za"' in page
    assert "Inget partnerskap har allt det här" in text(client, "/sv/partnerskap/?country=za&party=ale&q=zzz")


def test_nonsense_in_the_address_is_no_error(client):
    for query in ("?country=zz&year=abc&page=999", "?sort=%00&view=x", "?year=99999999999&sdg=-1", "?q=" + "x" * 5000):
        assert client.get("/en/partnerships/" + query).status_code == 200


def test_the_notices_that_we_owe_stand_on_every_page(client):
    page = text(client, "/en/")
    assert "Geographical data from" in page and "Not ICLD's own site" in page


def test_a_reader_whose_copy_still_holds_gets_no_new_page(client):
    first = client.get("/en/partnerships/")
    again = client.get("/en/partnerships/", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304 and not again.content
    other = client.get("/sv/partnerskap/", headers={"if-none-match": first["ETag"]})
    assert other.status_code == 200


def test_a_copy_is_stale_as_soon_as_something_is_withheld(client):
    from kompanjon.partnerships.register.models import Partnership

    first = client.get("/en/partnerships/")
    one = Partnership.objects.first()
    one.withheld = True
    one.save()
    assert client.get("/en/partnerships/", headers={"if-none-match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("address", ["/sv/", "/en/partnerships/?country=za", "/sv/partnerskap/?view=table"])
def test_home_and_catalogue_ask_at_most_ten_statements(client, remembering, address):
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    assert len(asked) <= 10


def test_a_first_picture_asks_the_same_for_few_partnerships_as_for_many(client):
    from kompanjon.catalogue.published.queries import paint
    from kompanjon.partnerships.register.models import Partnership

    with CaptureQueriesContext(connection) as many:
        paint()
    Partnership.objects.exclude(slug="goteborg--nelson-mandela-bay").update(withheld=True)
    with CaptureQueriesContext(connection) as few:
        paint()
    assert len(many) == len(few) <= 15


WEIGHTS = [
    ("/sv/", 16_500),
    ("/sv/partnerskap/", 14_000),
    ("/sv/partnerskap/goteborg--nelson-mandela-bay/", 14_000),
    ("/sv/omgangar/2016-spring/", 22_000),
    ("/en/countries/za/", 22_000),
    ("/en/decisions/", 14_000),
    ("/en/organisations/", 14_000),
]


@pytest.mark.parametrize(("address", "most"), WEIGHTS)
def test_a_page_weighs_no_more_than_the_design_allows(client, address, most):
    assert len(gzip.compress(client.get(address).content, 6)) <= most
