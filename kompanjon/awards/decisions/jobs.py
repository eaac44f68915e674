from kompanjon.core.jobs.registry import job

from .letters import send
from .models import Award
from .publishing import SEND


@job(SEND)
def send_letters(key):
    """A job, because the PDFs take a while; sending again tells nobody twice."""
    send(Award.objects.select_related("application__round", "decided_by", "decided_for", "item").get(pk=key))
