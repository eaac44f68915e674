"""What the press hears when a later decision grants what was rejected, or grants again what was revoked."""

from datetime import date

import pytest

from kompanjon.awards.decisions import actions
from kompanjon.awards.decisions.publishing import publish_decisions
from kompanjon.newsroom.releases.life import LIFE
from kompanjon.newsroom.releases.models import Release
from kompanjon.newsroom.releases.queries import figures_of, to_correct
from kompanjon.testing import a_case_to_decide, a_person, an_assessed_round, an_award

pytestmark = pytest.mark.django_db


def told(outcome):
    call = an_assessed_round(frame={2027: 450_000, 2028: 300_000})
    award = an_award(a_case_to_decide(call), outcome=outcome, reason=("Ofullständig.", "Not complete."))
    publish_decisions(call, by=a_person("communicator"))
    award.refresh_from_db()
    return award


def followed(earlier, outcome="grant", change="changed"):
    """A later decision, taken and published."""
    award = actions.propose(
        earlier.application, outcome=outcome, amounts={1: 300_000_00} if outcome == "grant" else {}, replaces=earlier,
        change=change, reason=("Felläst.", "Misread."), by=a_person("officer"),
    )  # fmt: skip
    call = award.application.round
    actions.decide_many(
        call, {award.pk: award.version}, minutes="P", number=f"§ {award.pk}", held_on=date(2026, 11, 21),
        by=a_person("decision_maker"),
    )  # fmt: skip
    publish_decisions(call, by=a_person("communicator"))
    award.refresh_from_db()
    return award


def test_a_rejection_that_becomes_a_grant_is_news_as_any_grant():
    rejection = told("reject")
    assert not Release.objects.exists()
    later = followed(rejection)
    release = Release.objects.get()
    assert list(release.awards.all()) == [later] and "300\u00a0000\u00a0kr" in release.headline_sv
    followed(later)
    assert Release.objects.count() == 1, "what follows a grant is a correction of what has been told"


def test_a_revoked_grant_that_is_granted_again_is_a_correction_of_what_was_told():
    grant = told("grant")
    release = Release.objects.get()
    LIFE.take("hand_over", release, by=a_person("communicator"))
    LIFE.take("publish", release, by=a_person("unit_head"))
    revoked = followed(grant, "revoke", "revoked")
    assert figures_of(release).count == 0
    release.corrections.create(text_sv="Återkallat.", text_en="Revoked.", by=a_person("communicator"))
    assert not to_correct().exists()
    again = followed(revoked)
    again.application.refresh_from_db()
    assert again.application.state == "granted" and figures_of(release).total == 300_000_00
    assert list(to_correct()) == [release] and Release.objects.count() == 1


def test_a_rejection_that_stays_one_is_no_news():
    followed(told("reject"), "reject", "corrected")
    assert not Release.objects.exists()
