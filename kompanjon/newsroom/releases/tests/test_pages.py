from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kompanjon.awards.decisions.publishing import publish_decisions
from kompanjon.core.problems import Refused
from kompanjon.newsroom.releases.actions import TEXTS, save_release
from kompanjon.newsroom.releases.life import LIFE
from kompanjon.newsroom.releases.models import Release
from kompanjon.testing import a_case_to_decide, a_person, an_assessed_round, an_award, an_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def release():
    call = an_assessed_round(frame={2027: 4_000_000, 2028: 4_000_000})
    an_award(a_case_to_decide(call))
    an_award(a_case_to_decide(call), outcome="reject")
    publish_decisions(call, by=a_person("decision_maker"))
    return Release.objects.get()


def published(release):
    LIFE.take("hand_over", release, by=a_person("communicator"))
    LIFE.take("publish", release, by=a_person("unit_head"))
    return release


def rewritten(release, **changes):
    values = {name: getattr(release, name) for name in TEXTS} | {"embargo_until": None} | changes
    save_release(release, values, version=release.version, by=a_person("communicator"))
    release.refresh_from_db()


def test_publishing_decisions_drafts_a_release_in_both_languages(release):
    assert release.headline_sv == "1 partnerskap får 700\u00a0000\u00a0kr"
    assert release.headline_en == "1 partnership gets SEK\u00a0700,000"
    assert release.awards.count() == 1


def test_only_rejections_give_no_release():
    award = an_award(outcome="reject")
    publish_decisions(award.application.round, by=a_person("decision_maker"))
    assert not Release.objects.exists()


def test_another_person_approves(release, client):
    writer = a_person("communicator")
    LIFE.take("hand_over", release, by=writer)
    with pytest.raises(Refused):
        LIFE.take("publish", release, by=writer)
    client.force_login(a_person("unit_head"))
    assert client.post(reverse("releases:step", args=[release.pk]), {"step": "publish"}).status_code == 302
    client.logout()
    page = client.get(reverse("releases:public", args=[release.slug])).content.decode()
    assert "700\u00a0000\u00a0kr" in page and "Ekvik" in page


def test_figures_that_differ_from_the_decisions_are_not_handed_over(release):
    rewritten(release, lead_sv="Sammanlagt 710 000 kr till 1 partnerskap.")
    with pytest.raises(Refused):
        LIFE.take("hand_over", release, by=a_person("communicator"))


def test_decision_that_changes_after_the_check_stops_the_approval(release):
    LIFE.take("hand_over", release, by=a_person("communicator"))
    release.awards.get().lines.filter(year_no=1).update(amount=1_00)
    with pytest.raises(Refused):
        LIFE.take("publish", release, by=a_person("unit_head"))


def test_older_window_overwrites_nothing(release, client):
    client.force_login(a_person("communicator"))
    posted = {name: getattr(release, name) for name in TEXTS} | {"embargo_until": "", "version": release.version}
    address = reverse("releases:write", args=[release.pk])
    assert client.post(address, {**posted, "body_sv": "Först."}).status_code == 302
    stale = client.post(address, {**posted, "body_sv": "Sedan."})
    assert stale.status_code == 422 and "Sedan." in stale.content.decode()
    release.refresh_from_db()
    assert release.body_sv == "Först."


def test_nothing_is_public_before_it_is_published_or_under_embargo(release, client):
    address = reverse("releases:public", args=[release.slug])
    assert client.get(address).status_code == 404
    rewritten(release, embargo_until=timezone.now() + timedelta(hours=1))
    published(release)
    assert client.get(address).status_code == 404
    Release.objects.filter(pk=release.pk).update(embargo_until=timezone.now() - timedelta(hours=1))
    assert client.get(address).status_code == 200


def test_withheld_names_are_covered_everywhere(release, client):
    party = release.awards.get().application.parties.first().organisation
    rewritten(release, body_sv=f"{party.name} har arbetat länge.", headline_sv=f"{party.name} får 700 000 kr")
    published(release)
    party.withheld = True
    party.save()
    for address in (reverse("releases:public", args=[release.slug]), reverse("releases:pressroom")):
        page = client.get(address).content.decode()
        assert party.name not in page
    assert "1 som inte namnges" in client.get(reverse("releases:public", args=[release.slug])).content.decode()


def test_who_is_withheld_is_covered_also_where_the_release_is_not_about_them(release, client):
    body, person = an_organisation("Hemligby"), a_person(name="Siri Hemlig")
    rewritten(release, body_sv="Hemligby och Siri Hemlig kom på besök.", headline_sv="Besök från Hemligby")
    published(release)
    for one in (body, person):
        one.withheld = True
        one.save()
    for address in (reverse("releases:public", args=[release.slug]), reverse("releases:pressroom")):
        page = client.get(address).content.decode()
        assert "Hemligby" not in page and "Siri Hemlig" not in page


def test_name_that_is_withheld_is_not_handed_over(release):
    party = release.awards.get().application.parties.first().organisation
    party.withheld = True
    party.save()
    rewritten(release, body_sv=f"{party.name} har arbetat länge.")
    with pytest.raises(Refused):
        LIFE.take("hand_over", release, by=a_person("communicator"))


def test_examples_stand_in_the_pressroom_only_when_asked_for(release, client):
    published(release)
    Release.objects.filter(pk=release.pk).update(is_example=True)
    assert release.headline_sv not in client.get(reverse("releases:pressroom")).content.decode()
    assert release.headline_sv in client.get(reverse("releases:pressroom") + "?examples=1").content.decode()


def test_correction_is_dated_and_the_release_stays(release, client):
    published(release)
    client.force_login(a_person("communicator"))
    posted = {"text_sv": "Beloppet gäller två år.", "text_en": "The sum is for two years."}
    assert client.post(reverse("releases:correct", args=[release.pk]), posted).status_code == 302
    page = client.get(reverse("releases:public", args=[release.slug])).content.decode()
    assert "Rättelse" in page and "Beloppet gäller två år." in page


def test_strangers_neighbours_and_colleagues(release, client):
    address, write = reverse("releases:release", args=[release.pk]), reverse("releases:write", args=[release.pk])
    for role, statuses in {
        None: (404, 404),
        "coordinator": (404, 404),
        "officer": (200, 403),
        "communicator": (200, 422),
    }.items():
        client.force_login(a_person(role))
        assert (client.get(address).status_code, client.post(write, {}).status_code) == statuses, role


def test_script_in_a_text_is_only_text(release, client):
    rewritten(release, body_sv="<script>alert(1)</script> **Viktigt**")
    published(release)
    page = client.get(reverse("releases:public", args=[release.slug])).content.decode()
    assert "<script>alert" not in page and "<strong>Viktigt</strong>" in page
