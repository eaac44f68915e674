"""What a round is bound to when it opens is what its form offers."""

import pytest
from django.urls import reverse

from kompanjon.applications.joint.queries import form_of
from kompanjon.testing import CRITERIA, a_country, a_form_version, a_person, a_round, an_application, an_organisation

pytestmark = pytest.mark.django_db
THEMES = [{"code": "libraries", "sv": "bibliotek", "en": "libraries"}, {"code": "water", "sv": "vatten", "en": "water"}]


def codes(application):
    return [option.code for option in form_of(application).question("theme").options]


def test_the_theme_is_chosen_among_those_bound_to_the_round():
    bound, free = an_application(round=a_round(state="open", themes=THEMES)), an_application()
    assert codes(bound) == ["libraries", "water"]
    assert "human_rights" in codes(free), "a round without themes of its own offers the form's list"
    assert codes(bound) == ["libraries", "water"], "and neither reads the other's"


def test_the_page_offers_the_rounds_themes_in_the_readers_language_and_refuses_others(client_of):
    application = an_application(round=a_round(state="open", themes=THEMES))
    client = client_of(a_person("coordinator", partnership=application.partnership))
    address = reverse("joint:section", args=[application.pk, "direction"])
    page = client.get(address).content.decode()
    assert ">bibliotek</option>" in page and "mänskliga rättigheter</option>" not in page
    page = client.post(address, {"theme": "human_rights", "v:theme": "0", "go": "stay"}, follow=True)
    assert "Välj ur listan" in page.content.decode() or "Choose from the list" in page.content.decode()


def test_what_can_be_applied_for_is_what_the_round_says(client_of):
    a_form_version()
    call, ekvik = a_round(state="open", components=["project"]), an_organisation()
    client = client_of(a_person("contact", organisation=ekvik), "en")
    page = client.get(reverse("joint:start")).content.decode()
    assert 'value="project"' in page and 'value="inception"' not in page
    other = a_round(state="open", components=["inception"])
    sent = {"round": call.pk, "component": "inception", "organisation": ekvik.pk, "working_language": "en"}
    page = client.post(reverse("joint:start"), sent)
    assert page.status_code == 422 and "What can: project." in page.content.decode(), other


def test_a_hit_outside_the_countries_of_the_round_says_so(client_of):
    a_form_version()
    call, ekvik = a_round(state="open"), an_organisation()
    call.countries.add(a_country("KE"))
    an_organisation("Kisanga", country="KE")
    an_organisation("Zelenivka", country="UA")
    client = client_of(a_person("contact", organisation=ekvik), "en")
    said = "Not one of the countries of this round"
    assert said not in client.get(reverse("joint:start"), {"counterpart": "Kisanga"}).content.decode()
    assert said in client.get(reverse("joint:start"), {"counterpart": "Zelenivka"}).content.decode()


def test_the_parties_see_what_the_round_is_assessed_by(client_of):
    application = an_application(round=a_round(state="open", criteria=CRITERIA))
    client = client_of(a_person("coordinator", partnership=application.partnership), "en")
    page = client.get(reverse("joint:application", args=[application.pk])).content.decode()
    assert all(row["name_en"] in page and f"{row['weight']} %" in page for row in CRITERIA)
