"""Letters about an application. Each is drafted in its receiver's language, and sent once for each occasion."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext

from kompanjon.core.post.actions import send_letter
from kompanjon.core.words import _

from .freezing import short_code
from .queries import coordinators_of, parties_of


def write(to, template, occasion, subject, application, *, language="", page="joint:application", **facts):
    """One letter: `subject` is a marked sentence, its place holders filled from the facts."""
    language = language or getattr(to, "language", "") or "en"
    attachments, secret = facts.pop("attachments", ()), facts.pop("secret", False)
    with translation.override(language):
        known = {
            "application": application,
            "address": settings.SITE_URL + reverse(page, args=[application.pk]),
            **facts,
        }
        known["parties"] = " – ".join(party.organisation.label for party in parties_of(application))
        said = gettext(subject).format(**{name: str(value) for name, value in known.items()})
        return send_letter(
            to=to, occasion=occasion, subject=said, template=f"joint/letters/{template}.txt", facts=known,
            language=language, attachments=attachments, about=application, secret=secret,
        )  # fmt: skip


def to_coordinators(application, template, occasion, subject, **facts):
    for person in coordinators_of(application):
        write(person, template, occasion, subject, application, **facts)


def tell_text_closed(application, revision, by):
    to_coordinators(
        application, "text_closed", f"joint.closed:{revision.pk}", _("The text is closed for signing: {application}"),
        revision=revision, by=by,
    )  # fmt: skip


def tell_signature_fell(application, signature, by):
    occasion = f"joint.fell:{signature.pk}"
    subject = _("Your signature no longer holds: {application}")
    if signature.person:
        write(signature.person, "signature_fell", occasion, subject, application, signature=signature, by=by)
    elif address := address_of_link(signature):
        write(
            address.email,
            "signature_fell",
            occasion,
            subject,
            application,
            language=address.language,
            signature=signature,
            by=by,
        )


def address_of_link(signature):
    return signature.revision.links.filter(party=signature.party, used_at__isnull=False).order_by("-used_at").first()


def tell_signed(application, signature):
    """A receipt to the signatory and to all coordinators."""
    subject, occasion = _("Receipt: {signature} has signed"), f"joint.signed:{signature.pk}"
    facts = {"signature": signature, "code": short_code(signature.revision.digest)}
    if signature.person:
        write(signature.person, "signed", occasion, subject, application, **facts)
    elif address := address_of_link(signature):
        write(address.email, "signed", occasion, subject, application, language=address.language, **facts)
    to_coordinators(application, "signed", occasion, subject, **facts)


def send_signing_link(application, link, key, by):
    with translation.override(link.language):
        address = settings.SITE_URL + reverse("joint:sign_by_link", args=[key])
    write(
        link.email, "signing_link", f"joint.link:{link.pk}", _("{by} asks you to sign for {party}"), application,
        language=link.language, secret=True, link=address, by=by, party=link.party, name=link.name, ends_at=link.ends_at,
    )  # fmt: skip


def tell_page_refused(application, signature):
    if signature.uploaded_by:
        write(
            signature.uploaded_by, "page_refused", f"joint.page_refused:{signature.pk}",
            _("A signed page could not be accepted: {application}"), application, signature=signature,
        )  # fmt: skip


def tell_handed_in(application, revision, unsigned):
    to_coordinators(
        application, "handed_in", f"joint.handed_in:{revision.pk}", _("Receipt: {application} is handed in"),
        revision=revision, unsigned=[str(party) for party in unsigned], code=short_code(revision.digest),
        case_number=application.case_number,
    )  # fmt: skip


def tell_registered(application, revision, by):
    """What the office has entered and filed from paper, so that the parties can see it and say if something is wrong."""
    to_coordinators(
        application, "registered", f"joint.registered:{revision.pk}", _("Registered from paper: {application}"),
        by=by, case_number=application.case_number, came_in_at=application.came_in_at,
    )  # fmt: skip


def tell_completed(application, revision, reason, by):
    """A completion that the office has entered and filed from paper."""
    to_coordinators(
        application, "completed", f"joint.completed:{revision.pk}", _("Completed from paper: {application}"),
        by=by, case_number=application.case_number, came_in_at=revision.handed_in_at, reason=reason,
    )  # fmt: skip


def tell_returned(application, reason, due):
    to_coordinators(
        application, "returned", f"joint.returned:{application.pk}:{due:%Y%m%d%H%M}", _("Please complete: {application}"),
        reason=reason, due=due,
    )  # fmt: skip


def tell_at_a_distance(application, let, reason):
    """The office lets meetings at a distance count as visits, or no longer does. Each time is an occasion of its own."""
    to_coordinators(
        application, "at_a_distance", f"joint.at_a_distance:{application.pk}:{timezone.now():%Y%m%d%H%M%S%f}",
        _("Meetings at a distance: {application}"), let=let, reason=reason,
    )  # fmt: skip


def tell_later_day(application, until, reason):
    """A draft has got a later last day: its own, or its round's."""
    to_coordinators(
        application, "later_day", f"joint.later_day:{application.pk}:{until:%Y%m%d%H%M}",
        _("A later last day: {application}"), until=until, reason=reason,
    )  # fmt: skip


def tell_withdrawn(application, by):
    to_coordinators(application, "withdrawn", f"joint.withdrawn:{application.pk}", _("Withdrawn: {application}"), by=by)
    if application.officer:
        occasion = f"joint.withdrawn:{application.pk}"
        write(application.officer, "withdrawn", occasion, _("Withdrawn: {application}"), application, by=by)


def send_to_registrars(revision):
    """What was handed in, to each Swedish party's registrar that has given an address."""
    application = revision.application
    content = revision.pdf.content.open("rb").read()
    for party in parties_of(application):
        if party.registrar_email and party.side == "swedish":
            write(
                party.registrar_email, "registrar", f"joint.registrar:{revision.pk}", _("For registration: {application}"),
                application, language="sv", party=party, revision=revision,
                attachments=[(revision.pdf.name, content, "application/pdf")],
            )  # fmt: skip
