"""What has been published, as it stands now: read by everything that tells the public."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from kompanjon.applications.joint.models import Application

from .models import Award
from .rules import DEFER, REJECT, REVOKE


@dataclass(frozen=True)
class Earlier:
    """A published decision that a later one has taken the place of: what it granted, when, and how it was replaced.

    `total` is None where it granted nothing: that a case was once rejected is counted, and not told of by name.
    """

    total: int | None
    decided_on: date
    change: str
    replaced_on: date


@dataclass(frozen=True)
class PublishedAward:
    """A grant that has been published. Whoever shows it leaves out what is withheld, and examples unless asked for."""

    application: int
    case_number: str
    component: str
    title_sv: str
    title_en: str
    round: int
    round_slug: str
    partnership: int
    outcome: str
    total: int
    by_year: dict[int, int]
    decided_on: date
    published_at: datetime
    starts_on: date | None
    months: int | None
    is_example: bool
    earlier: tuple["Earlier", ...] = ()

    @property
    def revoked(self) -> bool:
        return self.outcome == REVOKE


def published_awards(call=None, partnership=None) -> list[PublishedAward]:
    """Every published grant as it stands now, latest decision first, with what it was before: three queries, five where
    a later decision has taken the place of one.

    One that has been revoked stands here with nothing granted. What was rejected or withdrawn is counted elsewhere.
    """
    found = Award.objects.told_grants().select_related("application__round")
    if call is not None:
        found = found.filter(application__round=call)
    if partnership is not None:
        found = found.filter(application__partnership=partnership)
    rows = list(found.prefetch_related("lines").order_by("-decided_on", "application__case_number"))
    before = replaced_ones() if any(award.replaces_id for award in rows) else {}
    return [as_published(award, before) for award in rows]


def replaced_ones():
    """{key: award} of the published decisions that a later published one has taken the place of. Two queries."""
    found = Award.objects.filter(state="published", replaced_by__state="published").prefetch_related("lines")
    return {award.pk: award for award in found}


def earlier_than(award, before):
    """The decisions before this one, the latest first."""
    chain, later = [], award
    while later.replaces_id in before:
        one = before[later.replaces_id]
        chain.append(Earlier(one.total if one.promises else None, one.decided_on, later.change, later.decided_on))
        later = one
    return tuple(chain)


def as_published(award, before):
    case = award.application
    by_year = award.by_budget_year
    return PublishedAward(
        case.pk, case.case_number or "", case.component, case.title_sv, case.title_en, case.round_id, case.round.slug,
        case.partnership_id, award.outcome, sum(by_year.values()), by_year, award.decided_on, award.published_at,
        case.starts_on, case.months, case.is_example, earlier_than(award, before),
    )  # fmt: skip


def counted(call) -> dict[str, int]:
    """How many of a round's applications were rejected, deferred or withdrawn: numbers, never names."""
    told = Award.objects.announced().filter(application__round=call).values("outcome")
    counts = {row["outcome"]: row["count"] for row in told.annotate(count=Count("pk"))}
    withdrawn = Application.objects.filter(round=call, state="withdrawn").exclude(handed_in_at=None).count()
    return {"rejected": counts.get(REJECT, 0), "deferred": counts.get(DEFER, 0), "withdrawn": withdrawn}
