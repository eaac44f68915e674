"""What must hold before a joint application is closed, handed in and handed in again. Rules are told what time it is."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from kompanjon.core.problems import BLOCK, INFO, Problem
from kompanjon.core.words import _


@dataclass(frozen=True)
class Standing:
    """Where an application stands: everything a step asks about, fetched once."""

    now: datetime
    round_is_open: bool
    deadline: datetime | None
    closed_at: datetime | None
    grace_days: int
    unsigned: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    completion_due: datetime | None = None
    missing: tuple[Problem, ...] = ()
    findings: tuple[Problem, ...] = ()
    doubted_by: int | None = None
    one_may_turn_away: bool = False
    registered_by_office: bool = False

    @property
    def grace_ends(self) -> datetime | None:
        return last_day_to_sign(self.deadline, self.grace_days)

    @property
    def closed_in_time(self) -> bool:
        return self.deadline is None or (self.closed_at is not None and self.closed_at <= self.deadline)


def last_day_to_sign(deadline: datetime | None, grace_days: int | None) -> datetime | None:
    return deadline + timedelta(days=grace_days or 0) if deadline else None


def round_is_open(standing: Standing, by) -> list[Problem]:
    """The text is closed while the round is open, by Stockholm's clock. What was typed too late is saved all the same."""
    if standing.deadline and standing.now > standing.deadline:
        return [late(standing)]
    if not standing.round_is_open:
        return [Problem("JOINT-ROUND", _("The round is not open."))]
    return []


def in_time(standing: Standing, by) -> list[Problem]:
    """Handed in before the deadline, or within the days of grace when the text was closed in time."""
    if standing.registered_by_office or standing.deadline is None or standing.now <= standing.deadline:
        return []
    if standing.closed_in_time and standing.now <= standing.grace_ends:
        return []
    return [late(standing)]


def late(standing: Standing) -> Problem:
    return Problem(
        "JOINT-LATE",
        _("The last day was {deadline}, Swedish time. What you wrote is saved, but it cannot be handed in."),
        {"deadline": standing.deadline},
    )


def signed_or_in_grace(standing: Standing, by) -> list[Problem]:
    """Every party signs before the last day. After it, for some days, a text that was closed in time may lack one."""
    problems = all_signed(standing, by)
    if not problems or not standing.deadline or not standing.grace_days or not standing.closed_in_time:
        return problems
    if standing.now > standing.deadline:
        return [] if standing.now <= standing.grace_ends else problems
    text = _(
        "If a signature cannot come before {deadline}, you may hand in without it from then until {until}, "
        "because the text is closed in time."
    )
    values = {"deadline": standing.deadline, "until": standing.grace_ends}
    return [*problems, Problem("JOINT-GRACE", text, values, INFO)]


def all_signed(standing: Standing, by) -> list[Problem]:
    """Every party has signed: also what it has completed, which has a last day of its own."""
    if standing.registered_by_office:
        return []
    return [Problem("JOINT-UNSIGNED", _("{party} has not signed yet."), {"party": name}) for name in standing.unsigned]


def nobody_lacks(standing: Standing, by) -> list[Problem]:
    """A case that was handed in without a signature goes no further until it has come, or the office turns it away."""
    if standing.grace_ends and standing.now <= standing.grace_ends:
        text = _("{party} has not signed. It can be signed until {until}.")
    else:
        text = _(
            "{party} has not signed, and the days for signing are over. "
            "Give the case a later last day, ask for completion or turn it away."
        )
    values = {"until": standing.grace_ends}
    return [Problem("JOINT-LACKING", text, {"party": name, **values}) for name in standing.lacking]


def complete_again(standing: Standing, by) -> list[Problem]:
    """The completion came before the day it was asked for."""
    if standing.completion_due and standing.now > standing.completion_due:
        text = _("The completion was due {due}. Write to the programme officer and ask for a new day.")
        return [Problem("JOINT-COMPLETION", text, {"due": standing.completion_due})]
    return []


def complete(standing: Standing, by) -> list[Problem]:
    """Everything that must be answered is answered, so that what is signed is whole."""
    return list(standing.missing)


def nothing_blocks(standing: Standing, by) -> list[Problem]:
    return [problem for problem in standing.findings if problem.severity == BLOCK]


def came_on_paper(standing: Standing, by) -> list[Problem]:
    """What the parties write here they hand in themselves."""
    if standing.registered_by_office:
        return []
    return [Problem("JOINT-PAPER", _("The parties hand in this application themselves."))]


def written_here(standing: Standing, by) -> list[Problem]:
    """What came on paper is entered and filed by the office; the parties do not sign it here."""
    if not standing.registered_by_office:
        return []
    text = _("The office enters this application from paper and files it. You do not sign it here.")
    return [Problem("JOINT-OFFICE", text)]


def checked_by_two(standing: Standing, by) -> list[Problem]:
    """One person finds that a case is not eligible, another turns it away, unless the office has decided that one is enough."""
    if standing.doubted_by is None:
        return [Problem("JOINT-DOUBT", _("Somebody must first write why it is not eligible, and which rule says so."))]
    if standing.doubted_by == by.pk and not standing.one_may_turn_away:
        return [Problem("JOINT-TWO", _("Somebody else than the person who found it not eligible must turn it away."))]
    return []


def no_file() -> Problem:
    """An upload that broke, or a button pressed without a file."""
    return Problem("FILE-NONE", _("No file came with the form. Choose it again; nothing else on the page is lost."))
