"""Money is decided line by line; every sum is that of its lines, to the öre."""

import pytest
from django.urls import reverse

from kompanjon.applications.joint.models import BudgetLine
from kompanjon.awards.decisions import actions
from kompanjon.awards.decisions.amounts import asked_lines
from kompanjon.awards.decisions.letters import pdf_of, text_of
from kompanjon.awards.decisions.models import Award
from kompanjon.awards.decisions.queries import decision_facts
from kompanjon.testing import a_case_to_decide, a_person, a_proposal, an_assessed_round, an_award

pytestmark = pytest.mark.django_db
KR = 100


@pytest.fixture
def case():
    """Two parties ask for travel in both years and for labour in the first: 400 000 and 300 000 kr."""
    made = a_case_to_decide(an_assessed_round(frame={2027: 1_000_000, 2028: 1_000_000}))
    ekvik, kisanga = made.parties.order_by("place")
    for party, year, category, kronor in (
        (ekvik, 1, "TRAVEL_INT", 150_000), (kisanga, 1, "TRAVEL_INT", 100_000), (ekvik, 1, "LABOUR_SE", 150_000),
        (ekvik, 2, "TRAVEL_INT", 300_000),
    ):  # fmt: skip
        BudgetLine.objects.create(application=made, party=party, year_no=year, category=category, amount=kronor * KR)
    return made


def posted(**boxes):
    whole = {"year_1_TRAVEL_INT": "250 000", "year_1_LABOUR_SE": "150 000", "year_2_TRAVEL_INT": "300 000"}
    forms = {"conditions-TOTAL_FORMS": "0", "conditions-INITIAL_FORMS": "0"}
    return {"outcome": "grant", **whole, **forms, **boxes}


def test_what_is_asked_is_summed_over_the_parties(case):
    assert asked_lines(case) == {
        1: {"LABOUR_SE": 150_000 * KR, "TRAVEL_INT": 250_000 * KR},
        2: {"TRAVEL_INT": 300_000 * KR},
    }


def test_from_the_table_each_line_gets_what_it_asks_for(case):
    actions.propose_outcome(case, "grant", by=a_person("officer"))
    award = Award.objects.get()
    assert award.lines.count() == 3 and award.total == case.asked


def test_page_begins_with_what_was_asked_and_a_lowered_line_lowers_the_sums(client, case):
    client.force_login(a_person("officer"))
    address = reverse("decisions:prepare", args=[case.pk])
    page = client.get(address).content.decode()
    assert 'value="250\u00a0000"' in page and '<output data-column="1">400\u00a0000\u00a0kr</output>' in page
    assert client.post(address, posted(year_1_LABOUR_SE="149 999,50")).status_code == 302
    award = Award.objects.get()
    assert award.total == 700_000_00 - 50
    assert decision_facts(award).amounts == {2027: 399_999_50, 2028: 300_000_00}
    page = client.get(address).content.decode()
    assert '<output data-column="1">399\u00a0999,50\u00a0kr</output>' in page
    assert '<output data-row="LABOUR_SE">149\u00a0999,50\u00a0kr</output>' in page


def test_a_refused_amount_keeps_what_was_typed_and_its_place(client, case):
    client.force_login(a_person("officer"))
    answer = client.post(reverse("decisions:prepare", args=[case.pk]), posted(year_2_TRAVEL_INT="många"))
    page = answer.content.decode()
    assert answer.status_code == 422 and 'value="många"' in page and "Skriv beloppet i kronor" in page
    assert not Award.objects.exists()


def test_letters_carry_the_decided_budget_line_by_line(case):
    award = an_award(
        case, amounts={1: {"TRAVEL_INT": 250_000 * KR, "LABOUR_SE": 100_000 * KR}, 2: {"TRAVEL_INT": 300_000 * KR}}
    )
    text = text_of(award.letters.get(language="sv"))
    assert "100\u00a0000\u00a0kr av 150\u00a0000\u00a0kr" in text and "650\u00a0000\u00a0kr" in text
    from io import BytesIO

    from pypdf import PdfReader

    pages = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf_of(award.letters.get(language="en")))).pages)
    assert "The decided budget, by line" in pages and "550,000" in pages


def test_years_that_nobody_split_stay_whole(client):
    award = a_proposal(a_case_to_decide(asked={1: 10_000}))
    assert [line.category for line in award.lines.all()] == [""]
    client.force_login(a_person("officer"))
    page = client.get(reverse("decisions:prepare", args=[award.application_id])).content.decode()
    assert "Hela året" in page and 'name="year_1"' in page
