"""From the button "publish" to everything that the public reads: each figure is the decision's, and stays so."""

import csv
import io
import json
from datetime import date

import pytest

from kompanjon.awards.decisions import actions
from kompanjon.awards.decisions.models import Award
from kompanjon.awards.decisions.publishing import publish_decisions
from kompanjon.newsroom.releases.desk import releases_waiting
from kompanjon.newsroom.releases.life import LIFE as RELEASES
from kompanjon.newsroom.releases.models import Release
from kompanjon.testing import (
    a_case_to_decide,
    a_partnership,
    a_person,
    an_assessed_round,
    an_award,
    an_organisation,
)

pytestmark = pytest.mark.django_db
N = "\u00a0"
ASKED = {"Vitsippeby": {1: 400_000, 2: 300_000}, "Blåklintby": {1: 250_000, 2: 125_500}}


@pytest.fixture
def call(remembering):
    """Two grants and a rejection, published; the release about them is approved."""
    made = an_assessed_round(
        frame={2027: 4_000_000, 2028: 4_000_000}, slug="autumn-2026", name_sv="Hösten 2026", name_en="Autumn 2026"
    )
    for name, asked in ASKED.items():
        an_award(a_case(made, name, asked))
    an_award(a_case(made, "Avslagsby", {1: 90_000}), outcome="reject")
    publish_decisions(made, by=a_person("decision_maker"))
    release = Release.objects.get()
    RELEASES.take("hand_over", release, by=a_person("communicator"))
    RELEASES.take("publish", release, by=a_person("communicator"))
    return made


def a_case(call, name, asked):
    pair = a_partnership(an_organisation(name), an_organisation(f"{name}s vän", country="KE"), state="prospective")
    return a_case_to_decide(call, partnership=pair, asked=asked, handed_in_at="2026-10-01T10:00Z")


def a_later_decision(call, name, **said):
    earlier = Award.objects.told().get(application__partnership__name__startswith=name)
    award = actions.propose(
        earlier.application, replaces=earlier, reason=("Färre resor.", "Less travel."), by=a_person("officer"), **said
    )
    actions.decide_many(
        call, {award.pk: award.version}, minutes="Protokoll 2026:5", number="§ 1", held_on=date(2026, 11, 21),
        by=a_person("decision_maker"),
    )  # fmt: skip


def read(client, address):
    page = client.get(address)
    return (b"".join(page.streaming_content) if page.streaming else page.content).decode()


def rows(client, address):
    return list(csv.DictReader(io.StringIO(read(client, f"{address}.csv")))), json.loads(
        read(client, f"{address}.json")
    )


def entries(told):
    return told if isinstance(told, list) else next(value for value in told.values() if isinstance(value, list))


def in_words(kronor):
    return f"SEK{N}{kronor:,}"


def everywhere(client, call, sums):
    """Every page and file says these sums, {name: kronor}, and their total."""
    total = sum(sums.values())
    round_page, register = read(client, f"/en/rounds/{call.slug}/"), read(client, "/en/decisions/")
    release = read(client, f"/en/pressroom/{Release.objects.get().slug}/")
    for page in (round_page, release):
        assert in_words(total) in page
    by_csv, by_json = rows(client, "/en/decisions")
    grants_csv, grants_json = rows(client, "/en/grants")
    found = {
        "decisions.csv": {row["organisation"]: float(row["amount_sek"]) for row in by_csv},
        "decisions.json": {row["organisation"]: row["amount_sek"] for row in entries(by_json)},
        "grants.csv": {row["partnership"].split(" –")[0]: float(row["amount_sek"]) for row in grants_csv},
        "grants.json": {row["partnership"].split(" –")[0]: row["amount_sek"] for row in entries(grants_json)},
    }
    for where, amounts in found.items():
        assert amounts == sums, where
    [told] = [row for row in rows(client, "/en/rounds")[0] if row["id"] == call.slug]
    assert float(told["total_sek"]) == total
    for name, kronor in sums.items():
        slug = Award.objects.filter(application__partnership__name__startswith=name)[0].application.partnership.slug
        pages = {"round": round_page, "register": register, "partnership": read(client, f"/en/partnerships/{slug}/")}
        for where, page in pages.items():
            assert in_words(kronor) in page, (name, where)
        assert in_words(kronor) in release, name


def test_each_figure_is_the_decision(client, call):
    everywhere(client, call, {"Vitsippeby": 700_000, "Blåklintby": 375_500})
    assert "2 granted, 1 rejected" in read(client, "/en/decisions/")
    assert "Avslagsby" not in read(client, "/en/decisions.csv") + read(client, f"/en/rounds/{call.slug}/")


def test_a_later_decision_changes_nothing_that_is_told_until_it_is_published(client, call):
    a_later_decision(call, "Vitsippeby", outcome="grant", change="changed", amounts={1: 350_000_00, 2: 250_000_00})
    everywhere(client, call, {"Vitsippeby": 700_000, "Blåklintby": 375_500})
    assert not releases_waiting(a_person("communicator"))


def test_a_changed_grant_is_told_everywhere_with_what_it_was(client, call):
    a_later_decision(call, "Vitsippeby", outcome="grant", change="changed", amounts={1: 350_000_00, 2: 250_000_00})
    publish_decisions(call, by=a_person("communicator"))
    everywhere(client, call, {"Vitsippeby": 600_000, "Blåklintby": 375_500})
    for address in ("/en/decisions/", f"/en/rounds/{call.slug}/"):
        assert f"Changed 21 November 2026; before: SEK{N}700,000" in read(client, address)
    [changed] = [row for row in rows(client, "/en/decisions")[0] if row["later_decision"]]
    assert (changed["later_decision"], changed["amounts_before_sek"]) == ("changed", "700000")
    assert f"from SEK{N}700,000 to SEK{N}600,000" in read(client, f"/en/pressroom/{Release.objects.get().slug}/")
    [item] = releases_waiting(a_person("communicator"))
    assert item.act == "Write a correction"


def test_a_revoked_grant_stays_in_the_register_as_revoked(client, call):
    a_later_decision(call, "Blåklintby", outcome="revoke", change="revoked")
    publish_decisions(call, by=a_person("communicator"))
    everywhere(client, call, {"Vitsippeby": 700_000, "Blåklintby": 0})
    assert f"Revoked 21 November 2026; before: SEK{N}375,500" in read(client, "/en/decisions/")
    assert "1 granted, 1 rejected" in read(client, "/en/decisions/")
