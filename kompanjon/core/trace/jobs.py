from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from ..facts import announce
from ..jobs.registry import job
from ..jobs.rules import Daily
from .facts import DayChained
from .models import Trace, TraceDay
from .queries import heads
from .rules import digest_of_day


@job("trace.chain_the_day", Daily(2, 40))
def chain_the_day():
    """Sum the heads of all chains, once a night, and tell it to whoever keeps it elsewhere."""
    today = timezone.localdate()
    last = Trace.objects.aggregate(last=Max("pk"))["last"]
    if last is None or TraceDay.objects.filter(day=today).exists():
        return
    before = TraceDay.objects.order_by("-day").first()
    found = heads(last)
    with transaction.atomic():
        previous = before.digest if before else ""
        day = TraceDay.objects.create(
            day=today, last_row=last, chains=len(found), previous=previous, digest=digest_of_day(previous, found)
        )
        announce(DayChained(day))
