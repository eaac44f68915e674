from datetime import timedelta

from django.utils import timezone

from ..jobs.registry import job
from ..jobs.rules import Daily
from .actions import RETRY, deliver
from .models import Letter


@job(RETRY)
def try_again(key):
    deliver.call(int(key))


@job("post.tidy", Daily(3, 30))
def forget_old_letters():
    """What was sent is kept for a year: the case keeps its own documents."""
    Letter.objects.filter(state=Letter.State.SENT, sent_at__lt=timezone.now() - timedelta(days=365)).delete()
