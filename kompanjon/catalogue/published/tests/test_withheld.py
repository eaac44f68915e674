import pytest

from kompanjon.partnerships.register.models import Partnership, RecordedGrant, Source
from kompanjon.rounds.record.models import Announcement, RecordedAward
from kompanjon.testing import a_country, a_partnership, a_person, a_round, an_organisation

from .walk import everything_read

pytestmark = pytest.mark.django_db


@pytest.fixture
def known(remembering):
    """Two partnerships in one announced round; a note and a source name the first one's parties."""
    hidden = an_organisation(
        "Vitsippeby kommun", slug="vitsippeby", short_name="Vitsippeby", place="Sipphamn", latitude=58.5, longitude=15.5
    )
    abroad = an_organisation("Kwanza Mto", country="KE", slug="kwanza-mto", latitude=-1.0, longitude=37.0)
    other = an_organisation("Gullvivered kommun", slug="gullvivered", latitude=57.5, longitude=14.5)
    second = an_organisation(
        "Baharini Mashariki", country="KE", slug="baharini-mashariki", latitude=-4.0, longitude=39.0
    )
    source = Source.objects.create(
        key="s1", title="Vitsippeby berättar", address="https://example.org/vitsippeby/2019", language="sv"
    )
    first = a_partnership(hidden, abroad, stated_status="active", theme="water", outcome_note="A well was dug")
    two = a_partnership(other, second, stated_status="ended", other_actors="Learned from Vitsippeby", start_year=2010)
    two.sources.add(source)
    RecordedGrant.objects.create(
        slug="g1", partnership=two, component="unknown", title="The way of Vitsippeby", source=source, start_year=2012
    )
    round_ = a_round(is_recorded=True, name_sv="Hösten 2019", name_en="Autumn 2019")
    told = Announcement.objects.create(
        round=round_, year=2019, season="autumn", coverage="some awardees", note="Also Vitsippeby was named"
    )
    told.sources.add(source)
    RecordedAward.objects.create(
        key="a1", round=round_, organisation=hidden, partnership=first, partnership_basis="stated"
    )
    RecordedAward.objects.create(
        key="a2", round=round_, organisation=other, partnership=two, partnership_basis="inferred"
    )
    return {"hidden": hidden, "first": first, "two": two}


def naming(texts, *names):
    """The addresses, among all that was read, whose text holds one of the names."""
    return [address for address, text in texts.items() if any(name in text for name in names)]


def test_everything_is_named_while_nothing_is_withheld(client, known):
    assert len(naming(everything_read(client), "Vitsippeby")) > 10


def test_a_withheld_organisation_is_named_nowhere_not_even_in_notes_and_sources(client, known):
    known["hidden"].withheld = True
    known["hidden"].save()
    texts = everything_read(client)
    assert naming(texts, "Vitsippeby", "vitsippeby", "Sipphamn") == [] and naming(texts, "Gullvivered")


def test_a_withheld_party_is_counted_where_it_is_not_named(client, known):
    known["hidden"].withheld = True
    known["hidden"].save()
    round_page = next(text for address, text in everything_read(client).items() if "/en/rounds/round-" in address)
    assert "1 more was granted and is not named here." in round_page


def test_a_withheld_partnership_is_shown_nowhere_while_its_parties_are(client, known):
    known["first"].withheld = True
    known["first"].save()
    texts = everything_read(client)
    assert naming(texts, known["first"].slug, "A well was dug") == [] and naming(texts, "Vitsippeby kommun")


def test_a_withheld_place_stands_on_no_map_and_in_no_file(client, known):
    known["hidden"].place_withheld = True
    known["hidden"].save()
    texts = everything_read(client)
    assert naming(texts, "Sipphamn", "15.5") == [] and naming(texts, "Vitsippeby kommun")


def test_a_withheld_person_is_taken_out_of_notes(client, known):
    known["two"].outcome_note = "Opened by Alva Exempelsson"
    known["two"].save()
    assert naming(everything_read(client), "Alva Exempelsson")
    a_person(name="Alva Exempelsson", withheld=True)
    assert naming(everything_read(client), "Alva Exempelsson") == []


def test_examples_are_left_out_everywhere_unless_asked_for(client, known):
    invented = an_organisation("Ekviks exempelkommun", slug="ekvik-ex", is_example=True, latitude=58.0, longitude=15.0)
    partner = an_organisation(
        "Kisanga exempel", country="KE", slug="kisanga-ex", is_example=True, latitude=-3.0, longitude=36.0
    )
    a_partnership(invented, partner, is_example=True, stated_status="active")
    own = Partnership.objects.get(is_example=True).slug
    lists = {
        address: text
        for address, text in everything_read(client).items()
        if not any(slug in address for slug in ("ekvik", "kisanga", own))
    }
    assert [address for address, text in lists.items() if "Ekviks exempel" in text or "Kisanga exempel" in text] == []
    asked = client.get("/en/partnerships/?examples=1").content.decode()
    assert "Kisanga" in asked and "Example</span>" in asked
    assert "Ekviks exempelkommun" in client.get("/en/partnerships.json?examples=1").getvalue().decode()


def test_a_partnership_that_only_prepares_an_application_is_not_public(client, known):
    a_partnership(an_organisation("Tystby"), an_organisation("Kimya", country="KE"), state="prospective")
    assert naming(everything_read(client), "Tystby", "Kimya") == []


def test_a_country_without_public_partnerships_has_no_page(client, known):
    a_country("UA")
    assert client.get("/en/countries/ua/").status_code == 404
