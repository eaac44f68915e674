"""A later decision takes the place of a published grant; the earlier one stays as it was, and is told of until then."""

from datetime import date

import pytest
from django.urls import reverse

from kompanjon.awards.decisions import actions
from kompanjon.awards.decisions.letters import text_of
from kompanjon.awards.decisions.models import Award
from kompanjon.awards.decisions.publishing import publish_decisions
from kompanjon.awards.decisions.queries import frame_standing
from kompanjon.awards.decisions.told import published_awards
from kompanjon.core.problems import Refused
from kompanjon.testing import a_case_to_decide, a_person, an_assessed_round, an_award

pytestmark = pytest.mark.django_db
WHY = ("Ett besök mindre.", "One visit less.")


@pytest.fixture
def grant():
    """700 000 kr, published, in a round whose frame it nearly fills."""
    award = an_award(a_case_to_decide(an_assessed_round(frame={2027: 450_000, 2028: 300_000})))
    publish_decisions(award.application.round, by=a_person("communicator"))
    award.refresh_from_db()
    return award


def a_later_one(grant, change="changed", outcome="grant", amounts=None, **said):
    if outcome != "revoke":
        amounts = amounts or {1: 300_000_00, 2: 300_000_00}
    return actions.propose(
        grant.application, outcome=outcome, amounts=amounts, replaces=grant, change=change, by=a_person("officer"),
        **{"reason": WHY, **said},
    )  # fmt: skip


def decide(award, number="§ 9"):
    actions.decide_many(
        award.application.round, {award.pk: award.version}, minutes="Protokoll 2026:5", number=number,
        held_on=date(2026, 11, 21), by=a_person("decision_maker"),
    )  # fmt: skip
    award.refresh_from_db()
    return award


def promised(grant):
    return [year.promised for year in frame_standing(grant.application.round).years]


def state_of(grant):
    grant.application.refresh_from_db()
    return grant.application.state


def test_the_earlier_one_counts_until_the_later_is_decided_and_is_told_until_it_is_published(grant):
    later = a_later_one(grant)
    assert promised(grant) == [400_000_00, 300_000_00]
    decide(later)
    assert promised(grant) == [300_000_00, 300_000_00]
    [told] = published_awards()
    assert (told.total, told.earlier) == (700_000_00, ())
    publish_decisions(grant.application.round, by=a_person("communicator"))
    [told] = published_awards()
    assert told.total == 600_000_00
    assert [(one.total, one.change) for one in told.earlier] == [(700_000_00, "changed")]
    grant.refresh_from_db()
    assert grant.state == "published" and grant.total == 700_000_00 and state_of(grant) == "granted"


def test_a_revoked_grant_is_told_as_revoked_and_frees_the_frame(grant):
    decide(a_later_one(grant, change="revoked", outcome="revoke"))
    assert promised(grant) == [0, 0] and state_of(grant) == "granted"
    publish_decisions(grant.application.round, by=a_person("communicator"))
    [told] = published_awards()
    assert told.revoked and told.total == 0 and told.earlier[0].total == 700_000_00
    assert state_of(grant) == "revoked"


def test_only_what_differs_is_taken_from_the_frame(grant):
    with pytest.raises(Refused):
        decide(a_later_one(grant, amounts={1: 450_000_01, 2: 300_000_00}))
    assert decide(a_later_one(grant, amounts={1: 450_000_00, 2: 300_000_00})).state == "decided"


def test_a_later_decision_says_why_and_how(grant):
    with pytest.raises(Refused):
        decide(a_later_one(grant, reason=("", "")))
    for change, outcome in (("", "grant"), ("changed", "revoke"), ("revoked", "grant"), ("changed", "reject")):
        with pytest.raises(Refused):
            a_later_one(grant, change=change, outcome=outcome)


def test_nobody_follows_what_is_not_published_or_no_longer_stands(grant):
    other = an_award(a_case_to_decide())
    with pytest.raises(Refused):
        a_later_one(other)
    decide(a_later_one(grant))
    publish_decisions(grant.application.round, by=a_person("communicator"))
    grant.refresh_from_db()
    with pytest.raises(Refused):
        a_later_one(grant)


def test_a_later_one_can_be_followed_in_turn(grant):
    decide(a_later_one(grant))
    publish_decisions(grant.application.round, by=a_person("communicator"))
    second = Award.objects.get(replaces=grant)
    decide(a_later_one(second, change="corrected", amounts={1: 310_000_00}), number="§ 10")
    publish_decisions(grant.application.round, by=a_person("communicator"))
    [told] = published_awards()
    assert told.total == 310_000_00 and [one.total for one in told.earlier] == [600_000_00, 700_000_00]


def test_letters_say_what_it_takes_the_place_of(grant):
    later = decide(a_later_one(grant))
    swedish, english = (text_of(later.letters.get(language=one)) for one in ("sv", "en"))
    assert (
        "20 november 2026 har ändrats: ni beviljas 600\u00a0000\u00a0kr i stället för 700\u00a0000\u00a0kr" in swedish
    )
    assert "you are granted SEK\u00a0600,000 instead of SEK\u00a0700,000" in english and "One visit less." in english
    revoked = decide(a_later_one(grant_of(later), change="revoked", outcome="revoke"), number="§ 11")
    assert "har återkallats" in text_of(revoked.letters.get(language="sv"))


def grant_of(later):
    publish_decisions(later.application.round, by=a_person("communicator"))
    later.refresh_from_db()
    return later


def test_the_parties_read_the_earlier_one_until_the_later_is_published_and_both_after(client, grant):
    client.force_login(a_person("coordinator", partnership=grant.application.partnership))
    address = reverse("decisions:told", args=[grant.application_id])
    decide(a_later_one(grant))
    assert "700&nbsp;000&nbsp;kr" in client.get(address).content.decode()
    publish_decisions(grant.application.round, by=a_person("communicator"))
    page = client.get(address).content.decode()
    assert "600&nbsp;000&nbsp;kr" in page and "Tidigare beslut i ärendet" in page
    earlier = grant.letters.get(language="sv")
    pdf = reverse("decisions:earlier_pdf", args=[grant.application_id, earlier.pk])
    assert client.get(pdf)["Content-Type"] == "application/pdf"
    client.force_login(a_person("coordinator"))
    assert client.get(pdf).status_code == 404


def test_it_is_prepared_decided_and_published_on_the_pages(client, grant):
    call = grant.application.round
    client.force_login(a_person("officer"))
    page = client.get(reverse("decisions:award", args=[grant.pk])).content.decode()
    address = reverse("decisions:replace", args=[grant.pk])
    assert address in page
    forms = {
        "conditions-TOTAL_FORMS": "0",
        "conditions-INITIAL_FORMS": "0",
        "reason_sv": "Färre resor.",
        "reason_en": "x",
    }
    assert 'value="400\u00a0000"' in client.get(address).content.decode()
    assert client.post(address, {**forms, "change": "changed", "outcome": ""}).status_code == 422
    posted = {**forms, "change": "changed", "outcome": "grant", "year_1": "350 000", "year_2": "300 000"}
    assert client.post(address, posted).status_code == 302
    later = Award.objects.get(replaces=grant)
    assert "350\u00a0000" in client.get(address).content.decode()
    client.force_login(a_person("decision_maker"))
    table = client.get(reverse("decisions:table", args=[call.slug])).content.decode()
    assert f"{later.pk}:{later.version}" in table and "Beslutet ändras" in table
    minutes = {"minutes": "P 2026:6", "number": "§ 1", "held_on": "2026-11-20", "award": f"{later.pk}:{later.version}"}
    assert client.post(reverse("decisions:decide", args=[call.slug]), minutes).status_code == 302
    assert client.post(reverse("decisions:publish", args=[call.slug])).status_code == 302
    assert published_awards()[0].total == 650_000_00


def test_strangers_and_partners_prepare_nothing(client, grant):
    address = reverse("decisions:replace", args=[grant.pk])
    for role, status in ((None, 404), ("coordinator", 404), ("communicator", 403)):
        client.force_login(a_person(role, partnership=grant.application.partnership if role == "coordinator" else None))
        assert client.get(address).status_code == status, role
