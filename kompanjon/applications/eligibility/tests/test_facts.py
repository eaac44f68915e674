"""The facts come from the form and the partnership; what is not known is said to be not checked, never passed."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kompanjon.applications.eligibility.findings import NOT_CHECKED
from kompanjon.applications.eligibility.queries import facts_of, findings_of, rules_of
from kompanjon.applications.joint.actions.office import let_meet_at_a_distance
from kompanjon.applications.joint.models import Answer
from kompanjon.applications.joint.queries import parties_of
from kompanjon.core.post.models import Letter
from kompanjon.core.problems import Refused
from kompanjon.core.trace.models import Trace
from kompanjon.partnerships.register.models import Network
from kompanjon.partnerships.steering.models import SteeringMeeting
from kompanjon.testing import a_person, a_round_with_rules, an_application, an_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def application():
    return an_application(round=a_round_with_rules())


def answered(application, **texts):
    for key, text in texts.items():
        name, _, place = key.partition("__")
        party = parties_of(application)[int(place)] if place else None
        Answer.objects.create(
            application=application, party=party, key=name.replace("_1_", ".1.").replace("_2_", ".2."), text=text
        )


def found(application, rule):
    return [one for one in findings_of(application) if one.rule == rule]


def facts(application):
    return facts_of(application, rules_of(application))


def test_women_and_men_are_what_the_parties_say_together(application):
    answered(application, women__0="6", men__0="2", women__1="0", men__1="12")
    assert (facts(application).women, facts(application).men) == (6, 14)
    assert [one.outcome for one in found(application, "R-TEAM-07")] == ["broken"]
    answered(application, men__2="x") if len(parties_of(application)) > 2 else None
    Answer.objects.filter(key="men").update(text="4")
    assert [one.outcome for one in found(application, "R-TEAM-07")] == ["passed"]


def test_where_nobody_has_said_it_the_balance_is_not_checked(application):
    assert facts(application).women is None
    assert [one.outcome for one in found(application, "R-TEAM-07")] == [NOT_CHECKED]


def test_reports_that_the_house_does_not_know_of_are_never_passed(application, client_of):
    assert [one.outcome for one in found(application, "R-10.3")] == [NOT_CHECKED]
    client = client_of(a_person("coordinator", partnership=application.partnership), "en")
    page = client.get(reverse("eligibility:eligibility", args=[application.pk])).content.decode()
    beginning, passed = page.split("<h2>Passed</h2>")
    assert "Not checked here" in beginning and "overdue" in beginning and "overdue" not in passed


def test_the_networks_are_the_partnerships_and_the_rounds(application):
    climate, rights = (Network.objects.create(slug=slug, name_sv=slug, name_en=slug) for slug in ("climate", "rights"))
    application.partnership.networks.add(climate)
    assert facts(application).networks == 1
    application.round.network = rights
    assert facts(application).networks == 2
    assert [one.outcome for one in found(application, "R-NET-14")] == ["broken"]
    application.round.network = climate
    assert [one.outcome for one in found(application, "R-NET-14")] == ["passed"]


def test_a_meeting_at_a_distance_counts_when_the_office_has_let_it(application):
    answered(application, visits_1_year="1", visits_1_where="digital")
    assert not facts(application).digital_excepted
    meeting = SteeringMeeting.objects.create(
        partnership=application.partnership, on=timezone.localdate() + timedelta(days=30), at_distance=True
    )
    assert not facts(application).digital_excepted
    told = [one for one in found(application, "R-LIFE-05") if one.values["year"] == 1]
    assert told[0].values["at_distance"] == 1
    SteeringMeeting.objects.filter(pk=meeting.pk).update(counts_because="The airport is closed.")
    assert facts(application).digital_excepted


def test_the_office_lets_meetings_at_a_distance_count_in_one_application(application):
    officer, coordinator = (
        a_person("officer"),
        a_person("coordinator", partnership=application.partnership, language="en"),
    )
    answered(application, visits_1_year="1", visits_1_where="digital")
    with pytest.raises(Refused):
        let_meet_at_a_distance(application, by=officer, let=True, reason=" ")
    let_meet_at_a_distance(application, by=officer, let=True, reason="The airport is closed.")
    assert facts(application).digital_excepted
    assert "The airport is closed." in Letter.objects.get(address=coordinator.email).body
    let_meet_at_a_distance(application, by=officer, let=False, reason="It has opened.")
    assert not facts(application).digital_excepted
    told = list(Trace.objects.filter(act__endswith="at_a_distance").order_by("pk").values_list("text__text", flat=True))
    assert told == ["The airport is closed.", "It has opened."]


def test_where_each_visit_is_held_is_read_from_the_form(application):
    answered(
        application, visits_1_year="1", visits_1_where="visit_sweden", visits_2_year="1", visits_2_where="visit_abroad"
    )
    assert facts(application).hosts == {1: ("visit_sweden", "visit_abroad")} and facts(application).visits == {1: 2}


def test_a_third_party_outside_the_union_is_pointed_out(application):
    for country, outcome in (("LT", "passed"), ("KE", "broken")):
        third = an_organisation(country=country, kind="eu_third_party")
        application.parties.filter(side="eu_third").delete()
        application.parties.create(organisation=third, side="eu_third", place=5)
        application.__dict__.pop("_parties", None)
        assert [one.outcome for one in found(application, "R-ELIG-09")] == [outcome]


@pytest.mark.parametrize("component", ["project", "inception"])
def test_a_team_that_nobody_has_named_is_not_checked(component):
    application = an_application(round=a_round_with_rules(components=[component]), component=component, months=12)
    told = [one for one in findings_of(application) if one.where.startswith("team.")]
    assert {one.outcome for one in told} == {NOT_CHECKED} and len(told) >= 2


def test_the_team_is_counted_from_the_form(application):
    answered(application, team_1_name__0="Alva", team_1_role__0="leader")
    ekvik = facts(application).parties[0]
    assert (ekvik.team.officials, ekvik.team.leader_named) == (1, True)
    told = [one for one in found(application, "R-TEAM-04") if one.where == f"team.{ekvik.key}"]
    assert [one.outcome for one in told] == ["broken"], "one official, at least three are asked for"
