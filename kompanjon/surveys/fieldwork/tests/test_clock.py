"""Waves close and reminders go by themselves, when they should and not otherwise."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from kompanjon.core.jobs.models import DueJob
from kompanjon.core.jobs.rules import STOCKHOLM
from kompanjon.core.trace.models import Trace
from kompanjon.people.access.grants import Role
from kompanjon.surveys.answering import actions as answering
from kompanjon.surveys.fieldwork import actions
from kompanjon.surveys.fieldwork.queries import next_planned
from kompanjon.surveys.sampling.actions import CLOSE, close_on_time, plan_the_close, waves
from kompanjon.surveys.sampling.rules import last_moment
from kompanjon.surveys.testing import a_wave, an_invitation
from kompanjon.testing import a_person

from .test_sending import a_sending

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(db):
    return a_person(role=Role.FIELD_MANAGER)


def minutes(n):
    return timezone.now() + timedelta(minutes=n)


def test_a_wave_that_closes_at_2359_is_open_to_the_end_of_that_minute_in_winter_and_summer():
    winter, summer = (datetime(2026, month, 20, 23, 59, tzinfo=STOCKHOLM) for month in (11, 7))
    assert last_moment(winter).isoformat() == "2026-11-20T23:59:59.999999+01:00"
    assert last_moment(summer).isoformat() == "2026-07-20T23:59:59.999999+02:00"


def test_opening_a_wave_plans_its_close(manager):
    wave = a_wave(state="register_locked")
    an_invitation(wave)
    waves.take("open", wave, by=manager)
    assert DueJob.objects.get(job=CLOSE, key=str(wave.pk)).due == last_moment(wave.closes_at)
    wave.closes_at += timedelta(days=1)
    plan_the_close(wave)
    assert DueJob.objects.get(job=CLOSE).due == last_moment(wave.closes_at)


def test_the_clock_closes_and_every_case_gets_its_code():
    wave = a_wave(closes_at=minutes(-2))
    answered, half, silent = (an_invitation(wave) for _turn in range(3))
    questionnaire = wave.questionnaires.get()
    required = [i for i in questionnaire.items.all() if i.required]
    for invitation, many in ((answered, 8), (half, 2)):
        response = answering.begin(invitation, questionnaire, language="sv", device="")
        answering.save(response, {i.code: "x" for i in required[:many]})
    close_on_time(wave.pk)
    wave.refresh_from_db()
    assert wave.state == "closed"
    codes = {u.pk: u.disposition for u in wave.units.all()}
    assert [codes[i.unit_id] for i in (answered, half, silent)] == ["1.1", "2.12", "2.20"]
    assert Trace.objects.get(act="survey_wave.close").by == ""


@pytest.mark.parametrize(("state", "closes"), [("open", 5), ("register_locked", -5), ("closed", -5), ("open", None)])
def test_the_clock_leaves_other_waves_alone(state, closes):
    wave = a_wave(state=state, closes_at=None if closes is None else minutes(closes))
    close_on_time(wave.pk)
    wave.refresh_from_db()
    assert wave.state == state


def test_a_reopened_wave_with_a_new_close_takes_answers_where_they_were_left(manager):
    wave = a_wave(closes_at=minutes(-2))
    invitation = an_invitation(wave)
    response = answering.begin(invitation, wave.questionnaires.get(), language="sv", device="")
    answering.save(response, {"q1_awareness": 3})
    close_on_time(wave.pk)
    response.refresh_from_db()
    assert response.state == "auto_closed"
    wave.refresh_from_db()
    waves.take("reopen", wave, by=a_person(role=Role.SURVEY_OWNER), reason="The mail server was down for two days.")
    assert answering.save(response, {"q2_developing": "ja"}).state == "in_progress"
    assert answering.submit(response, invitation, invitation.unit.groups).state == "submitted"


def test_a_planned_reminder_goes_to_those_who_are_missing(manager):
    wave = a_wave()
    waiting, refused = an_invitation(wave), an_invitation(wave)
    for invitation in (waiting, refused):
        answering.note_opened(invitation)
    answering.refuse(refused)
    reminder = a_sending(wave, 1, planned_at=minutes(1))
    actions.test_sending(reminder, by=manager)
    actions.plan_sending(reminder)
    assert next_planned(wave) == reminder and DueJob.objects.filter(job=actions.PLANNED).count() == 1
    actions.send_as_planned(reminder.pk)
    reminder.refresh_from_db()
    assert reminder.begun_at is None
    reminder.planned_at = minutes(-1)
    reminder.save()
    actions.send_as_planned(reminder.pk)
    reminder.refresh_from_db()
    actions.send_batch(reminder)
    assert [d.invitation for d in reminder.deliveries.all()] == [waiting]
    actions.send_as_planned(reminder.pk)
    assert Trace.objects.filter(act="survey_sending.begin").count() == 1


@pytest.mark.parametrize("missing", ["test", "text"])
def test_what_is_not_tested_or_not_complete_is_held_for_a_person(manager, missing):
    wave = a_wave()
    answering.note_opened(an_invitation(wave))
    reminder = a_sending(wave, 1, planned_at=minutes(-1), **({"body_en": ""} if missing == "text" else {}))
    if missing == "text":
        actions.test_sending(reminder, by=manager)
    actions.send_as_planned(reminder.pk)
    reminder.refresh_from_db()
    assert reminder.begun_at is None and Trace.objects.get(act="survey_sending.held")


def test_a_time_that_is_taken_away_is_forgotten(manager):
    reminder = a_sending(a_wave(), 1, planned_at=minutes(9))
    actions.plan_sending(reminder)
    reminder.planned_at = None
    actions.plan_sending(reminder)
    assert not DueJob.objects.filter(job=actions.PLANNED).exists()
