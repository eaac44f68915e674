"""What a steering group should look like, and what will be missing soon. Plain functions on plain values.

The figures (how many of each, how many meetings, how long a place may be empty) are the office's, dated, in the rule
book of the room above. They come in as one `Expected`, each with whether it has been decided; a figure that is not known
is not asked for. Everything here warns at most.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from kompanjon.core.problems import INFO, WARN, Problem
from kompanjon.core.words import _

POSTS = ("majority", "opposition", "official")
LOOK_AHEAD = timedelta(days=90)
"""How long before a gap one is told: a manner of ours, not a rule of the programme."""

WHOLE_GROUP = _("The group as a whole")
NONE = {
    "majority": _("{party} has no member of the majority."),
    "opposition": _("{party} has no member of the opposition."),
    "official": _("{party} has no leading official."),
}
TOO_FEW = {
    "majority": _("{party} has {found} of {needed} members of the majority."),
    "opposition": _("{party} has {found} of {needed} members of the opposition."),
    "official": _("{party} has {found} of {needed} leading officials."),
}
SINCE = {
    "majority": _("Since {day} {party} has no member of the majority."),
    "opposition": _("Since {day} {party} has no member of the opposition."),
    "official": _("Since {day} {party} has no leading official."),
}
SINCE_COUNCIL = {
    "majority": _("Since the councils changed on {day} {party} has no member of the majority."),
    "opposition": _("Since the councils changed on {day} {party} has no member of the opposition."),
}
AHEAD = {
    "majority": _("From {day} {party} has too few members of the majority: the mandate of {name} ends."),
    "opposition": _("From {day} {party} has too few members of the opposition: the mandate of {name} ends."),
    "official": _("From {day} {party} has too few leading officials: the mandate of {name} ends."),
}


@dataclass(frozen=True)
class Said:
    """A figure of the rule book: what it is, whether the office has decided it, and where it was read."""

    value: Any = None
    decided: bool = False
    source: str = ""


@dataclass(frozen=True)
class Expected:
    majority: Said = Said()
    opposition: Said = Said()
    official: Said = Said()
    counted_per: Said = Said("party")
    meetings_a_year: Said = Said()
    distance_counts: Said = Said()
    vacancy_days: Said = Said()

    def of(self, post: str) -> Said:
        return getattr(self, post)


@dataclass(frozen=True)
class PartyOf:
    """A party of the partnership. `excused` is the reason, once given, why it has no opposition to name."""

    key: int
    name: str
    swedish: bool
    excused: str = ""


@dataclass(frozen=True)
class Member:
    name: str
    party: int
    kind: str
    political_role: str = "not_applicable"
    chairs: bool = False
    from_day: date | None = None
    to_day: date | None = None

    @property
    def post(self) -> str:
        return "official" if self.kind == "official" else self.political_role

    def sits(self, day: date) -> bool:
        return (self.from_day is None or self.from_day <= day) and (self.to_day is None or day <= self.to_day)


@dataclass(frozen=True)
class Meeting:
    """`host` is a party's key; `accepted` says that the office lets a meeting at a distance count."""

    on: date
    host: int | None = None
    at_distance: bool = False
    accepted: bool = False


@dataclass(frozen=True)
class Group:
    parties: tuple[PartyOf, ...]
    members: tuple[Member, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    expected: Expected = field(default_factory=Expected)
    since_year: int | None = None


def findings(group: Group, today: date) -> list[Problem]:
    """All there is to think about, what is wrong now before what comes."""
    if not any(member.sits(today) for member in group.members):
        wanted = any(group.expected.of(post).value for post in POSTS)
        nobody = Problem("R-TEAM-01", _("No steering group has been entered."), {}, WARN)
        return [*([nobody] if wanted else []), *meetings_are_held(group, today)]
    return [
        *kinds_are_there(group, today),
        *somebody_chairs(group, today),
        *roles_hold_after_the_election(group, today),
        *no_gap_ahead(group, today),
        *meetings_are_held(group, today),
        *hosts_take_turns(group, today),
    ]


def units(group: Group) -> Iterable[tuple[str, bool, bool, list[Member]]]:
    """What the kinds are counted in: each party, or the group as a whole. (name, Swedish, excused, members)"""
    if group.expected.counted_per.value == "group":
        yield WHOLE_GROUP, False, all(party.excused for party in group.parties), list(group.members)
        return
    for party in group.parties:
        yield party.name, party.swedish, bool(party.excused), [one for one in group.members if one.party == party.key]


def lacking(group: Group, day: date) -> Iterable[tuple[str, bool, str, int, list[Member]]]:
    """(unit, Swedish, post, how many there are, those who ever held the post) wherever there are too few on a day."""
    for name, swedish, excused, members in units(group):
        for post in POSTS:
            needed = group.expected.of(post).value
            if not needed or (post == "opposition" and excused):
                continue
            held = [member for member in members if member.post == post]
            found = sum(member.sits(day) for member in held)
            if found < needed:
                yield name, swedish, post, found, held


def kinds_are_there(group: Group, today: date) -> list[Problem]:
    problems = []
    for name, swedish, post, found, held in lacking(group, today):
        said = group.expected.of(post)
        ended = [member.to_day for member in held if member.to_day and member.to_day < today]
        empty_since = max(ended) + timedelta(days=1) if ended and not found else None
        values = {"party": name, "found": found, "needed": said.value, "day": empty_since}
        text = _missing(post, found, empty_since, swedish)
        problems.append(Problem("R-TEAM-01", text, values, WARN, source=said.source, decided=said.decided))
        problems += place_is_not_empty_for_long(group.expected.vacancy_days, name, empty_since, today)
    return problems


def _missing(post: str, found: int, empty_since: date | None, swedish: bool) -> str:
    if found:
        return TOO_FEW[post]
    if empty_since is None:
        return NONE[post]
    return SINCE_COUNCIL[post] if swedish and post in SINCE_COUNCIL and changes_councils(empty_since) else SINCE[post]


def place_is_not_empty_for_long(most: Said, name: str, since: date | None, today: date) -> list[Problem]:
    days = (today - since).days if since else 0
    if most.value is None or days <= most.value:
        return []
    text = _("A place of {party} has been empty for {days} days; at most {most} days are expected.")
    values = {"party": name, "days": days, "most": most.value}
    return [Problem("R-TEAM-08", text, values, WARN, source=most.source, decided=most.decided)]


def somebody_chairs(group: Group, today: date) -> list[Problem]:
    if any(member.chairs and member.sits(today) for member in group.members):
        return []
    return [Problem("R-TEAM-01", _("Nobody is named as chair."), {}, INFO, decided=False)]


def changes_councils(day: date) -> bool:
    """Swedish councils change on 15 October after an election: 2018, 2022, 2026 and every fourth year."""
    return (day.year % 4, day.month, day.day) == (2, 10, 15)


def change_before(today: date) -> date:
    """The latest day on which Swedish councils changed, today included."""
    year = today.year - (today.year - 2) % 4
    day = date(year, 10, 15)
    return day if day <= today else date(year - 4, 10, 15)


def change_after(today: date) -> date:
    return date(change_before(today).year + 4, 10, 15)


def roles_hold_after_the_election(group: Group, today: date) -> list[Problem]:
    """An election turns majority into opposition: roles from before it are asked about, and before it one is told."""
    last, coming, problems = change_before(today), change_after(today), []
    for party in group.parties:
        if not party.swedish:
            continue
        mine = [one for one in group.members if one.party == party.key and one.kind == "politician" and one.sits(today)]
        old = [one for one in mine if one.from_day and one.from_day < last]
        text = _("{name} has a mandate from before {party}'s council changed on {day}. Is the role still right?")
        problems += [
            Problem("R-TEAM-08", text, {"name": one.name, "party": party.name, "day": last}, WARN, decided=False)
            for one in old
        ]
        if mine and coming - today <= LOOK_AHEAD:
            text = _(
                "{party}'s council changes on {day}: its politicians are then named anew, or their roles confirmed."
            )
            problems.append(Problem("R-TEAM-08", text, {"party": party.name, "day": coming}, INFO, decided=False))
    return problems


def no_gap_ahead(group: Group, today: date) -> list[Problem]:
    """Mandates that end soon, and would leave a place empty that is filled today."""
    known = {(name, post) for name, _swedish, post, _found, _held in lacking(group, today)}
    endings = sorted({one.to_day for one in group.members if one.to_day and today <= one.to_day <= today + LOOK_AHEAD})
    problems = []
    for last_day in endings:
        after = last_day + timedelta(days=1)
        for name, _swedish, post, _found, held in lacking(group, after):
            if (name, post) in known:
                continue
            known.add((name, post))
            ending = next((one.name for one in held if one.to_day == last_day), "")
            said, values = group.expected.of(post), {"party": name, "day": after, "name": ending}
            problems.append(Problem("R-TEAM-08", AHEAD[post], values, WARN, decided=said.decided))
    return problems


def counts(meeting: Meeting, distance: Said) -> bool:
    return (
        not meeting.at_distance
        or distance.value == "always"
        or (distance.value == "with_exception" and meeting.accepted)
    )


def meetings_are_held(group: Group, today: date) -> list[Problem]:
    """Over the last twelve months; a partnership that began this year has not had its year yet."""
    said, distance = group.expected.meetings_a_year, group.expected.distance_counts
    if said.value is None or group.since_year == today.year:
        return []
    held = [one for one in group.meetings if today - timedelta(days=365) < one.on <= today]
    counted = [one for one in held if counts(one, distance)]
    if len(counted) >= said.value:
        return []
    text = _("Meetings in the last twelve months: {found}. At least {needed} are expected.")
    problems = [
        Problem(
            "R-LIFE-05",
            text,
            {"found": len(counted), "needed": said.value},
            WARN,
            source=said.source,
            decided=said.decided,
        )
    ]
    text = _("The meeting on {day} was at a distance and counts only after an exception by the office.")
    return problems + [
        Problem("R-LIFE-05", text, {"day": one.on}, INFO, decided=distance.decided)
        for one in held
        if one not in counted
    ]


def hosts_take_turns(group: Group, today: date) -> list[Problem]:
    """The two sides meet at each other's places in turn."""
    party = {one.key: one for one in group.parties}
    hosted = sorted(
        (one for one in group.meetings if one.host in party and not one.at_distance and one.on <= today),
        key=lambda one: one.on,
    )
    if not hosted:
        return []
    problems = [long_since(group, side, hosted, today) for side in (True, False)]
    if not any(problems) and len(hosted) > 1 and party[hosted[-1].host].swedish == party[hosted[-2].host].swedish:
        text = _(
            "The last two meetings were on the same side, the latest at {party}. The next one is the other side's."
        )
        problems.append(Problem("R-LIFE-05", text, {"party": party[hosted[-1].host].name}, WARN, decided=False))
    return [problem for problem in problems if problem]


def long_since(group: Group, swedish: bool, hosted: list[Meeting], today: date) -> Problem | None:
    side = [one for one in group.parties if one.swedish == swedish]
    there = [one.on for one in hosted if one.host in {party.key for party in side}]
    since = max(there, default=hosted[0].on)
    months = (today.year - since.year) * 12 + today.month - since.month - (today.day < since.day)
    if months <= 12 or not side:
        return None
    text = (
        _("No meeting at {party} for {months} months.")
        if there
        else _("No meeting has been held at {party} yet, {months} months after the first.")
    )
    names = ", ".join(party.name for party in side)
    return Problem("R-LIFE-05", text, {"party": names, "months": months}, WARN, decided=False)
