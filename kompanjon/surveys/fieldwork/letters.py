"""What is sent: one message in both languages, the person's own first, plain and simple, nothing fetched."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from kompanjon.core.post.actions import send_again, send_letter
from kompanjon.core.post.models import Letter
from kompanjon.core.speech import moment

from ..sampling.models import Addressee
from .keys import new_key
from .models import Invitation, Sending

FIELDS = ("name", "post", "organisation", "link", "code", "closes")


def addresses(token, lang):
    """The personal link and the link to decline, in one language."""
    with translation.override(lang):
        return (
            f"{settings.SITE_URL}{reverse('answering:enter', args=[token])}",
            f"{settings.SITE_URL}{reverse('answering:stop', args=[token])}",
        )


def filled(sending, unit, lang, token, code) -> str:
    """One language's text with the merge fields filled and the ways out under it. Unknown braces are left as they are."""
    link, stop = addresses(token, lang)
    with translation.override(lang):
        values = {
            "name": unit.addressee.name if unit.addressee else "",
            "post": getattr(unit.position, f"name_{lang}"),
            "organisation": getattr(unit.organisation, f"name_{lang}") or unit.organisation.code,
            "link": link,
            "code": code,
            "closes": moment(sending.wave.closes_at) if sending.wave.closes_at else "",
        }
        text = getattr(sending, f"body_{lang}")
        for field in FIELDS:
            text = text.replace("{" + field + "}", str(values[field]))
        if link not in text:
            text += f"\n\n{_('Answer here')}: {link}"
        foot = _("Your code, if you would rather type it: {code}. Do not want to be asked again? {stop}").format(
            code=code, stop=stop
        )
    return f"{text}\n\n{foot}"


def whole_letter(sending, unit, token, code) -> tuple[str, str]:
    """Subject and body: the person's language first, then the other."""
    first = unit.addressee.language if unit.addressee and unit.addressee.language in ("sv", "en") else "sv"
    second = "en" if first == "sv" else "sv"
    body = f"{filled(sending, unit, first, token, code)}\n\n---\n\n{filled(sending, unit, second, token, code)}"
    return getattr(sending, f"subject_{first}"), body


def send_message(sending, invitation):
    """Queue one person's message, with a key of its own. The occasion is unique: nobody is told twice."""
    unit = invitation.unit
    occasion = f"fieldwork.sending:{sending.pk}:{invitation.pk}"
    failed = Letter.objects.filter(address=unit.addressee.email, occasion=occasion, state=Letter.State.FAILED).first()
    if failed:
        send_again(failed)
        return failed
    token, code = new_key(invitation)
    subject, body = whole_letter(sending, unit, token, code)
    return send_letter(
        to=unit.addressee.email,
        occasion=occasion,
        subject=subject,
        body=body,
        language=unit.addressee.language,
        about=sending,
        secret=True,
    )


def text_again(question) -> str:
    """The text of a survey letter that was not sent, with another key: the one it held is forgotten."""
    kind, _colon, key = question.letter.occasion.partition(":")
    if kind == "fieldwork.sending":
        sending, invitation = (int(number) for number in key.split(":"))
        found = Invitation.objects.select_related("unit__addressee", "unit__organisation", "unit__position")
        found = found.get(pk=invitation)
        return whole_letter(Sending.objects.get(pk=sending), found.unit, *new_key(found))[1]
    if kind == "fieldwork.link":
        invitation = Invitation.objects.select_related("unit__addressee").get(pk=int(key.split(":")[0]))
        return _link_letter(invitation)
    return ""


def send_test(sending, unit, *, by, turn):
    """The same message to oneself, with a link that leads nowhere."""
    subject, body = whole_letter(sending, unit, "test-link-that-leads-nowhere", "TESTCODE22")
    return send_letter(to=by, occasion=f"fieldwork.test:{sending.pk}:{turn}", subject=subject, body=body, about=sending)


def send_new_link(address):
    """To the registered address, for each open wave where the person has an invitation still waiting."""
    from django.utils import timezone

    address = address.strip()
    if not address:
        return
    people = Addressee.objects.filter(email__iexact=address)
    waiting = Invitation.objects.filter(unit__addressee__in=people, unit__wave__state="open").exclude(
        state__in=["refused", "ineligible", "replaced"]
    )
    for invitation in waiting.select_related("unit__addressee", "unit__wave__survey")[:5]:
        person = invitation.unit.addressee
        with translation.override(person.language):
            subject = _("Your link to the survey: {title}").format(title=invitation.unit.wave.survey.title)
        send_letter(
            to=person.email,
            occasion=f"fieldwork.link:{invitation.pk}:{timezone.now():%Y%m%d%H}",
            subject=subject,
            body=_link_letter(invitation),
            language=person.language,
            secret=True,
        )


def _link_letter(invitation) -> str:
    token, code = new_key(invitation)
    language = invitation.unit.addressee.language
    with translation.override(language):
        link, _stop = addresses(token, language)
        return _("Here is a new link: {link}\n\nYour code: {code}").format(link=link, code=code)
