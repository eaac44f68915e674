"""A record's chain told in names and words: who did what, when, and why."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.utils.translation import gettext

from kompanjon.core.lifecycle import LIFECYCLES
from kompanjon.core.trace.queries import history


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


def word(act):
    """The step's own label where the act is a step of a flow; otherwise the act's last words."""
    flow, _, step = act.partition(".")
    if flow in LIFECYCLES and step in {known.name for known in LIFECYCLES[flow].flow.steps}:
        return gettext(LIFECYCLES[flow].flow.step(step).label)
    return gettext(act.rsplit(".", 1)[-1].replace("_", " ").capitalize())
