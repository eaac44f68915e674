"""A second factor that is lost, and the spare codes with it: somebody who may give seats takes it away."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from kompanjon.core.problems import Problem, Refused
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _

from ..access.acts import Act
from ..access.reach import people_who_may
from . import letters
from .models import Person


@transaction.atomic
def take_away_second_factor(person, *, by, reason):
    """All keys, apps and spare codes of a person go. The person is told, and so is everybody else who may do this."""
    locked = Person.objects.select_for_update().get(pk=person.pk)
    problems = may_be_taken_away(locked, by)
    if problems:
        raise Refused(problems)
    kinds = sorted(Authenticator.objects.filter(user=locked).values_list("type", flat=True))
    Authenticator.objects.filter(user=locked).delete()
    row = note(locked, Act.SECOND_FACTOR_TAKE, by=by, what={"kinds": kinds}, text=reason)
    letters.second_factor_taken(locked, by, row)
    for other in people_who_may(Act.SECOND_FACTOR_TAKE).exclude(pk__in=[locked.pk, by.pk]):
        letters.second_factor_taken_from(other, locked, by, reason, row)
    return locked


def may_be_taken_away(person, by):
    if person.pk == by.pk:
        return [Problem("FACTOR-OWN", _("Nobody takes away their own: ask a colleague who may give people seats."))]
    if not Authenticator.objects.filter(user=person).exists():
        return [Problem("FACTOR-NONE", _("There is no second step to take away."))]
    return []
