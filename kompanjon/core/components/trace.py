"""A record's chain told in names and words: who did what, when, and why."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.utils.translation import gettext

from kompanjon.core.lifecycle import LIFECYCLES
from kompanjon.core.trace.queries import history
from kompanjon.core.words import _


@dataclass(frozen=True)
class Told:
    at: datetime
    who: str
    what: str
    why: str
    why_erased: bool


def told(record):
    """Two queries, however long the chain."""
    rows = list(history(record))
    keys = {int(row.by.partition(":")[2]) for row in rows if row.by}
    names = {person.pk: str(person) for person in get_user_model().objects.filter(pk__in=keys)} if keys else {}
    return [
        Told(
            row.at,
            names.get(int(row.by.partition(":")[2]), gettext("a person who has been erased"))
            if row.by
            else gettext("the system"),
            word(row.act),
            row.text.text if row.text else "",
            bool(row.text_digest and not row.text),
        )
        for row in rows
    ]


VERBS = {
    "ask": _("Asked somebody"),
    "begin": _("Begun"),
    "correct": _("Corrected"),
    "draft": _("Drafted"),
    "edit": _("Changed"),
    "end": _("Ended"),
    "except": _("Exception given"),
    "extract": _("Extract taken out"),
    "give": _("Given"),
    "name": _("Appointed"),
    "propose": _("Proposed"),
    "publish": _("Published"),
    "record": _("Entered"),
    "renew": _("Renewed"),
    "send": _("Sent"),
    "withdraw": _("Withdrawn"),
    "withhold": _("Withheld or shown again"),
    "write": _("Written"),
}
"""What an act that is no step of a flow is called once it has been done, by its verb."""


def word(act):
    """The step's own label where the act is a step of a flow; otherwise the act's last words."""
    flow, _, step = act.partition(".")
    if flow in LIFECYCLES and step in {known.name for known in LIFECYCLES[flow].flow.steps}:
        return gettext(LIFECYCLES[flow].flow.step(step).label)
    verb = act.rsplit(".", 1)[-1]
    return gettext(VERBS[verb]) if verb in VERBS else gettext(verb.replace("_", " ").capitalize())
