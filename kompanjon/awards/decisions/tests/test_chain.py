"""The chain before a decision: who has endorsed what, and what it stops."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from kompanjon.awards.decisions import actions, chain
from kompanjon.awards.decisions.desk import decisions_waiting
from kompanjon.awards.decisions.endorsing import endorse
from kompanjon.awards.decisions.models import Award
from kompanjon.core.problems import Refused
from kompanjon.people.access.actions import give_seat
from kompanjon.people.access.models import Seat, StandIn
from kompanjon.rounds.rulebook.rules import Value
from kompanjon.testing import a_case_to_decide, a_person, a_proposal, an_assessed_round

pytestmark = pytest.mark.django_db
WHOLE = ["unit_head", "finance_manager", "secretary_general"]
TABLE = {"minutes": "Protokoll 2026:8", "number": "§ 1", "held_on": date(2026, 11, 20)}


@pytest.fixture
def the_chain(monkeypatch):
    """The chain of the rules, assumed until the test lets the office decide it."""

    def say(decided):
        value = Value("decision_chain", WHOLE, "decided" if decided else "assumed")
        monkeypatch.setattr(chain, "value_in_force", lambda *_: value)

    say(False)
    return say


@pytest.fixture
def award(the_chain):
    return a_proposal(a_case_to_decide(an_assessed_round(frame={2027: 4_000_000, 2028: 4_000_000})))


def decide(award, **said):
    award.refresh_from_db()
    call = award.application.round
    return actions.decide_many(call, {award.pk: award.version}, by=a_person("decision_maker"), **{**TABLE, **said})


def by_both(award):
    call = award.application.round
    for role in ("unit_head", "finance_manager"):
        endorse(call, role, {award.pk: award.version}, by=a_person(role))


def rules_of(refused):
    return [problem.rule for problem in refused.value.problems]


def test_nobody_decides_before_the_chain_that_the_office_has_decided(the_chain, award):
    the_chain(True)
    with pytest.raises(Refused) as refused:
        decide(award, went_on="Bråttom.")
    assert rules_of(refused) == ["R-CASE", "R-CASE"]
    by_both(award)
    assert decide(award).awards.count() == 1


def test_a_chain_that_is_our_assumption_asks_for_a_reason_and_keeps_it(award):
    with pytest.raises(Refused) as refused:
        decide(award)
    assert rules_of(refused) == ["R-CHAIN-3"]
    assert decide(award, went_on="Ekonomichefen är sjuk.").went_on == "Ekonomichefen är sjuk."


def test_a_proposal_that_is_changed_is_endorsed_anew(the_chain, award):
    the_chain(True)
    by_both(award)
    a_proposal(award.application, amounts={1: 300_000_00})
    award.refresh_from_db()
    with pytest.raises(Refused):
        decide(award)
    by_both(award)
    assert decide(award).awards.count() == 1


def test_one_endorses_what_one_saw(award):
    with pytest.raises(Refused) as refused:
        endorse(award.application.round, "unit_head", {award.pk: award.version + 1}, by=a_person("unit_head"))
    assert rules_of(refused) == ["R-DECIDE-2"]
    for role in ("finance_manager", "decision_maker", "secretary_general", ""):
        with pytest.raises(Refused) as refused:
            endorse(award.application.round, role, {award.pk: award.version}, by=a_person("unit_head"))
        assert rules_of(refused) == ["R-CHAIN-1"]


def test_who_is_tied_to_a_party_leaves_the_case_to_a_stand_in(award):
    head = a_person("unit_head")
    give_seat(head, "contact", organisation=award.application.parties.first().organisation)
    kept, left = endorse(award.application.round, "unit_head", {award.pk: award.version}, by=head)
    assert kept.covers == {} and left == [award.application]
    other, today = a_person(), date.today()
    StandIn.objects.create(
        seat=Seat.objects.get(person=head, role="unit_head"), person=other, from_day=today, to_day=today + timedelta(2)
    )
    kept, left = endorse(award.application.round, "unit_head", {award.pk: award.version}, by=other)
    assert kept.covers == {str(award.pk): award.version} and kept.given_for == head


def test_page_says_who_is_missing_and_that_nobody_sits_there(client, the_chain, award):
    the_chain(True)
    head = a_person("unit_head")
    address = reverse("decisions:table", args=[award.application.round.slug])
    client.force_login(a_person("decision_maker"))
    page = client.get(address).content.decode()
    assert "Chef för partnerskapsenheten: har inte tillstyrkt förslagen" in page
    assert "Ekonomichef: <b>ingen har den rollen i dag: utse någon, eller en ersättare</b>" in page
    assert "disabled>Besluta i de valda ärendena" in page
    client.force_login(head)
    assert "Tillstyrk förslagen som chef för partnerskapsenheten" in client.get(address).content.decode()
    posted = {"role": "unit_head", "award": f"{award.pk}:{award.version}"}
    assert client.post(reverse("decisions:endorse", args=[award.application.round.slug]), posted).status_code == 302
    assert f"tillstyrkt av {head}" in client.get(address).content.decode()


def test_the_desk_asks_for_the_endorsement_until_it_is_given(award):
    head = a_person("unit_head")
    [item] = [one for one in decisions_waiting(head) if one.act == "Endorse"]
    assert item.values == {"count": 1}
    endorse(award.application.round, "unit_head", {award.pk: award.version}, by=head)
    assert not [one for one in decisions_waiting(head) if one.act == "Endorse"]
    assert not [one for one in decisions_waiting(a_person("officer")) if one.act == "Endorse"]


def test_strangers_and_partners_endorse_nothing(client, award):
    address = reverse("decisions:endorse", args=[award.application.round.slug])
    posted = {"role": "unit_head", "award": f"{award.pk}:{award.version}"}
    for role, status in ((None, 404), ("coordinator", 404), ("officer", 422)):
        client.force_login(a_person(role, partnership=award.application.partnership if role == "coordinator" else None))
        assert client.post(address, posted).status_code == status, role
    assert Award.objects.get().state == "proposed"


def test_the_table_stays_within_its_statements(client, award, django_assert_max_num_queries):
    a_proposal(a_case_to_decide(award.application.round, asked={1: 1_000}))
    client.force_login(a_person("decision_maker"))
    with django_assert_max_num_queries(15):
        client.get(reverse("decisions:table", args=[award.application.round.slug]))


def test_each_row_says_who_stands_behind_it_and_what_is_decided_leaves_no_buttons(client, award):
    award_page = reverse("decisions:table", args=[award.application.round.slug])
    head = a_person("unit_head", name="Disa Kalk")
    client.force_login(head)
    assert "Tillstyrkt av: Disa Kalk" not in client.get(award_page).content.decode()
    endorse(award.application.round, "unit_head", {award.pk: award.version}, by=head)
    page = client.get(award_page).content.decode()
    assert (
        "Tillstyrkt av: Disa Kalk" in page
        and reverse("decisions:propose_many", args=[award.application.round.slug]) in page
    )
    decide(award, went_on="Brådskande.")
    for role in ("unit_head", "decision_maker"):
        client.force_login(a_person(role))
        page = client.get(award_page).content.decode()
        assert '<button class="button" formaction' not in page and "Fyra ögon" not in page
