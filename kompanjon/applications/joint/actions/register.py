"""Registering, on behalf of the parties, what came in time on paper or as a Word file: begun, filled in, then filed."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from kompanjon.core.facts import announce
from kompanjon.core.problems import Problem, Refused
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _

from ..happenings import ApplicationHandedIn
from ..letters import tell_registered
from ..life import LIFE
from ..models import COMPONENTS
from ..search import keep_findable
from ..standing import latest_revision
from .attach import attach
from .hand_in import fix_rules, follow_hand_in, give_case_number
from .sign import keep_frozen
from .start import create_draft


@transaction.atomic
def begin_registering(*, by, round, component, partnership, came_in_at, upload, sums, working_language="en", **fields):
    """Begin a case for what came on paper. `sums` is öre by project year, as written; the parts are entered after this."""
    if problems := may_be_registered(round, component, came_in_at):
        raise Refused(problems)
    by_year = {str(year): amount for year, amount in enumerate(sums, 1) if amount}
    application = create_draft(
        round, component, partnership, by=by, working_language=working_language, on_paper=True, came_in_at=came_in_at,
        sums_on_paper=by_year, asked_by_year=by_year, asked=sum(by_year.values()), **fields,
    )  # fmt: skip
    note(application, "joint.application.begin_registering", by=by, what={"came_in_at": came_in_at, "round": round.pk})
    attach(application, upload, "other", None, by=by)
    return application


def may_be_registered(round, component, came_in_at) -> list[Problem]:
    problems = []
    if component not in round.components:
        text = _("This cannot be applied for in this round. What can: {components}.")
        names = ", ".join(gettext(name) for code, name in COMPONENTS if code in round.components)
        problems.append(Problem("PAPER-COMPONENT", text, {"components": names}, where="component"))
    if round.closes_at and came_in_at > round.closes_at:
        problems.append(Problem("PAPER-LATE", _("It came after the last day of the round."), where="came_in_at"))
    if came_in_at > timezone.now():
        problems.append(Problem("PAPER-FUTURE", _("The day it came lies ahead."), where="came_in_at"))
    return problems


def file_registered(application, *, by):
    """File what has been entered: it gets its case number, and counts as handed in on the day it came."""
    LIFE.take("register", application, by=by, what={"came_in_at": application.came_in_at})
    return latest_revision(application)


@LIFE.after("register")
def keep_registered(application, by):
    revision = keep_frozen(application, by)
    revision.handed_in_at = application.handed_in_at = application.came_in_at
    revision.save(update_fields=["handed_in_at"])
    fix_rules(application)
    give_case_number(application)
    keep_findable(application)
    tell_registered(application, revision, by)
    follow_hand_in(revision)
    announce(ApplicationHandedIn(application, revision))


def take_away_registered(application, *, by, reason):
    """What was begun by mistake: kept as withdrawn, with the reason, and never filed."""
    return LIFE.take("take_away", application, by=by, reason=reason)


def unlike_paper(application) -> list[tuple[int, int, int]]:
    """The project years whose lines do not add up to the sum on the paper: (year, on paper, entered), in öre."""
    paper, entered = application.sums_on_paper, application.asked_by_year
    years = sorted({*paper, *entered}, key=int)
    return [
        (int(year), paper.get(year, 0), entered.get(year, 0))
        for year in years
        if paper and paper.get(year, 0) != entered.get(year, 0)
    ]
