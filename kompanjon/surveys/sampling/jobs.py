from kompanjon.core.jobs.registry import job

from .actions import CLOSE, close_on_time


@job(CLOSE)
def close(key):
    close_on_time(int(key))
