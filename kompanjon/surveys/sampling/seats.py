"""Who may not sit in two places at once: in an anonymous wave nobody sees both invitations and answers."""

from kompanjon.core.problems import BLOCK, Problem
from kompanjon.core.words import _
from kompanjon.people.access.grants import Role
from kompanjon.people.access.models import Seat
from kompanjon.people.access.speech import role_name

from .models import Wave
from .rules import kept_apart

APART = (Role.FIELD_MANAGER, Role.SURVEY_ANALYST)


def apart_in_anonymous_waves(question) -> list[Problem]:
    """Refused when the seat is given, and not only when it is used; also beside a seat that has not begun yet."""
    held = Seat.objects.filter(person=question.person, role__in=APART).exclude(to_day__lt=question.from_day)
    roles = set(held.values_list("role", flat=True))
    wave = Wave.objects.filter(mode=Wave.ANONYMOUS).exclude(state="archived").order_by("pk").first()
    if wave is None or question.role not in APART or kept_apart({*roles, str(question.role)}):
        return []
    said = _(
        "“{wave}” is anonymous, and {person} is {held} already: nobody may see both the invitations and the answers. "
        "End that seat and let this one begin on the day after, or give it to somebody else."
    )
    other = next(role for role in APART if role != question.role)
    values = {"wave": str(wave), "person": str(question.person), "held": role_name(other)}
    return [Problem("SURVEY-apart", said, values, BLOCK)]
