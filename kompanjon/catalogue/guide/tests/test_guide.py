import io
from dataclasses import replace

import pytest
from django.core.management import call_command
from pypdf import PdfReader

from kompanjon.catalogue.guide.ceilings import ceilings
from kompanjon.catalogue.guide.rules import answer, facts, verdict
from kompanjon.rounds.rulebook.queries import rule_set_in_force, rules_for
from kompanjon.rounds.rulebook.rules import Value
from kompanjon.testing import a_form_version, a_round, kept

N = "\u00a0"


@pytest.fixture(scope="module")
def rules_read(django_db_setup, django_db_blocker):
    """The rule sets as they are read at the first start, for all tests of this file."""
    with kept(django_db_blocker):
        call_command("load_reference", stdout=io.StringIO())
        call_command("load_rules", stdout=io.StringIO())
        yield


@pytest.fixture
def rules(rules_read, db):
    return rules_for(rule_set_in_force())


def asked(rules, you="municipality", partner="foreign_local", country="KE", months=24, kronor=400_000):
    return verdict(
        answer(facts(you, partner, country, months, kronor * 100, {"sv": "Kenya", "en": "Kenya"}, "AFRICA_ASIA"), rules)
    )


def test_a_municipality_with_a_partner_in_an_open_country_may_apply(rules):
    assert asked(rules) == "yes"


@pytest.mark.parametrize(
    "change", [{"you": "university"}, {"partner": ""}, {"months": 60}, {"country": "CN"}, {"kronor": 900_000}]
)
def test_what_does_not_fit_is_never_a_yes(rules, change):
    assert asked(rules, **change) in ("ask", "no")


def test_the_ceiling_holds_to_the_krona(rules):
    assert asked(rules, kronor=500_000) == "yes"
    assert asked(rules, kronor=500_001) != "yes"


def test_the_answer_cites_its_rule_with_its_sum_and_no_code(client, rules):
    page = client.get(
        "/en/who-can-apply/?you=municipality&country=KE&partner=foreign_local&months=24&amount=520000"
    ).content.decode()
    assert f"SEK{N}520,000" in page and f"SEK{N}20,000 too much" in page and "Basic rules 2016–2022" in page
    assert "R-BUD" not in page and "RS-SEED" not in page


@pytest.mark.parametrize("typed", ["300 000", "300,000", "SEK+300,000.00", "300.000+kr"])
def test_the_sum_is_typed_as_people_write_it_and_no_year_is_named(client, rules, typed):
    page = client.get(
        f"/en/who-can-apply/?you=municipality&country=KE&partner=foreign_local&months=18&amount={typed}"
    ).content.decode()
    assert f"You ask for SEK{N}300,000 a year." in page and "in year" not in page and 'role="alert"' not in page


def test_too_much_each_year_is_said_once(client, rules):
    page = client.get("/sv/vem-kan-soka/?you=municipality&country=KE&partner=foreign_local&months=30&amount=520000")
    text = page.content.decode()
    assert f"Ni söker 520{N}000{N}kr per år: 20{N}000{N}kr för mycket." in text and "för år" not in text


def test_wrong_answers_are_asked_again_with_what_was_typed(client, rules):
    page = client.get(
        "/sv/vem-kan-soka/?you=municipality&country=KE&partner=foreign_local&months=många&amount=-5"
    ).content.decode()
    assert 'role="alert"' in page and 'value="många"' in page


def test_the_pages_are_written_from_the_rules_in_force(client, rules):
    page = client.get("/sv/sa-fungerar-det/").content.decode()
    for words in (
        f"500{N}000{N}kr",
        "12 till 36 månader",
        "minst 2 gånger",
        "Den internationella parten lägger sin egen tid",
        "Inte beslutat av kansliet än",
    ):
        assert words in page
    who = client.get("/en/who-can-apply/").content.decode()
    assert "Zimbabwe" in who and "about 2023" in who and "China</th>" not in who


def test_every_kind_of_support_has_its_ceiling_and_says_what_it_does(client, rules):
    page = client.get("/en/how-it-works/").content.decode()
    for sum_ in ("220,000", "275,000", "330,000", "300,000", "150,000", "400,000", "600,000", "650,000"):
        assert f"SEK{N}{sum_}" in page, sum_
    assert "Steering group, two parties" in page and "Budget guidelines before 2023" in page


def test_a_ceiling_whose_weight_is_assumed_warns_and_says_so(rules):
    [project] = [row for row in ceilings(rules) if (row.component, row.parties) == ("project", "two")]
    assert project.cap.amount == 500_000_00 and project.cap.leans_on == ("project_cap_blocks",)
    assert project.cap.severity == "warn" and not project.decided
    decided = replace(
        rules, values={**rules.values, "project_cap_blocks": Value("project_cap_blocks", True, "decided")}
    )
    [project] = [row for row in ceilings(decided) if (row.component, row.parties) == ("project", "two")]
    assert project.cap.severity == "block" and project.decided


def test_the_findings_mark_the_ceiling_as_the_guide_does(rules):
    given = facts("municipality", "foreign_local", "KE", 24, 520_000_00, {"sv": "Kenya", "en": "Kenya"}, "AFRICA_ASIA")
    [found] = [finding for finding in answer(given, rules) if finding.rule == "R-BUD-04"]
    assert found.is_broken and not found.decided


def test_a_rule_set_without_ceilings_says_that_no_limit_has_been_set(rules):
    bare = replace(rules, caps=(), values={})
    assert {row.sum for row in ceilings(bare)} == {"ingen gräns är satt"} and len(ceilings(bare)) == 9


def test_the_leaflet_is_two_tagged_pages(client, rules):
    for address in ("/sv/sa-fungerar-det.pdf", "/en/how-it-works.pdf"):
        file = PdfReader(io.BytesIO(client.get(address).content))
        assert len(file.pages) <= 2
        assert file.trailer["/Root"]["/MarkInfo"]["/Marked"]
        text = "".join(page.extract_text() for page in file.pages)
        assert "275" in text and "Kenya (" in text and "*" in text


def test_without_rules_the_pages_say_so_instead_of_guessing(client, db, monkeypatch):
    monkeypatch.setattr("kompanjon.catalogue.guide.views.the_guide", lambda: None)
    assert client.get("/en/how-it-works.pdf").status_code == 404
    page = client.get("/en/how-it-works/")
    assert page.status_code == 200 and "No rules have been loaded here yet." in page.content.decode()


@pytest.mark.parametrize(
    ("address", "rolls", "last"),
    [
        ("/sv/sa-fungerar-det/", "Man kan söka när som helst", "sista dag"),
        ("/en/how-it-works/", "One may apply at any time", "last day"),
    ],
)
def test_a_round_that_rolls_and_one_that_closes_both_stand_there_and_have_a_page(client, rules, address, rolls, last):
    a_round(mode="rolling", closes_at=None, state="open", slug="rolling", name_sv="Inledande", name_en="Inception")
    a_round(state="open", slug="spring-2027")
    page = client.get(address).content.decode()
    assert rolls in page and "/rolling/" in page and "/spring-2027/" in page
    language = address[1:3]
    for slug in ("rolling", "spring-2027"):
        shown = client.get(f"/{language}/{'omgangar' if language == 'sv' else 'rounds'}/{slug}/")
        assert shown.status_code == 200
    assert (
        "/spring-2027/" in client.get(f"/{language}/{'omgangar' if language == 'sv' else 'rounds'}/").content.decode()
    )


def test_a_round_of_the_example_has_a_page_of_its_own_but_stands_in_no_list(client, rules):
    a_round(state="open", slug="example-round", is_example=True)
    assert client.get("/en/rounds/example-round/")["X-Robots-Tag"] == "noindex"
    assert (
        "example-round"
        not in client.get("/en/rounds/").content.decode() + client.get("/en/how-it-works/").content.decode()
    )


def test_the_blank_form_is_a_click_away_before_anybody_has_written(client, rules):
    a_form_version()
    for address in ("/sv/sa-fungerar-det/", "/sv/vem-kan-soka/"):
        assert 'href="/sv/ansokningar/formular/1/project.pdf"' in client.get(address).content.decode()


def test_what_is_assumed_of_a_round_is_marked_and_nothing_is_promised_beyond_it(client, rules):
    page = client.get("/en/how-it-works/").content.decode()
    assert "assessed by 2 people" in page and "tells you why" not in page
    file = PdfReader(io.BytesIO(client.get("/en/how-it-works.pdf").content))
    text = " ".join("".join(page.extract_text() for page in file.pages).split())
    assert "then they talk it over. *" in text and "and why" not in text
