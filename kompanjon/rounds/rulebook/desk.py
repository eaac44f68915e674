"""What of the rule book waits for somebody."""

from django.urls import reverse
from django.utils.translation import gettext

from kompanjon.core.words import _
from kompanjon.people.access.acts import Act
from kompanjon.people.desk.items import DeskItem

from .pages import still_open


def open_decisions(person):
    """The list of open decisions stands on the office's desk until it is empty: to decide, or to read and prepare."""
    decides = person.has_perm(Act.OPEN_DECISION_STAMP)
    if not (decides or person.has_perm(Act.RULE_SET_EDIT)):
        return []
    count = still_open()
    if not count:
        return []
    title, url = gettext("Open decisions"), reverse("rulebook:open_decisions")
    return [
        DeskItem(
            title,
            _("Our assumptions, until the office has decided: {count}."),
            url,
            {"count": count},
            act=_("Go through them") if decides else _("Read them"),
        )
    ]
