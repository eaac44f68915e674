"""The sign-in library's forms without words inside the boxes: a label stands above each, and stays while one types."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp


class Labelled:
    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class LoginForm(Labelled, account.LoginForm): ...


class RequestLoginCodeForm(Labelled, account.RequestLoginCodeForm): ...


class ConfirmLoginCodeForm(Labelled, account.ConfirmLoginCodeForm): ...


class ResetPasswordForm(Labelled, account.ResetPasswordForm): ...


class ResetPasswordKeyForm(Labelled, account.ResetPasswordKeyForm): ...


class ChangePasswordForm(Labelled, account.ChangePasswordForm): ...


class SetPasswordForm(Labelled, account.SetPasswordForm): ...


class ReauthenticateForm(Labelled, account.ReauthenticateForm): ...


class AuthenticateForm(Labelled, mfa.AuthenticateForm): ...


class ReauthenticateByCodeForm(Labelled, mfa.ReauthenticateForm): ...


class ActivateTOTPForm(Labelled, totp.ActivateTOTPForm): ...
