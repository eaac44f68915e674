"""Doing what lies in the queue, one job after another."""

from django.db import transaction
from django.utils.crypto import get_random_string
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult


class HouseWorker(Worker):
    """The worker of django-tasks-db; an empty queue is only looked at, so that waiting locks nothing."""

    def __init__(self):
        super().__init__(
            queue_names=["*"], excluded_queue_names=[], interval=0, batch=True, startup_delay=False,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS, max_tasks=None, worker_id=get_random_string(32),
        )  # fmt: skip

    def run(self):
        while self.running and (result := self.next_job()):
            self.run_task(result)

    def next_job(self):
        """The next job, claimed so that no other worker takes it, or None."""
        ready = DBTaskResult.objects.ready().filter(backend_name=self.backend_name)
        if not ready.exists():
            return None
        with transaction.atomic():
            result = ready.get_locked()
            if result is not None:
                result.claim(self.worker_id)
        return result
