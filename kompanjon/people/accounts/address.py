"""Moving an account to another e-mail address: confirmed from the new one, told to the old one."""

from allauth.account.models import EmailAddress
from django.core import signing
from django.db import transaction
from django.utils.crypto import get_random_string

from kompanjon.core.problems import Problem, Refused
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _

from . import letters
from .models import Person

SALT, DAYS = "accounts.address", 3


def ask_to_move(person, address):
    """Send the link to the new address, and word of it to the old. A taken address is told so there, not on the page."""
    address, mark = address.strip(), get_random_string(12)
    if Person.objects.filter(email__iexact=address).exclude(pk=person.pk).exists():
        letters.address_is_taken(person, address, mark)
    else:
        letters.confirm_address(person, address, token_for(person, address), mark)
    letters.move_was_asked(person, mark)
    note(person, "accounts.address.ask", by=person)


def token_for(person, address):
    return signing.dumps([person.pk, person.email, address], salt=SALT, compress=True)


def read_token(person, token):
    """The address a link moves this person's account to; None for a link that is old, used, changed or another's."""
    try:
        key, former, address = signing.loads(token, salt=SALT, max_age=DAYS * 24 * 3600)
    except signing.BadSignature:
        return None
    return address if key == person.pk and former == person.email else None


@transaction.atomic
def move(person, address):
    """The account belongs to the new address from now on; its seats, its keys and its history stay."""
    locked = Person.objects.select_for_update().get(pk=person.pk)
    if Person.objects.filter(email__iexact=address).exclude(pk=locked.pk).exists():
        raise Refused([Problem("ADDRESS-TAKEN", _("Another account has that address by now."))])
    former, locked.email = locked.email, address
    locked.save(update_fields=["email"])
    EmailAddress.objects.filter(user=locked).delete()
    EmailAddress.objects.filter(email__iexact=address).delete()
    EmailAddress.objects.create(user=locked, email=address, verified=True, primary=True)
    row = note(locked, "accounts.address.move", by=person, text=f"{former} → {address}")
    letters.address_was_moved(locked, former, row)
    person.email = address
    return locked
