"""Ways in: a secret of 160 bits for the link, ten characters for paper. Only keyed hashes are kept."""

import secrets

from django.utils.crypto import salted_hmac

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0, O, 1 or I


def new_token() -> str:
    return secrets.token_urlsafe(20)


def new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _place in range(10))


def hashed(secret: str) -> str:
    """Keyed, so that a stolen database cannot be searched for the short codes."""
    return salted_hmac("kompanjon.surveys.keys", secret.strip(), algorithm="sha256").hexdigest()


def plain_code(typed: str) -> str:
    """A code as people type it: small letters, spaces and dashes do no harm."""
    return "".join(c for c in typed.upper() if c in LETTERS)[:10]


def new_key(invitation):
    """Another way in for the same invitation; older ones go on working. Returns what is shown once: token and code."""
    from .models import InvitationKey

    token, code = new_token(), new_code()
    InvitationKey.objects.create(invitation=invitation, token_hash=hashed(token), code_hash=hashed(code))
    return token, code


def invitation_of(secret: str):
    """The invitation a token or code opens, or None."""
    from django.db.models import Q

    from .models import InvitationKey

    mark, short = hashed(secret), hashed(plain_code(secret))
    key = (
        InvitationKey.objects.filter(Q(token_hash=mark) | Q(code_hash=short))
        .select_related(
            "invitation__unit__wave__survey", "invitation__unit__organisation", "invitation__unit__position"
        )
        .first()
    )
    return key.invitation if key else None
