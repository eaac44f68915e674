"""What a passkey sends comes from a stranger's browser: the library reads it deep down, and what it cannot read is refused here."""

import struct
from contextlib import contextmanager

from allauth.mfa.webauthn import forms as webauthn
from cryptography.exceptions import InvalidSignature
from django import forms
from django.forms.fields import InvalidJSONInput
from django.utils.translation import gettext_lazy as _

UNREADABLE = (
    ArithmeticError, AssertionError, AttributeError, InvalidSignature, LookupError, NotImplementedError, RecursionError,
    TypeError, ValueError, struct.error,
)  # fmt: skip
"""What the library lets through when a credential is not what it should be: a number of 5,000 digits, a list for a text."""
MOST_CHARACTERS = 100_000


NOT_USABLE = _("The answer from your key could not be used. Try once more, or choose another way.")


def not_usable():
    return forms.ValidationError(NOT_USABLE, code="credential")


@contextmanager
def readable():
    """Within this, a credential that cannot be read or is not the right one is answered in our own words."""
    try:
        yield
    except forms.ValidationError as refused:
        if getattr(refused, "code", "") != "incorrect_code":
            raise
        raise not_usable() from refused
    except UNREADABLE as trouble:
        raise not_usable() from trouble


class CredentialField(forms.JSONField):
    def __init__(self):
        super().__init__(widget=forms.HiddenInput, max_length=MOST_CHARACTERS)
        self.error_messages["invalid"] = NOT_USABLE
        self.error_messages["required"] = _("The key did not answer. Try once more, or choose another way.")

    def to_python(self, value):
        with readable():
            if len(value or "") > MOST_CHARACTERS:
                raise not_usable()
            said = super().to_python(value)
        if said is not None and not isinstance(said, dict):
            raise not_usable()
        return said

    def bound_data(self, data, initial):
        try:
            return super().bound_data(data, initial)
        except UNREADABLE:
            return InvalidJSONInput(data)


class CarefulCredential:
    """The library's form, with a credential that may be anything."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["credential"] = CredentialField()


class Presented(CarefulCredential):
    def clean_credential(self):
        with readable():
            return super().clean_credential()


class AuthenticateWebAuthnForm(Presented, webauthn.AuthenticateWebAuthnForm): ...


class LoginWebAuthnForm(Presented, webauthn.LoginWebAuthnForm): ...


class ReauthenticateWebAuthnForm(Presented, webauthn.ReauthenticateWebAuthnForm): ...


class AddWebAuthnForm(CarefulCredential, webauthn.AddWebAuthnForm):
    def clean(self):
        with readable():
            return super().clean()
