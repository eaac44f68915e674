"""Planning what is to be done later, and the clock that hands over what is due."""

import logging

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from .models import DueJob
from .registry import REGULAR, find_jobs, the_job
from .rules import LOST_AFTER, MOST_STARTS

log = logging.getLogger("kompanjon.jobs")


def plan(job, *, due, key=""):
    """Plan a job for a time; planning the same again changes nothing."""
    return DueJob.objects.get_or_create(job=job, key=str(key), due=due)[0]


def unplan(job, *, key):
    """Forget what has not been begun."""
    return DueJob.objects.filter(job=job, key=str(key), taken_at=None).delete()[0]


def tick(now=None):
    """One turn of the clock: plan what is regular, hand over what is due, put back what was lost."""
    now = now or timezone.now()
    find_jobs()
    for name, when in REGULAR.items():
        if not DueJob.objects.filter(job=name, key="", taken_at=None).exists():
            plan(name, due=when.next_after(now))
    for due in DueJob.objects.filter(taken_at=None, due__lte=now).order_by("due")[:200]:
        hand_over(due, now)
    put_back_the_lost(now)


def hand_over(due, now):
    """Give a due job to the workers; of two clocks that see it, one does."""
    with transaction.atomic():
        if DueJob.objects.filter(pk=due.pk, taken_at=None).update(taken_at=now):
            run_due_job.enqueue(due.pk)


@task()
def run_due_job(pk):
    due = DueJob.objects.get(pk=pk)
    function = the_job(due.job)
    function(due.key) if due.key else function()
    DueJob.objects.filter(pk=pk).update(done_at=timezone.now())


def put_back_the_lost(now):
    """What a killed worker left running is begun again; what has killed its worker time after time is not."""
    lost = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=now - LOST_AFTER)
    for result in lost:
        if len(result.worker_ids) >= MOST_STARTS:
            log.error("job given up: %s, begun %d times", result.task_path, len(result.worker_ids))
            result.set_failed(TimeoutError(f"begun {len(result.worker_ids)} times and never finished"))
        else:
            lost.filter(pk=result.pk).update(status=TaskResultStatus.READY)
