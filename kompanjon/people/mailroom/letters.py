from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kompanjon.core.post.actions import send_letter

from ..access.acts import Act
from ..access.grants import GRANTS
from ..accounts.models import Person


def keepers():
    """Whoever may change the programme's own facts keeps the nightly sums: two or three people."""
    roles = [role for role, reaches in GRANTS.items() if any(Act.OFFICE_EDIT in acts for acts in reaches.values())]
    today = timezone.localdate()
    now = Q(seats__to_day=None) | Q(seats__to_day__gte=today)
    return Person.objects.filter(now, seats__role__in=roles, seats__from_day__lte=today, is_active=True).distinct()


def mail_the_sum(fact):
    """The night's sum goes out of the house, so that nobody in it can change what it says."""
    for person in keepers():
        send_letter(
            to=person,
            occasion=f"mailroom.sum:{fact.day.day}",
            subject=_("The log's sum for the day"),
            template="mailroom/letters/sum.txt",
            facts={"day": fact.day},
        )
