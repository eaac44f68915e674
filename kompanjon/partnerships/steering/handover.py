"""What a person holds in steering groups, for the day they leave."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from kompanjon.people.staffing.questions import Held

from .models import Mandate


def held_in_steering_groups(question):
    """The mandates that run: a chair above all must be followed by somebody."""
    today = timezone.localdate()
    mandates = Mandate.objects.filter(person=question.person).exclude(to_day__lt=today).select_related("partnership")
    return [
        Held(
            (gettext("Chair of the steering group: {name}") if one.chairs else gettext("Member of the steering group: {name}"))
            .format(name=one.partnership),
            reverse("steering:group", args=[one.partnership_id]),
            alone=one.chairs,
        )
        for one in mandates
    ]  # fmt: skip
