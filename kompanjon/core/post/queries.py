from django.utils import timezone

from .models import Letter
from .rules import STUCK_AFTER


def letters_for_a_person(now=None):
    """Letters that failed, or were cut off while being sent: somebody must look."""
    cut_off = Letter.objects.filter(state=Letter.State.SENDING, begun_at__lt=(now or timezone.now()) - STUCK_AFTER)
    return (cut_off | Letter.objects.filter(state=Letter.State.FAILED)).order_by("-written_at")
