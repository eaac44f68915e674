"""How the sign-in library behaves in this house."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.utils.crypto import get_random_string
from django.utils.translation import get_language, override

from kompanjon.core.post.actions import send_letter

from .models import Person
from .second_factor import needs_second_factor


class HouseAdapter(DefaultAccountAdapter):
    """Accounts begin with an invitation; nobody signs up by themselves. Mail goes out as letters do."""

    def is_open_for_signup(self, request):
        return False

    def send_mail(self, template_prefix, email, context):
        person = context.get("user") or Person.objects.filter(email__iexact=email).first()
        language = getattr(person, "language", "") or get_language() or "sv"
        with override(language):
            facts = {"request": self.request, "email": email, "site_url": settings.SITE_URL, **context}
            mail = self.render_mail(template_prefix, email, facts)
        send_letter(
            to=person if person and person.email.casefold() == email.casefold() else email,
            language=language,
            occasion=f"{template_prefix}:{get_random_string(16)}",
            subject=mail.subject,
            body=mail.body,
            secret=True,
        )


class HouseMFAAdapter(DefaultMFAAdapter):
    def can_delete_authenticator(self, authenticator):
        """Whoever must have a second factor keeps the last one: another is added first."""
        others = authenticator.user.authenticator_set.exclude(pk=authenticator.pk).exclude(type="recovery_codes")
        return others.exists() or not needs_second_factor(authenticator.user)


class HouseSocialAdapter(DefaultSocialAccountAdapter):
    """The employer's sign-in opens accounts that exist; it makes none."""

    def is_open_for_signup(self, request, sociallogin):
        return False
