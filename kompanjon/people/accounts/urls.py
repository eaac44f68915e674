"""Signing in, one's account, and the second factor: the sign-in library's views under our own addresses."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _

from . import views

OPEN = "open_to_all"
OWN = "signed_in"


def at(route, view, name, door):
    """A library view with the mark that every address in this house carries."""
    view.door = door
    return path(route, view, name=name)


signing_in = [
    at(_("sign-in/"), account.login, "account_login", OPEN),
    at(_("sign-in/code/"), account.request_login_code, "account_request_login_code", OPEN),
    at(_("sign-in/code/enter/"), account.confirm_login_code, "account_confirm_login_code", OPEN),
    at(_("sign-in/second-step/"), mfa.authenticate, "mfa_authenticate", OPEN),
    at(_("sign-in/passkey/"), keys.login_webauthn, "mfa_login_webauthn", OPEN),
    at(_("sign-in/closed/"), account.account_inactive, "account_inactive", OPEN),
    at(_("sign-in/how-to-get-an-account/"), account.signup, "account_signup", OPEN),
    at(_("sign-out/"), account.logout, "account_logout", OPEN),
]
password = [
    at(_("forgotten-password/"), account.password_reset, "account_reset_password", OPEN),
    at(_("forgotten-password/sent/"), account.password_reset_done, "account_reset_password_done", OPEN),
    at(
        _("forgotten-password/done/"),
        account.password_reset_from_key_done,
        "account_reset_password_from_key_done",
        OPEN,
    ),
    re_path(
        _(r"^forgotten-password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$"),
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    at(_("my-account/password/"), account.password_change, "account_change_password", OWN),
    at(_("my-account/password/first/"), account.password_set, "account_set_password", OWN),
    at(_("my-account/confirm/"), account.reauthenticate, "account_reauthenticate", OWN),
    at(_("my-account/address/"), views.another_address, "account_email", OWN),
    at(
        _("my-account/address/sent/"),
        account.email_verification_sent,
        "account_email_verification_sent",
        OPEN,
    ),
]
account.password_reset_from_key.door = OPEN
second_factor = [
    at(_("my-account/second-step/"), mfa.index, "mfa_index", OWN),
    at(_("my-account/second-step/confirm/"), mfa.reauthenticate, "mfa_reauthenticate", OWN),
    at(_("my-account/second-step/app/"), totp.activate_totp, "mfa_activate_totp", OWN),
    at(_("my-account/second-step/app/remove/"), totp.deactivate_totp, "mfa_deactivate_totp", OWN),
    at(_("my-account/second-step/codes/"), recovery.view_recovery_codes, "mfa_view_recovery_codes", OWN),
    at(_("my-account/second-step/codes/new/"), recovery.generate_recovery_codes, "mfa_generate_recovery_codes", OWN),
    at(_("my-account/second-step/codes/file/"), recovery.download_recovery_codes, "mfa_download_recovery_codes", OWN),
    at(_("my-account/second-step/keys/"), keys.list_webauthn, "mfa_list_webauthn", OWN),
    at(_("my-account/second-step/keys/add/"), keys.add_webauthn, "mfa_add_webauthn", OWN),
    at(_("my-account/second-step/keys/confirm/"), keys.reauthenticate_webauthn, "mfa_reauthenticate_webauthn", OWN),
    at(_("my-account/second-step/keys/<int:pk>/remove/"), keys.remove_webauthn, "mfa_remove_webauthn", OWN),
    at(_("my-account/second-step/keys/<int:pk>/"), keys.edit_webauthn, "mfa_edit_webauthn", OWN),
]
ours = (
    [
        path(_("my-account/"), views.profile, name="profile"),
        path(_("my-account/address/<str:token>/move/"), views.confirm_address, name="confirm_address"),
        path(_("office/people/<int:pk>/second-step/"), views.take_away_second_factor, name="lost"),
        path(_("my-account/not-sent/"), views.kept_form, name="kept"),
        path(_("sign-in/as/<int:pk>/"), views.sign_in_as_cast, name="as_cast"),
    ],
    "accounts",
)
urlpatterns = [*signing_in, *password, *second_factor, path("", include(ours))]
