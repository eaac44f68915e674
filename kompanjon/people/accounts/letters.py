"""Letters about an account: to the address that is moved to, and to the one that is left."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from kompanjon.core.post.actions import send_letter


def confirm_address(person, address, token, mark):
    with override(person.language):
        link = settings.SITE_URL + reverse("accounts:confirm_address", args=[token])
    return send_letter(
        to=address, language=person.language, occasion=f"accounts.address.confirm:{person.pk}:{mark}",
        subject=_("Is this your new address?"), template="accounts/letters/confirm_address.txt",
        facts={"person": person, "link": link}, secret=True,
    )  # fmt: skip


def address_is_taken(person, address, mark):
    return send_letter(
        to=address, language=person.language, occasion=f"accounts.address.taken:{person.pk}:{mark}",
        subject=_("You have an account already"), template="accounts/letters/address_taken.txt",
    )  # fmt: skip


def move_was_asked(person, mark):
    return send_letter(
        to=person, occasion=f"accounts.address.asked:{person.pk}:{mark}",
        subject=_("Your account may move to another address"), template="accounts/letters/move_asked.txt",
    )  # fmt: skip


def address_was_moved(person, former, row):
    return send_letter(
        to=former, language=person.language, occasion=f"accounts.address.moved:{row.pk}",
        subject=_("Your account has moved to another address"), template="accounts/letters/address_moved.txt",
        facts={"person": person},
    )  # fmt: skip


def second_factor_taken(person, by, row):
    return send_letter(
        to=person, occasion=f"accounts.second_factor.taken:{row.pk}",
        subject=_("Your second step when signing in was taken away"), template="accounts/letters/factor_taken.txt",
        facts={"by": by},
    )  # fmt: skip


def second_factor_taken_from(to, person, by, reason, row):
    return send_letter(
        to=to, occasion=f"accounts.second_factor.told:{row.pk}",
        subject=_("A colleague's second step was taken away"), template="accounts/letters/factor_told.txt",
        facts={"by": by, "person": person, "reason": reason}, about=person,
    )  # fmt: skip
