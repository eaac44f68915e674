"""A respondent's visit: a signed cookie says which invitation, and in anonymous mode which draft. No session is kept."""

from dataclasses import dataclass

from django.conf import settings
from django.core import signing

from ..fieldwork.keys import hashed
from ..fieldwork.models import Invitation
from ..sampling.queries import values_of
from .models import AnonymousDraft, ResponseLink
from .questions import items_of

RESUME = "kompanjon.surveys.resume"
COOKIE, SALT, KEPT_FOR = "svar", "kompanjon.surveys.visit", 60 * 60 * 24 * 120


@dataclass
class Visit:
    invitation: Invitation
    questionnaire: object
    kept: object = None  # a Response or an AnonymousDraft, once the respondent has begun
    secret: str = ""

    @property
    def wave(self):
        return self.invitation.unit.wave

    @property
    def unit_values(self):
        unit = self.invitation.unit
        if self.wave.anonymous:
            return self.kept.groups if self.kept else {}
        return values_of(unit)

    @property
    def items(self):
        return items_of(self.kept.questionnaire if self.kept else self.questionnaire)

    @property
    def answers(self):
        return self.kept.answers if self.kept else {}

    @property
    def taken(self):
        """Anonymous mode: this draft is not handed in, but another that was begun with the same invitation is."""
        return self.wave.anonymous and self.kept is not None and self.invitation.state == "completed"


def remember(response, invitation_id, secret=""):
    value = signing.dumps({"i": invitation_id, "s": secret}, salt=SALT)
    response.set_cookie(COOKIE, value, max_age=KEPT_FOR, httponly=True, samesite="Lax", secure=settings.HTTPS)
    return response


def sealed(visit) -> str:
    """What a resume link holds: the secret of the draft and the invitation it began from, signed.

    The two stand together in the respondent's own link and cookie only. No table of ours may know of both.
    """
    return signing.dumps({"i": visit.invitation.pk, "s": visit.secret}, salt=RESUME)


def opened(link) -> tuple[int | None, str]:
    """The invitation and the secret of a resume link, or nothing."""
    try:
        inside = signing.loads(link, salt=RESUME)
    except signing.BadSignature:
        return None, ""
    return inside["i"], inside["s"]


def forget(response):
    response.delete_cookie(COOKIE, samesite="Lax")
    return response


def visit_of(request) -> Visit | None:
    """Who is here, from the cookie; None for anybody else."""
    try:
        inside = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        return None
    related = ("unit__wave__survey", "unit__organisation", "unit__position")
    invitation = Invitation.objects.select_related(*related).filter(pk=inside["i"]).first()
    if invitation is None:
        return None
    wave = invitation.unit.wave
    questionnaire = wave.questionnaires.filter(published_at__isnull=False).order_by("-version").first()
    if questionnaire is None:
        return None
    questionnaire.wave = wave
    visit = Visit(invitation, questionnaire, secret=inside.get("s", ""))
    visit.kept = _draft(visit) if wave.anonymous else _response(invitation)
    return visit


def _response(invitation):
    link = ResponseLink.objects.filter(invitation=invitation).select_related("response__questionnaire").first()
    return link.response if link else None


def _draft(visit):
    if not visit.secret:
        return None
    found = AnonymousDraft.objects.filter(secret_hash=hashed(visit.secret), wave=visit.wave, submitted=False)
    return found.select_related("questionnaire").first()
