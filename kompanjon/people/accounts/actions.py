from allauth.account.models import EmailAddress
from django.db import transaction

from ..access.actions import accept
from .models import Person


@transaction.atomic
def person_from_invitation(invitation, *, proven, name, language, password=""):
    """The account of somebody who was invited, and the seat that was offered: both or neither.

    `proven`: they came by the letter, or wrote the code that was sent to the address.
    """
    person = Person(email=invitation.email, name=name, language=language)
    if password:
        person.set_password(password)
    else:
        person.set_unusable_password()
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=proven, primary=True)
    accept(invitation, person)
    return person
