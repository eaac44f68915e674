from django.db.models import Prefetch

from ..access.models import Seat
from .models import Person


def cast():
    """The story's people, with their seats, for the demonstration's sign-in page; the office first. Some twenty."""
    seats = Prefetch("seats", Seat.objects.select_related("organisation").order_by("pk"))
    people = Person.objects.filter(is_example=True, is_active=True, seats__isnull=False).distinct()
    return people.prefetch_related(seats).order_by("pk")
