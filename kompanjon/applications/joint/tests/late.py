"""A case whose last day has passed with one signature missing."""

from datetime import timedelta

from django.utils import timezone

from kompanjon.applications.joint.actions.hand_in import hand_in
from kompanjon.applications.joint.actions.sign import sign
from kompanjon.applications.joint.models import Application
from kompanjon.testing import a_full_application, a_round

from .test_sign_off import Case


def half_signed():
    """Closed for signing and signed by Ekvik only, in a round with five days of grace."""
    made = Case(a_full_application(round=a_round(state="open", signature_grace_days=5)))
    made.revision = made.close()
    sign(made.application, made.ekvik, by=made.mayor, digest=made.revision.digest)
    return made


def a_day_passes(case, days=1):
    """The last day was so many days ago; the text had been closed before it."""
    then = timezone.now() - timedelta(days=days)
    call = case.application.round
    call.opens_at, call.closes_at = then - timedelta(days=30), then
    call.save()
    Application.objects.filter(pk=case.application.pk).update(closed_at=then - timedelta(hours=1))
    case.application = Application.objects.select_related("round").get(pk=case.application.pk)


def handed_in(case):
    a_day_passes(case)
    hand_in(case.application, by=case.alva)
    case.application.refresh_from_db()
    return case
