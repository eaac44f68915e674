"""manage.py work: the worker and the clock in one process, until it is told to stop."""

import logging
import signal
import threading
import time

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections

from kompanjon.core.jobs.actions import tick
from kompanjon.core.jobs.worker import HouseWorker

CLOCK_SECONDS = 15
log = logging.getLogger("kompanjon.work")


class Command(BaseCommand):
    help = "Runs the jobs in the queue and hands over what is due. Ends cleanly on SIGTERM, after the job in hand."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="one turn of the clock, empty the queue, end")

    def handle(self, *, once, **options):
        self.stop, self.worker = threading.Event(), HouseWorker()
        if once:
            tick()
            return self.worker.run()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self.end)
        self.until_stopped()

    def end(self, *_signal):
        self.stop.set()
        self.worker.running = False

    def until_stopped(self):
        next_turn = 0.0
        while not self.stop.is_set():
            close_old_connections()
            try:
                if time.monotonic() >= next_turn:
                    tick()
                    next_turn = time.monotonic() + CLOCK_SECONDS
                self.worker.run()
            except DatabaseError as trouble:
                log.error("the database does not answer: %s", trouble)
                self.stop.wait(5)
            self.stop.wait(1)
