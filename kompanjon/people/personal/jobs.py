"""What is erased at night, when the office has said that it may be."""

from django.utils import timezone

from kompanjon.core.jobs.registry import job
from kompanjon.core.jobs.rules import Daily

from .actions import erase_due


@job("personal.erase_due", Daily(3, 40))
def erase_what_is_due():
    erase_due(timezone.localdate())
