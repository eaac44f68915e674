"""A rejection or a deferral that proved wrong is followed by a later decision, as a grant is: within the frame, by two."""

from datetime import date

import pytest
from django.urls import reverse

from kompanjon.applications.joint.actions.hand_in import withdraw
from kompanjon.awards.decisions import actions
from kompanjon.awards.decisions.letters import text_of
from kompanjon.awards.decisions.models import Award
from kompanjon.awards.decisions.publishing import publish_decisions
from kompanjon.awards.decisions.queries import frame_standing
from kompanjon.awards.decisions.told import counted, published_awards
from kompanjon.core.problems import Refused
from kompanjon.testing import a_case_to_decide, a_person, an_assessed_round, an_award

pytestmark = pytest.mark.django_db
WHY = ("Ett intyg var felläst.", "A certificate was misread.")
TWO_YEARS = {1: 300_000_00, 2: 300_000_00}


def told(outcome, call=None):
    """A published decision in a round with 450 000 and 300 000 kr."""
    call = call or an_assessed_round(frame={2027: 450_000, 2028: 300_000})
    award = an_award(a_case_to_decide(call), outcome=outcome, reason=("Ofullständig.", "Not complete."))
    publish(award)
    award.refresh_from_db()
    return award


@pytest.fixture
def rejection():
    return told("reject")


def a_later_one(earlier, outcome="grant", change="changed", amounts=None, **said):
    amounts = (amounts or TWO_YEARS) if outcome == "grant" else {}
    return actions.propose(
        earlier.application, outcome=outcome, amounts=amounts, replaces=earlier, change=change, by=a_person("officer"),
        **{"reason": WHY, **said},
    )  # fmt: skip


def decide(award, by=None):
    actions.decide_many(
        award.application.round, {award.pk: award.version}, minutes="Protokoll 2026:5", number=f"§ {award.pk}",
        held_on=date(2026, 11, 21), by=by or a_person("decision_maker"),
    )  # fmt: skip
    award.refresh_from_db()
    return award


def publish(award):
    publish_decisions(award.application.round, by=a_person("communicator"))
    award.refresh_from_db()
    return award


def state_of(award):
    award.application.refresh_from_db()
    return award.application.state


def test_what_was_rejected_is_granted_after_all_and_only_what_is_told_is_counted(rejection):
    call = rejection.application.round
    later = decide(a_later_one(rejection))
    assert [year.promised for year in frame_standing(call).years] == [300_000_00, 300_000_00]
    assert counted(call)["rejected"] == 1 and not published_awards(), (
        "until it is published the rejection is what is told"
    )
    assert state_of(rejection) == "rejected"
    publish(later)
    [now] = published_awards()
    assert now.total == 600_000_00 and [one.total for one in now.earlier] == [None]
    assert counted(call)["rejected"] == 0 and state_of(later) == "granted"
    assert later.application.decided_on == date(2026, 11, 21)
    rejection.refresh_from_db()
    assert rejection.state == "published" and rejection.outcome == "reject", "it stays as it was"


def test_granting_after_all_never_overdraws_the_frame(rejection):
    an_award(a_case_to_decide(rejection.application.round), amounts={1: 200_000_00}, number="§ 2")
    later = a_later_one(rejection, amounts={1: 250_000_01})
    with pytest.raises(Refused) as trouble:
        decide(later)
    assert "R-CASE" in {one.rule for one in trouble.value.problems}
    assert decide(a_later_one(rejection, amounts={1: 250_000_00})).state == "decided"


def test_whoever_proposed_it_does_not_decide_it(rejection):
    both = a_person("decision_maker")
    later = a_later_one(rejection)
    Award.objects.filter(pk=later.pk).update(proposed_by=both)
    with pytest.raises(Refused):
        decide(later, by=both)


def test_an_error_in_a_rejection_is_corrected_and_it_stays_a_rejection(rejection):
    later = publish(decide(a_later_one(rejection, outcome="reject", change="corrected")))
    assert state_of(later) == "rejected" and counted(later.application.round)["rejected"] == 1
    swedish = text_of(later.letters.get(language="sv"))
    assert "Ett fel i beslutet" in swedish and "har avslagits" in swedish


@pytest.mark.parametrize(("outcome", "state"), [("reject", "rejected"), ("grant", "granted"), ("defer", "deferred")])
def test_a_deferral_is_followed_too(outcome, state):
    later = publish(decide(a_later_one(told("defer"), outcome=outcome, change="corrected")))
    assert state_of(later) == state


def test_only_a_grant_is_revoked_and_a_grant_is_not_rejected(rejection):
    with pytest.raises(Refused):
        a_later_one(rejection, outcome="revoke", change="revoked")
    with pytest.raises(Refused):
        a_later_one(rejection, change="revoked")
    with pytest.raises(Refused):
        a_later_one(told("grant", an_assessed_round()), outcome="reject")


def test_letters_say_that_the_decision_is_changed_and_what_is_decided_now(rejection):
    later = decide(a_later_one(rejection))
    swedish, english = (text_of(later.letters.get(language=one)) for one in ("sv", "en"))
    assert "20 november 2026 har ändrats. Er ansökan har beviljats 600\u00a0000\u00a0kr." in swedish
    assert "has been changed. Your application has been granted SEK\u00a0600,000." in english
    assert "A certificate was misread." in english and "avtalet" in swedish


def test_a_case_is_not_taken_up_again_or_withdrawn_beside_a_later_decision():
    deferral = told("defer")
    coordinator = a_person("coordinator", partnership=deferral.application.partnership)
    later = a_later_one(deferral)
    with pytest.raises(Refused):
        actions.take_up_again(deferral.application, by=a_person("officer"))
    decide(later)
    with pytest.raises(Refused):
        withdraw(deferral.application, by=coordinator, reason="Vi ångrar oss.")
    assert state_of(deferral) == "deferred"


def test_a_case_that_was_withdrawn_leaves_the_table_with_its_proposal():
    deferral = told("defer")
    later = a_later_one(deferral)
    withdraw(
        deferral.application, by=a_person("coordinator", partnership=deferral.application.partnership), reason="Nej."
    )
    assert not Award.objects.open().filter(pk=later.pk).exists()
    with pytest.raises(Refused):
        decide(later)


def test_it_is_prepared_decided_published_and_read_on_the_pages(client, rejection):
    call, address = rejection.application.round, reverse("decisions:replace", args=[rejection.pk])
    client.force_login(a_person("officer"))
    assert address in client.get(reverse("decisions:award", args=[rejection.pk])).content.decode()
    page = client.get(address).content.decode()
    assert "Avslå" in page and 'value="revoke' not in page
    forms = {
        "conditions-TOTAL_FORMS": "0",
        "conditions-INITIAL_FORMS": "0",
        "reason_sv": "Felläst.",
        "reason_en": "Misread.",
    }
    assert client.post(address, {**forms, "change": "revoked", "outcome": "grant"}).status_code == 422
    assert client.post(address, {**forms, "change": "changed", "outcome": ""}).status_code == 422
    posted = {**forms, "change": "corrected", "outcome": "grant", "year_1": "350 000", "year_2": "300 000"}
    assert client.post(address, posted).status_code == 302
    later = Award.objects.get(replaces=rejection)
    client.force_login(a_person("decision_maker"))
    table = client.get(reverse("decisions:table", args=[call.slug])).content.decode()
    assert f"{later.pk}:{later.version}" in table and "tidigare: avslag" in table
    minutes = {"minutes": "P 2026:6", "number": "§ 1", "held_on": "2026-11-20", "award": f"{later.pk}:{later.version}"}
    assert client.post(reverse("decisions:decide", args=[call.slug]), minutes).status_code == 302
    assert client.post(reverse("decisions:publish", args=[call.slug])).status_code == 302
    assert published_awards()[0].total == 650_000_00
    client.force_login(a_person("coordinator", partnership=rejection.application.partnership))
    read = client.get(reverse("decisions:told", args=[rejection.application_id])).content.decode()
    assert "Tidigare beslut i ärendet" in read and "har beviljats" in read
    for role, status in ((None, 404), ("coordinator", 404), ("communicator", 403)):
        partnership = rejection.application.partnership if role == "coordinator" else None
        client.force_login(a_person(role, partnership=partnership))
        assert client.get(address).status_code == status, role
