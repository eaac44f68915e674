"""What happens when a round opens, is extended and closes; what is refused; what is fixed."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from kompanjon import wiring
from kompanjon.core.jobs.models import DueJob
from kompanjon.core.problems import Refused
from kompanjon.core.trace.queries import history
from kompanjon.rounds.calls import actions, queries
from kompanjon.rounds.calls.facts import FormInForce, RoundClosed, RoundExtended, RoundOpened, Undecided
from kompanjon.rounds.calls.life import rounds
from kompanjon.rounds.rulebook.actions import keep_versions, stamp
from kompanjon.rounds.rulebook.models import OpenDecision, RuleSet
from kompanjon.rounds.rulebook.queries import rules_for
from kompanjon.testing import a_country, a_person, a_round, a_rule_set

pytestmark = pytest.mark.django_db
CRITERIA = [{"key": "democracy", "weight": 60}, {"key": "budget", "weight": 40}]


@pytest.fixture
def basic():
    made = a_rule_set()
    OpenDecision.objects.create(key="signature_grace_days", value=5, heading="handing_in")
    keep_versions()
    return RuleSet.objects.get(pk=made.pk)


@pytest.fixture
def call():
    planned = a_round(criteria=CRITERIA)
    planned.countries.add(a_country("KE"))
    return planned


@pytest.fixture
def officer():
    return a_person("officer")


@pytest.fixture
def told(monkeypatch):
    heard = []
    for kind in (RoundOpened, RoundClosed, RoundExtended):
        monkeypatch.setitem(wiring.WIRING, kind, [heard.append])
    return heard


def test_opening_fixes_the_rules_and_stamps_who_chose_them(call, basic, officer, told):
    opened = actions.open_round(call, basic, by=officer)
    opened.refresh_from_db()
    assert (opened.state, opened.rule_set, opened.rule_set_version) == ("open", basic, 1)
    assert (opened.rule_set_chosen_by, opened.rule_set_chosen_on) == (officer, timezone.localdate())
    assert opened.rules_fixed["version"] == 1
    assert opened.signature_grace_days == 5
    assert told == [RoundOpened(call.pk)]
    assert {row.act for row in history(opened)} >= {"round.open", "round.rules_chosen"}


def test_a_round_without_a_rule_set_does_not_open(call, officer):
    with pytest.raises(Refused) as refused:
        actions.open_round(call, None, by=officer)
    assert "ROUND-RULES" in {problem.rule for problem in refused.value.problems}
    call.refresh_from_db()
    assert call.state == "planned"
    assert call.rule_set_chosen_by is None


def test_everything_that_is_missing_is_said_at_once(basic, officer):
    bare = a_round(components=[], criteria=[], closes_at=None, opens_at=None)
    with pytest.raises(Refused) as refused:
        actions.open_round(bare, basic, by=officer)
    assert {problem.where for problem in refused.value.problems} == {
        "components", "closes_at", "opens_at", "criteria", "countries", "frame",
    }  # fmt: skip


def test_who_may_not_open_does_not(call, basic):
    with pytest.raises(PermissionDenied):
        actions.open_round(call, basic, by=a_person("communicator"))


def test_an_open_round_keeps_its_rules_when_the_office_decides_something(call, basic, officer):
    opened = actions.open_round(call, basic, by=officer)
    stamp(OpenDecision.objects.get(), "changed", value=9, by=a_person("unit_head"))
    opened.refresh_from_db()
    assert rules_for(opened).value("signature_grace_days").value == 5


def test_a_rolling_round_follows_the_version_in_force(basic, officer):
    rolling = a_round(mode="rolling", closes_at=None, criteria=CRITERIA)
    rolling.countries.add(a_country("KE"))
    opened = actions.open_round(rolling, basic, by=officer)
    stamp(OpenDecision.objects.get(), "changed", value=9, by=a_person("unit_head"))
    opened.refresh_from_db()
    assert opened.rules_fixed == {}
    assert rules_for(opened).value("signature_grace_days").value == 9
    assert rules_for(opened, on=timezone.localdate()).version == 2


def test_a_round_opens_on_the_newest_form(call, basic, officer, monkeypatch):
    monkeypatch.setitem(wiring.ANSWERS, FormInForce, [lambda question: 3])
    assert actions.open_round(call, basic, by=officer).form_version == 3


def test_what_an_open_round_is_bound_to_is_not_changed(call, basic, officer):
    actions.open_round(call, basic, by=officer)
    with pytest.raises(Refused):
        actions.set_criteria(call, CRITERIA[:1], by=officer)


def test_the_job_closes_a_round_on_its_last_day_and_not_before(call, basic, officer, told):
    opened = actions.open_round(call, basic, by=officer)
    due = DueJob.objects.get(job=actions.CLOSE)
    assert due.due == opened.closes_at
    actions.close_on_time(call.pk)
    assert RoundClosed(call.pk) not in told
    later = opened.closes_at + timedelta(minutes=1)
    opened.closes_at = timezone.now() - timedelta(seconds=1)
    opened.opens_at = opened.closes_at - timedelta(days=1)
    opened.save()
    actions.close_on_time(call.pk, now=later)
    opened.refresh_from_db()
    assert opened.state == "closed"
    assert told[-1] == RoundClosed(call.pk)
    assert history(opened)[0].by == ""


def test_the_clock_may_close_a_round_and_nothing_else():
    clock = actions.TheClock()
    assert clock.has_perm(rounds.flow.step("close").act)
    assert not clock.has_perm(rounds.flow.step("publish").act)


def test_an_extension_keeps_the_former_day_in_the_log(call, basic, officer, told):
    opened = actions.open_round(call, basic, by=officer)
    former, later = opened.closes_at, opened.closes_at + timedelta(days=11)
    actions.extend_round(call, later, "Snöstorm.", by=officer)
    opened.refresh_from_db()
    kept = opened.extensions.get()
    assert (kept.former, kept.closes_at, kept.reason, kept.by) == (former, later, "Snöstorm.", officer)
    assert [job.due for job in DueJob.objects.filter(job=actions.CLOSE)] == [later]
    assert told[-1] == RoundExtended(call.pk, former, later, "Snöstorm.")


@pytest.mark.parametrize("moved", [timedelta(0), timedelta(days=-1)])
def test_a_last_day_is_never_moved_forward_to_an_earlier_one(call, basic, officer, moved):
    opened = actions.open_round(call, basic, by=officer)
    with pytest.raises(Refused):
        actions.extend_round(call, opened.closes_at + moved, "Nej.", by=officer)


def test_a_planned_round_is_changed_rather_than_extended(call, officer):
    with pytest.raises(Refused):
        actions.extend_round(call, call.closes_at + timedelta(days=1), "Nej.", by=officer)


def test_a_round_is_not_decided_while_somebody_waits(call, basic, monkeypatch):
    monkeypatch.setitem(wiring.ANSWERS, Undecided, [lambda question: 2])
    opened = actions.open_round(call, basic, by=a_person("officer"))
    with pytest.raises(Refused) as refused:
        rounds.take("decide", opened, by=a_person("decision_maker"))
    assert refused.value.problems[0].values == {"count": 2}
    monkeypatch.setitem(wiring.ANSWERS, Undecided, [lambda question: 0])
    rounds.take("decide", opened, by=a_person("decision_maker"))


def test_what_is_open_now_and_what_comes(call, basic, officer):
    assert list(queries.open_rounds()) == []
    opened = actions.open_round(call, basic, by=officer)
    assert list(queries.open_rounds()) == [opened]
    assert list(queries.open_rounds(opened.closes_at)) == []
    assert list(queries.coming_rounds(opened.opens_at - timedelta(days=1))) == [opened]
    opened.is_example = True
    opened.save()
    assert list(queries.open_rounds()) == []
    assert list(queries.open_rounds(examples=True)) == [opened]
