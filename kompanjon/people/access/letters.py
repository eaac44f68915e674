from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from kompanjon.core.post.actions import send_letter

from .grants import Role
from .speech import partnership_names, role_name


def link_of(invitation, key):
    """The personal address of an invitation, in the language of whom it is for."""
    with override(invitation.language):
        return settings.SITE_URL + reverse("access:accept", args=[key])


def send_code(invitation, code):
    """The code that shows that the address is one's own."""
    with override(invitation.language):
        return send_letter(
            to=invitation.email,
            language=invitation.language,
            occasion=f"access.code:{invitation.pk}:{invitation.codes_sent}:{invitation.key_hash[:12]}",
            subject=_("Your code: {code}").format(code=f"{code[:4]} {code[4:]}"),
            template="access/letters/code.txt",
            facts={"code": f"{code[:4]} {code[4:]}", "invitation": invitation},
            about=invitation,
            secret=True,
        )


def send_invitation(invitation, key):
    """The letter with the link. Renewing makes a new occasion, so that it is sent again."""
    with override(invitation.language):
        facts = {
            "invitation": invitation,
            "link": link_of(invitation, key),
            "role": role_name(Role(invitation.role)),
            "partnership": partnership_names([invitation.partnership]).get(invitation.partnership, ""),
        }
        return send_letter(
            to=invitation.email,
            language=invitation.language,
            occasion=f"access.invitation:{invitation.pk}:{invitation.key_hash[:12]}",
            subject=_("Invitation to municipal partnerships"),
            template="access/letters/invitation.txt",
            facts=facts,
            about=invitation,
            secret=True,
        )
