from datetime import date

import pytest

from kompanjon.awards.decisions.actions import decide_many, propose
from kompanjon.awards.decisions.publishing import publish_decisions
from kompanjon.rounds.rulebook.actions import stamp
from kompanjon.rounds.rulebook.models import OpenDecision
from kompanjon.testing import a_case_to_decide, a_partnership, a_person, an_assessed_round, an_award, an_organisation

from .walk import everything_read

pytestmark = pytest.mark.django_db

N = "\u00a0"


@pytest.fixture
def call(remembering):
    return an_assessed_round(
        frame={2027: 4_000_000, 2028: 4_000_000}, slug="autumn-2026", name_sv="Hösten 2026", name_en="Autumn 2026"
    )


def a_case(call, here, there, example=False, **fields):
    """A case of a partnership that only exists for its application."""
    pair = a_partnership(
        an_organisation(here, is_example=example), an_organisation(there, country="KE", is_example=example),
        state="prospective", is_example=example,
    )  # fmt: skip
    return a_case_to_decide(call, partnership=pair, is_example=example, **fields)


def test_what_is_decided_is_told_nowhere_before_it_is_published(client, call):
    an_award(a_case(call, "Tystby", "Kimya"))
    assert [address for address, text in everything_read(client).items() if "Tystby" in text] == []


def test_a_published_decision_stands_on_every_public_page_with_the_same_sum(client, call):
    an_award(a_case(call, "Vitsippeby", "Kwanza", handed_in_at="2026-10-01T10:00Z"))
    an_award(a_case(call, "Avslagsby", "Hapana"), outcome="reject")
    publish_decisions(call, by=a_person("decision_maker"))

    read = everything_read(client)
    sum_ = f"SEK{N}700,000"
    assert sum_ in read["/en/rounds/autumn-2026/"] and f"SEK{N}8,000,000" in read["/en/rounds/autumn-2026/"]
    assert "These figures are the decisions themselves." in read["/en/rounds/autumn-2026/"]
    assert sum_ in read["/en/decisions/"] and "Vitsippeby" in read["/en/decisions/"]
    assert "700000" in read["/en/decisions.csv"] and "Vitsippeby" in read["/sv/"] + read["/sv/partnerskap/"]
    partnership = next(text for address, text in read.items() if "/en/partnerships/partnership-" in address)
    assert sum_ in partnership
    assert "Clean water, open decisions" in partnership


def test_the_rejected_are_counted_and_named_nowhere(client, call):
    an_award(a_case(call, "Vitsippeby", "Kwanza", handed_in_at="2026-10-01T10:00Z"))
    an_award(a_case(call, "Avslagsby", "Hapana", handed_in_at="2026-10-01T10:00Z"), outcome="reject")
    publish_decisions(call, by=a_person("decision_maker"))
    read = everything_read(client)
    assert [address for address, text in read.items() if "Avslagsby" in text or "Hapana" in text] == []
    assert "1 granted, 1 rejected" in read["/en/decisions/"]


def test_decisions_of_the_example_round_are_left_out_unless_asked_for(client, call):
    call.is_example = True
    call.save()
    an_award(a_case(call, "Ekvik", "Kisanga", example=True))
    publish_decisions(call, by=a_person("decision_maker"))
    assert [
        address
        for address, text in everything_read(client).items()
        if not any(own in address for own in ("partnership-", "place-", "/autumn-2026/")) and "Kisanga" in text
    ] == []
    assert "Kisanga" in client.get("/en/decisions/?examples=1").content.decode()


def test_an_example_answers_at_its_own_address_only_marked_and_not_for_robots(client, call):
    call.is_example = True
    call.save()
    award = an_award(a_case(call, "Ekvik", "Kisanga", example=True))
    publish_decisions(call, by=a_person("decision_maker"))
    for address in ("/en/rounds/autumn-2026/", f"/en/partnerships/{award.application.partnership.slug}/"):
        page = client.get(address)
        assert page.status_code == 200 and page["X-Robots-Tag"] == "noindex"
        assert "Example" in page.content.decode()
    assert "Kisanga" not in client.get("/en/rounds/").content.decode()
    assert "Kisanga" not in client.get("/en/partnerships/?q=kisanga").content.decode().replace('value="kisanga"', "")


def test_what_was_rejected_and_granted_by_a_later_decision_is_told_as_granted_only(client, call):
    award = an_award(a_case(call, "Ångerby", "Mpya", handed_in_at="2026-10-01T10:00Z"), outcome="reject")
    publish_decisions(call, by=a_person("decision_maker"))
    award.refresh_from_db()
    later = propose(
        award.application, outcome="grant", amounts={1: 300_000_00}, replaces=award, change="changed",
        reason=("Felläst.", "Misread."), by=a_person("officer"),
    )  # fmt: skip
    decide_many(
        call, {later.pk: later.version}, minutes="P", number="§ 2", held_on=date(2026, 11, 21), by=a_person("decision_maker")
    )  # fmt: skip
    assert [address for address, text in everything_read(client).items() if "Ångerby" in text] == []
    publish_decisions(call, by=a_person("decision_maker"))
    read = everything_read(client)
    assert "Granted by a later decision, 21 November 2026" in read["/en/decisions/"]
    assert f"SEK{N}300,000" in read["/en/decisions/"] and f"SEK{N}0" not in read["/en/decisions/"]
    assert "1 rejected" not in read["/en/decisions/"] and "300000" in read["/en/decisions.csv"]


def decided_by_the_office(key, value):
    decision = OpenDecision.objects.create(
        key=key, value=not value, heading="public", does_sv="x", does_en="x", today_sv="x", today_en="x"
    )
    stamp(decision, "changed", value=value, by=a_person("unit_head"))


def test_rejections_are_named_once_the_office_has_decided_so_and_the_withheld_never(client, call):
    an_award(a_case(call, "Vitsippeby", "Kwanza", handed_in_at="2026-10-01T10:00Z"))
    an_award(a_case(call, "Avslagsby", "Hapana", handed_in_at="2026-10-01T10:00Z"), outcome="reject")
    hidden = a_case(call, "Hemligby", "Siri", handed_in_at="2026-10-01T10:00Z")
    an_award(hidden, outcome="reject")
    publish_decisions(call, by=a_person("decision_maker"))
    party = hidden.parties.first().organisation
    party.withheld = True
    party.save()
    decided_by_the_office("rejections_named_in_public", True)
    read = everything_read(client)
    assert "Avslagsby – Hapana: rejected" in read["/en/rounds/autumn-2026/"] and "Avslagsby" in read["/en/rounds.csv"]
    assert [address for address, text in read.items() if "Hemligby" in text or "Siri" in text] == []
    assert "counted, not named" not in read["/en/decisions/"]


def test_amounts_are_published_nowhere_once_the_office_has_decided_so(client, call):
    an_award(a_case(call, "Vitsippeby", "Kwanza", handed_in_at="2026-10-01T10:00Z"))
    publish_decisions(call, by=a_person("decision_maker"))
    decided_by_the_office("amounts_published", False)
    read = everything_read(client)
    sums = (f"700{N}000", "700,000", "700000")
    assert [address for address, text in read.items() if any(sum_ in text for sum_ in sums)] == []
    assert "not published" in read["/en/decisions/"] and "Vitsippeby" in read["/en/decisions/"]
