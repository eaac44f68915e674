import csv
import io
import json

import pytest

from kompanjon.catalogue.exports.formats import csv_pieces
from kompanjon.partnerships.register.models import RecordedGrant
from kompanjon.testing import a_partnership, an_organisation

pytestmark = pytest.mark.django_db


def rows(text, delimiter=","):
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def fetched(client, address):
    page = client.get(address)
    assert page.status_code == 200, address
    return page.getvalue().decode()


@pytest.fixture
def many():
    return [
        a_partnership(
            an_organisation(f"Ort {n:02}"), an_organisation(f"Mji {n:02}", country="KE"), stated_status="active"
        )
        for n in range(30)
    ]


def test_a_file_holds_the_whole_selection_not_only_the_page_that_was_seen(client, many):
    assert len(rows(fetched(client, "/sv/partnerskap.csv"))) == 30
    assert len(rows(fetched(client, "/en/partnerships.csv?country=ke&page=2"))) == 30
    assert len(rows(fetched(client, "/en/partnerships.csv?q=ort+07"))) == 1


def test_the_organisations_file_follows_the_filter_of_its_page(client, many):
    page = client.get("/sv/organisationer/?side=abroad&q=mji+07").content.decode()
    assert 'href="/sv/organisationer.csv?side=abroad&amp;q=mji+07"' in page
    assert len(rows(fetched(client, "/sv/organisationer.csv?side=abroad&q=mji+07"))) == 1
    assert len(rows(fetched(client, "/en/organisations.csv?side=se"))) == 30
    assert client.get("/en/organisations.csv?side=moon").status_code == 400


def test_the_countries_have_a_file(client, many):
    [kenya] = rows(fetched(client, "/en/countries.csv"))
    assert (kenya["code"], kenya["name"], kenya["partnerships"]) == ("KE", "Kenya", "30")
    assert kenya["address"].endswith("/en/countries/ke/")
    assert json.loads(fetched(client, "/sv/lander.json"))["countries"][0]["partnerships"] == 30


def test_a_filter_that_is_not_known_gives_no_file_instead_of_everything(client, many):
    assert client.get("/en/partnerships.csv?country=za").status_code == 400
    assert client.get("/en/grants.json?year=soon").status_code == 400
    assert len(rows(fetched(client, "/en/partnerships.csv?country=KE"))) == 30


def test_names_stand_beside_codes_and_the_page_has_an_address(client, many):
    row = rows(fetched(client, "/sv/partnerskap.csv"))[0]
    assert row["countries"] == "Kenya" and row["country_codes"] == "KE"
    assert row["address"].endswith(f"/sv/partnerskap/{row['id']}/")
    assert (row["status"], row["status_name"]) == ("active", "Pågår")


@pytest.mark.parametrize(
    ("address", "names"),
    [
        (
            "/sv/organisationer.csv",
            {("SE", "Svensk part", "kommun"), ("INT", "Internationell part", "lokal myndighet utomlands")},
        ),
        (
            "/en/organisations.csv",
            {("SE", "Swedish party", "municipality"), ("INT", "International party", "local authority abroad")},
        ),
    ],
)
def test_sides_and_kinds_are_named_in_the_readers_language(client, many, address, names):
    assert {(row["side"], row["side_name"], row["kind_name"]) for row in rows(fetched(client, address))} == names


def test_global_goals_core_areas_and_kinds_of_support_are_named(client, many):
    given = {"component": "steering_group", "goals": ["6", "16"], "core_areas": ["equity"]}
    RecordedGrant.objects.create(slug="g1", partnership=many[0], **given)
    row = rows(fetched(client, "/sv/bidrag.csv"))[0]
    assert (row["type"], row["type_name"]) == ("steering_group", "styrgrupp")
    assert row["sdgs"] == "6;16" and row["sdg_names"].startswith("Rent vatten") and row["sdg_names"].count(";") == 1
    assert row["core_areas_our_reading"] == "equity" and row["core_area_names"] not in ("", "equity")


def test_rows_end_as_rfc_4180_says_and_there_is_no_byte_order_mark(client, many):
    text = fetched(client, "/en/organisations.csv")
    assert text.count("\r\n") == 61 and not text.startswith("\ufeff")


def test_excel_gets_a_byte_order_mark_semicolons_and_no_formulas():
    text = "".join(csv_pieces(("name", "sum"), [('=HYPERLINK("x")', -5), ("@x;y", None), ("Å", True)], excel=True))
    assert text.startswith("\ufeffname;sum\r\n")
    assert [row["name"] for row in rows(text[1:], ";")] == ['\'=HYPERLINK("x")', "'@x;y", "Å"]
    assert rows(text[1:], ";")[0]["sum"] == "-5"


def test_json_says_what_it_is_and_under_which_licence(client, many):
    data = json.loads(fetched(client, "/en/partnerships.json"))
    assert len(data["partnerships"]) == 30 and "CC0" in data["licence"] and "GeoNames" in data["licence"]


def test_every_table_comes_in_both_forms_in_both_languages(client, many):
    for address in (
        "/sv/partnerskap",
        "/sv/bidrag",
        "/sv/organisationer",
        "/sv/omgangar",
        "/sv/beslut",
        "/en/grants",
        "/en/decisions",
    ):
        json.loads(fetched(client, address + ".json"))
        assert fetched(client, address + ".csv").startswith("id,")
    assert json.loads(fetched(client, "/en/partnerships.geojson"))["type"] == "FeatureCollection"


def test_a_form_that_a_table_does_not_have_is_not_there(client):
    assert client.get("/en/rounds.geojson").status_code == 404
    assert client.get("/en/rounds.xml").status_code == 404
