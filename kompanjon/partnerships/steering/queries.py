from collections import defaultdict

from django.db.models import Exists, F, OuterRef, Q

from kompanjon.core.facts import ask

from ..register.models import Partnership
from ..register.queries import WITH_PARTIES
from .models import Mandate, OppositionException, SteeringMeeting
from .questions import WhatIsExpected
from .rules import LOOK_AHEAD, Expected, Group, Meeting, Member, PartyOf, change_after, change_before, findings

WORKING = ("in_inception", "active")
"""The states in which a steering group is at work."""


def expected(on):
    """The figures in force, from the rule book; nothing is expected where there is none."""
    return next((answer for answer in ask(WhatIsExpected(on)) if answer), Expected())


def groups(partnerships, today):
    """{partnership: its steering group as the rules take it}, in a fixed number of queries."""
    partnerships = list(partnerships.prefetch_related(WITH_PARTIES))
    keys = [one.pk for one in partnerships]
    members, meetings = defaultdict(list), defaultdict(list)
    for row in Mandate.objects.filter(partnership__in=keys):
        members[row.partnership_id].append(as_member(row))
    for row in SteeringMeeting.objects.filter(partnership__in=keys):
        meetings[row.partnership_id].append(Meeting(row.on, row.host_id, row.at_distance, bool(row.counts_because)))
    by_country, by_partnership = excuses()
    figures = expected(today)
    return {
        one: Group(
            tuple(as_party(party, by_partnership.get(one.pk) or by_country.get(party.organisation.country_id, ""), today)
                  for party in one.parties.all() if not party.to_day or party.to_day >= today),
            tuple(members[one.pk]), tuple(meetings[one.pk]), figures, one.start_year,
        )
        for one in partnerships
    }  # fmt: skip


def as_member(row):
    return Member(row.name, row.organisation_id, row.kind, row.political_role, row.chairs, row.from_day, row.to_day)


def as_party(party, excused, today):
    """An exception is for a counterpart; a Swedish council always has an opposition to name."""
    swedish = party.organisation.is_swedish
    return PartyOf(party.organisation_id, party.organisation.label, swedish, "" if swedish else excused)


def excuses():
    """The reasons why no opposition is asked for: ({country: reason}, {partnership: reason}). A handful of rows."""
    rows = list(OppositionException.objects.order_by("given_on"))
    return (
        {row.country_id: row.reason for row in rows if row.country_id},
        {row.partnership_id: row.reason for row in rows if row.partnership_id},
    )


def group_of(partnership, today):
    return next(iter(groups(Partnership.objects.filter(pk=partnership.pk), today).values()))


def to_look_at(today):
    """Every partnership at work whose group has something to think about: (partnership, its findings)."""
    at_work = Partnership.objects.filter(state__in=WORKING).order_by("name_key", "pk")
    told = [(one, findings(group, today)) for one, group in groups(at_work, today).items()]
    return [(one, problems) for one, problems in told if any(problem.severity != "info" for problem in problems)]


def unfollowed_mandates(today):
    """Mandates that end soon or ended lately with nobody after them, in partnerships at work."""
    after = Mandate.objects.filter(
        partnership=OuterRef("partnership"), organisation=OuterRef("organisation"), kind=OuterRef("kind"),
        political_role=OuterRef("political_role"),
    ).filter(Q(to_day=None) | Q(to_day__gt=OuterRef("to_day")))  # fmt: skip
    span = (today - LOOK_AHEAD, today + LOOK_AHEAD)
    return Mandate.objects.filter(~Exists(after), partnership__state__in=WORKING, to_day__range=span)


def roles_from_before(today):
    """Swedish politicians whose role was entered before the councils last changed, while that change is fresh."""
    last = change_before(today)
    return Mandate.objects.filter(
        Q(to_day=None) | Q(to_day__gte=today), partnership__state__in=WORKING, kind="politician",
        organisation__country="SE", from_day__lt=last,
    )  # fmt: skip


def next_change(today):
    """The day Swedish councils change, if it is near."""
    coming = change_after(today)
    return coming if coming - today <= LOOK_AHEAD else None


def mandates_of(partnership):
    """Every mandate there has been: those that run first, then the latest."""
    return partnership.mandates.select_related("organisation", "person").order_by(
        F("to_day").desc(nulls_first=True), "organisation__name_key", "kind", "pk"
    )


def meetings_of(partnership):
    return partnership.steering_meetings.select_related("host").order_by("-on", "-pk")


def exceptions_of(partnership, parties):
    countries = {party.organisation.country_id for party in parties} - {"SE", None}
    mine = Q(partnership=partnership) | Q(country__in=countries)
    return OppositionException.objects.filter(mine).select_related("country", "given_by").order_by("given_on")
