"""The clock hands over what is due, once, and puts back what was lost."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from kompanjon.core.jobs import registry
from kompanjon.core.jobs.actions import hand_over, plan, run_due_job, tick, unplan
from kompanjon.core.jobs.models import DueJob
from kompanjon.core.jobs.registry import the_job
from kompanjon.core.jobs.rules import Daily, Every

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(monkeypatch):
    done = []
    monkeypatch.setitem(registry.JOBS, "test.note", done.append)
    return done


def test_a_planned_job_is_done_when_it_is_due(done):
    plan("test.note", key="12", due=timezone.now())
    call_command("work", once=True)
    assert done == ["12"] and DueJob.objects.get(job="test.note").done_at


def test_what_is_not_due_waits(done):
    plan("test.note", key="12", due=timezone.now() + timedelta(minutes=5))
    call_command("work", once=True)
    assert done == []


def test_two_clocks_do_it_once():
    due = plan("test.note", key="12", due=timezone.now())
    hand_over(due, timezone.now())
    hand_over(due, timezone.now())
    assert DBTaskResult.objects.count() == 1


def test_planning_twice_is_planning_once_and_can_be_undone():
    at = timezone.now()
    assert plan("test.note", key="1", due=at) == plan("test.note", key="1", due=at)
    assert unplan("test.note", key="1") == 1


def test_regular_jobs_are_planned_by_the_clock_once():
    tick()
    tick()
    assert DueJob.objects.filter(job="jobs.tidy").count() == 1


def lost_job(starts):
    result = run_due_job.enqueue(1).db_result
    long_ago = timezone.now() - timedelta(minutes=11)
    DBTaskResult.objects.filter(pk=result.pk).update(
        status=TaskResultStatus.RUNNING, started_at=long_ago, worker_ids=["w"] * starts
    )
    return result


def test_a_job_left_by_a_killed_worker_is_begun_again():
    result = lost_job(starts=1)
    tick()
    result.refresh_from_db()
    assert result.status == TaskResultStatus.READY


def test_a_job_that_keeps_killing_its_worker_is_given_up():
    result = lost_job(starts=3)
    tick()
    result.refresh_from_db()
    assert result.status == TaskResultStatus.FAILED


def test_daily_means_by_the_clock_in_stockholm_also_when_summer_ends():
    before = datetime(2026, 10, 24, 12, 0, tzinfo=UTC)
    first = Daily(3, 20).next_after(before)
    assert first == datetime(2026, 10, 25, 2, 20, tzinfo=UTC)
    assert Daily(3, 20).next_after(first) == datetime(2026, 10, 26, 2, 20, tzinfo=UTC)


def test_every_quarter_falls_on_the_quarter():
    now = datetime(2026, 1, 1, 10, 7, tzinfo=UTC)
    assert Every(15).next_after(now) == datetime(2026, 1, 1, 10, 15, tzinfo=UTC)


def test_the_rows_are_counted_every_night_so_that_the_database_finds_its_way():
    plan("test.note", due=timezone.now())
    the_job("jobs.count_rows")()
    assert "jobs.count_rows" in registry.REGULAR and rows_as_counted("core_duejob") == 1


def rows_as_counted(table):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [table])
        else:
            cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = %s", [table])
        return int(str(cursor.fetchone()[0]).split(".")[0].split()[0])
