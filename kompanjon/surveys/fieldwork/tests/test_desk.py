"""Each seat finds on its desk what waits for it, and nothing else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kompanjon.people.access.grants import Role
from kompanjon.people.desk.queries import waiting_for
from kompanjon.surveys.fieldwork import actions
from kompanjon.surveys.figures.models import Release
from kompanjon.surveys.testing import a_wave, an_invitation
from kompanjon.testing import a_person

from .test_sending import a_sending

pytestmark = pytest.mark.django_db


def told(role):
    return [item.sentence for item in waiting_for(a_person(role=role)) if "survey" in item.url or "enk" in item.url]


def test_the_field_manager_sees_bounces_untested_messages_and_a_close_that_is_near():
    wave = a_wave(closes_at=timezone.now() + timedelta(days=2))
    actions.note_bounce(an_invitation(wave))
    a_sending(wave)
    assert told(Role.FIELD_MANAGER) == [
        "Omgången stänger snart",
        "Studsade meddelanden: 1",
        "Ett meddelande är inte provat",
    ]
    assert not told(Role.SURVEY_ANALYST) and not told(Role.SURVEY_PUBLISHER)


def test_a_message_whose_time_has_passed_and_one_that_has_stopped_wait_too():
    wave = a_wave()
    now = timezone.now()
    a_sending(wave, 0, begun_at=now, stopped_at=now)
    a_sending(wave, 1, tested_at=now, planned_at=now - timedelta(hours=1))
    a_sending(wave, 2, tested_at=now, planned_at=now + timedelta(days=5))
    assert len(told(Role.FIELD_MANAGER)) == 2


def test_the_analyst_the_publisher_and_the_reviewer_follow_each_other():
    closed, released = a_wave(state="closed"), a_wave(state="cleaned")
    assert told(Role.SURVEY_ANALYST) == ["Omgången är stängd och väntar på granskning"]
    release = Release.objects.create(wave=released)
    assert told(Role.TEXT_REVIEWER) == ["Meningarna i en publicering väntar på att bli lästa"]
    Release.objects.filter(pk=release.pk).delete()
    Release.objects.create(wave=released, state="read")
    assert told(Role.SURVEY_PUBLISHER) == ["En publicering är läst och väntar på att gå ut"]
    a_wave(state="draft").questionnaires.update(published_at=None)
    assert told(Role.TEXT_REVIEWER) == ["Frågor väntar på att bli lästa"]
    assert closed.state == "closed"
