"""What the first day looks up: the settings of the mail server, and how the test letter fared."""

from django.conf import settings

from kompanjon.core.post.models import Letter
from kompanjon.core.words import _

MAIL = {
    "MAIL_HOST": _("the mail server"),
    "MAIL_PORT": _("its port: usually 587 with TLS, 465 with SSL"),
    "MAIL_USER": _("the name it knows you by, if it asks for one"),
    "MAIL_PASSWORD": _("the password that goes with the name"),
    "MAIL_TLS": _("true for TLS once the talk has begun (STARTTLS)"),
    "MAIL_SSL": _("true for TLS from the first byte; never both"),
    "MAIL_FROM": _("the sender of every letter"),
}
TEST_LETTER = "office.test_letter"


def mail_settings():
    """Each setting of the mail server, what it is and what it is now; a password is never shown."""
    now = {
        "MAIL_HOST": settings.EMAIL_HOST, "MAIL_PORT": settings.EMAIL_PORT, "MAIL_USER": settings.EMAIL_HOST_USER,
        "MAIL_PASSWORD": "••••" if settings.EMAIL_HOST_PASSWORD else "", "MAIL_TLS": said(settings.EMAIL_USE_TLS),
        "MAIL_SSL": said(settings.EMAIL_USE_SSL), "MAIL_FROM": settings.DEFAULT_FROM_EMAIL,
    }  # fmt: skip
    return [(f"KOMPANJON_{name}", meaning, now[name]) for name, meaning in MAIL.items()]


def said(switch):
    """As it is written in the environment."""
    return "true" if switch else "false"


def latest_test_letter():
    return Letter.objects.filter(occasion__startswith=f"{TEST_LETTER}:").order_by("-pk").first()
