from datetime import timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from ..db import count_rows
from .models import DueJob
from .registry import job
from .rules import Daily


@job("jobs.tidy", Daily(3, 20))
def forget_what_is_done():
    """Finished jobs are kept for two weeks, failed ones for ninety days."""
    now = timezone.now()
    DueJob.objects.filter(done_at__lt=now - timedelta(days=14)).delete()
    finished = DBTaskResult.objects.filter(finished_at__lt=now - timedelta(days=14))
    finished.filter(status=TaskResultStatus.SUCCESSFUL).delete()
    finished.filter(finished_at__lt=now - timedelta(days=90)).delete()


@job("jobs.count_rows", Daily(3, 40))
def count_the_rows():
    """So that a house that has grown during the day finds its way as fast as it did yesterday."""
    count_rows()
