import io

import pytest
from django.core.management import call_command
from pypdf import PdfReader

from kompanjon.catalogue.guide.rules import answer, facts, verdict
from kompanjon.rounds.rulebook.queries import rule_set_in_force, rules_for

N = "\u00a0"


@pytest.fixture(scope="module")
def rules_read(django_db_setup, django_db_blocker):
    """The rule sets as they are read at the first start, for all tests of this file."""
    from django.db import transaction

    with django_db_blocker.unblock():
        atomic = transaction.atomic()
        atomic.__enter__()
        call_command("load_reference", stdout=io.StringIO())
        call_command("load_rules", stdout=io.StringIO())
        yield
        transaction.set_rollback(True)
        atomic.__exit__(None, None, None)


@pytest.fixture
def rules(rules_read, db):
    return rules_for(rule_set_in_force())


def asked(rules, you="municipality", partner="foreign_local", country="KE", months=24, kronor=400_000):
    return verdict(
        answer(facts(you, partner, country, months, kronor, {"sv": "Kenya", "en": "Kenya"}, "AFRICA_ASIA"), rules)
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


def test_the_leaflet_is_two_tagged_pages(client, rules):
    for address in ("/sv/sa-fungerar-det.pdf", "/en/how-it-works.pdf"):
        file = PdfReader(io.BytesIO(client.get(address).content))
        assert len(file.pages) <= 2
        assert file.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_without_rules_the_pages_say_so_instead_of_guessing(client, db, monkeypatch):
    monkeypatch.setattr("kompanjon.catalogue.guide.views.the_guide", lambda: None)
    assert client.get("/en/how-it-works.pdf").status_code == 404
    page = client.get("/en/how-it-works/")
    assert page.status_code == 200 and "No rules have been loaded here yet." in page.content.decode()
