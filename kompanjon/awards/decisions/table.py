"""The decision table of a round: what lies on it, in the order of the ranking, in a fixed number of queries."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.core.paginator import Paginator
from django.db.models import Count, F, IntegerField, Prefetch, Value

from kompanjon.applications.joint.flow import TOLD
from kompanjon.applications.joint.models import Application, ApplicationParty
from kompanjon.assessment.reviews.models import ConflictStatement, Review
from kompanjon.assessment.reviews.rules import ADVISED
from kompanjon.people.access.models import Seat
from kompanjon.rounds.frames.rules import budget_year

from .models import Award
from .rules import RoundStanding

SHOWN = ("recommended", "decided", *TOLD)
PER_PAGE = 50


@dataclass
class Row:
    """One application on the table, with its proposal and those who may not decide it."""

    application: Application
    award: Award | None
    by_year: dict[int, int]
    hindered: dict[int, str] = field(default_factory=dict)
    deciders: list = field(default_factory=list)
    may_decide: bool = False
    endorsed_by: list = field(default_factory=list)

    @property
    def opinion(self):
        return self.application.joint_opinion

    @property
    def open(self):
        return self.award is not None and self.award.state == "proposed"

    @property
    def before(self):
        """What the decision that this one would take the place of granted, by budget year."""
        return self.award.replaces.by_budget_year if self.award and self.award.replaces_id else {}

    @property
    def nobody(self):
        return self.open and not self.deciders

    @property
    def key(self):
        return f"{self.award.pk}:{self.award.version}" if self.award else ""


@dataclass
class Table:
    page: object
    rows: list[Row]
    standing: RoundStanding


def table_of(call, number, standing, people, person) -> Table:
    """One page of the table, highest mean first."""
    pks = Application.objects.filter(round=call, state__in=SHOWN, joint_opinion__isnull=False)
    pks = pks.order_by(F("joint_opinion__mean").desc(nulls_last=True), "case_number").values_list("pk", flat=True)
    page = Paginator(list(pks), PER_PAGE).get_page(number)
    return Table(page, rows_of(list(page.object_list), people, person), standing)


def rows_of(pks, people, person):
    current = (
        Award.objects.on_the_table()
        .annotate(condition_count=Count("conditions"))
        .prefetch_related("lines", "replaces__lines")
        .order_by("current", "-pk")
    )
    found = Application.objects.filter(pk__in=pks).select_related("partnership", "joint_opinion")
    applications = {one.pk: one for one in found.prefetch_related(Prefetch("awards", current, to_attr="on_table"))}
    hindered = hindrances(applications.values(), people)
    return [row_of(applications[pk], hindered[pk], people, person) for pk in pks]


def row_of(application, hindered, people, person):
    award = application.on_table[0] if application.on_table else None
    row = Row(application, award, amounts_of(application, award), hindered)
    if row.open:
        hindered.setdefault(award.proposed_by_id, "proposed")
        row.deciders = [one for one in people if one.pk not in hindered]
        row.may_decide = person in row.deciders
    return row


def amounts_of(application, award):
    """What the line costs, by budget year: as proposed or decided, else as asked for."""
    if award:
        return award.by_budget_year if award.promises else {}
    by_year: dict[int, int] = defaultdict(int)
    for number, amount in (application.asked_by_year or {}).items():
        year = budget_year(application.starts_on, int(number))
        if year:
            by_year[year] += amount
    return dict(by_year)


def hindrances(applications, people):
    """{application: {person: why}}: those of `people` who have assessed it or are tied to a party. One query."""
    keys, partnerships = {one.pk for one in applications}, defaultdict(list)
    for one in applications:
        partnerships[one.partnership_id].append(one.pk)
    among = [one.pk for one in people]

    def told(rows, key, person, kind):
        return (
            rows.order_by()
            .annotate(of=F(key), who=F(person), kind=Value(kind, IntegerField()))
            .values_list("of", "who", "kind")
        )

    assessed = told(
        Review.objects.filter(application__in=keys, state="handed_in", asked__in=among), "application_id", "asked_id", 1
    )
    declared = (
        ConflictStatement.objects.filter(application__in=keys, person__in=among)
        .exclude(ties=[])
        .exclude(ties=[ADVISED])
    )
    seated = ApplicationParty.objects.filter(application__in=keys, organisation__seats__person__in=among)
    beside = Seat.objects.filter(partnership__in=list(partnerships), person__in=among)
    rows = assessed.union(
        told(declared, "application_id", "person_id", 2),
        told(seated, "application_id", "organisation__seats__person_id", 2),
        told(beside, "partnership", "person_id", 3),
    )
    hindered: dict[int, dict[int, str]] = {pk: {} for pk in keys}
    for of, who, kind in rows.order_by("kind"):
        for pk in partnerships[of] if kind == 3 else [of]:
            hindered[pk].setdefault(who, "assessed" if kind == 1 else "tied")
    return hindered
