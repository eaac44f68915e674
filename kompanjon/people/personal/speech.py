"""The fields of the register of personal data, in words: the names of columns are for files."""

from django.utils.translation import gettext

from kompanjon.core.words import _

FIELD_WORDS = {
    "act": _("what was done"),
    "address": _("address"),
    "application": _("application"),
    "asked_at": _("when asked"),
    "at": _("when"),
    "body": _("text"),
    "chairs": _("whether chair"),
    "created_at": _("since when"),
    "email": _("e-mail address"),
    "ends_at": _("until when"),
    "from_day": _("from"),
    "function": _("title"),
    "given_at": _("when given"),
    "handed_in_at": _("when handed in"),
    "joined_at": _("when the account was made"),
    "kind": _("kind"),
    "language": _("language"),
    "last_login": _("last sign-in"),
    "last_used_at": _("last used"),
    "made_at": _("when made"),
    "name": _("name"),
    "on": _("day"),
    "organisation": _("organisation"),
    "partnership": _("which partnership"),
    "partnerships.mandate.body": _("assembly or board"),
    "phone": _("phone number"),
    "phone_kind": _("kind of phone number"),
    "political_role": _("majority or opposition"),
    "provider": _("employer's service"),
    "record": _("which record"),
    "role": _("role"),
    "said": _("what was said"),
    "seat": _("seat"),
    "sent_at": _("when sent"),
    "spoke_with": _("spoke with"),
    "subject": _("subject"),
    "text": _("text"),
    "ties": _("ties to the parties"),
    "time_zone": _("time zone"),
    "to_day": _("to"),
    "type": _("kind"),
    "uid": _("number at the employer's service"),
    "used_at": _("when used"),
    "verified": _("whether confirmed"),
    "way": _("way of signing"),
    "why_not": _("why there was no contact"),
    "withheld": _("whether withheld"),
    "withheld_reason": _("why withheld"),
    "written_at": _("when written"),
}


def in_words(kept):
    words = (FIELD_WORDS.get(f"{kept.model}.{field}") or FIELD_WORDS[field] for field in kept.fields)
    return ", ".join(gettext(word) for word in words)
