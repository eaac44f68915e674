"""What waits for somebody: one line of the desk, plain values."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from kompanjon.core.words import _

SOON_DAYS = 7


@dataclass(frozen=True)
class DeskItem:
    """What waits (`title`, and the two places if it is a partnership's), why, until when, and where to do it.

    `why` and `act` are marked sentences; `values` fills the {placeholders} of `why`.
    """

    title: str
    why: str
    url: str
    values: dict = field(default_factory=dict)
    until: datetime | None = None
    act: str = _("Open")
    here: str = ""
    there: str = ""
    is_example: bool = False

    @property
    def sentence(self):
        return gettext(self.why).format(**self.values)

    @property
    def next(self):
        return gettext(self.act)

    @property
    def late(self):
        return self.until is not None and self.until < timezone.now()

    @property
    def soon(self):
        return self.until is not None and not self.late and (self.until - timezone.now()).days < SOON_DAYS


@dataclass(frozen=True)
class Counted:
    """A line that needs no more than a number: the rows, each counted once by `of`, and the line if there are any.

    The number fills {n} in the line's `why`. However many such lines a desk has, they are counted in one statement.
    """

    rows: QuerySet
    line: DeskItem
    of: str = "pk"
