"""What the office itself has decided and published, in the same shapes as the public record: rounds, awards, grants."""

from collections import defaultdict
from dataclasses import replace

from django.db.models import Count, Exists, OuterRef, Q, Sum

from kompanjon.applications.joint.models import Application
from kompanjon.awards.decisions.models import Award
from kompanjon.awards.decisions.rules import REJECT
from kompanjon.awards.decisions.told import published_awards
from kompanjon.rounds.calls.models import FrameYear, Round
from kompanjon.rounds.rulebook.queries import stamped

from . import picture


def decided(examples):
    """Every published grant that may be shown, latest first: three queries."""
    return [award for award in published_awards() if examples or not award.is_example]


PUBLIC = ("amounts_published", "rejections_named_in_public")


def said_of_the_public():
    """(whether amounts are published, whether rejections are named): as the office has decided; until then yes and no."""
    said = stamped(*PUBLIC)
    return said.get("amounts_published") is not False, said.get("rejections_named_in_public") is True


def without_amounts(awards):
    """The same grants where the office has decided that the sum of each is not public."""
    return [replace(one, total=None, earlier=tuple(replace(was, total=None) for was in one.earlier)) for one in awards]


def as_grant(award):
    """A published grant as one of its partnership's grants."""
    start = award.starts_on.year if award.starts_on else None
    months = award.months or 0
    end = start + (award.starts_on.month - 1 + months - 1) // 12 if start and months else None
    return picture.Grant(
        slug=award.case_number, component=award.component, title=award.title_en or award.title_sv,
        title_language="en" if award.title_en else "sv", theme="", area="", core_areas=(), goals=(), start_year=start,
        end_year=end, months=award.months, amount=award.total, amount_qualifier="", reference_number=award.case_number,
        announced_on=award.published_at.date().isoformat(), outcome_note="", round_slug=award.round_slug, source=None,
        confidence="high", title_sv=award.title_sv, later=later_of(award),
    )  # fmt: skip


def later_of(award):
    """What the last of the later decisions did with a grant that has been published before; None for a first decision."""
    if not award.earlier:
        return None
    last = award.earlier[0]
    return picture.Later(
        last.change, last.replaced_on.isoformat(), tuple(one.total for one in award.earlier if one.total is not None)
    )


def paint_decided_rounds(awards, partnerships, *, amounts=True, named=False):
    """The office's own rounds that have published decisions, with their frame, what was asked and what was granted."""
    by_round = defaultdict(list)
    for award in awards:
        by_round[award.round].append(award)
    if not by_round:
        return ()
    frames = dict(FrameYear.objects.filter(round__in=by_round).values_list("round").annotate(Sum("amount")))
    told = {row["round"]: row for row in counted(by_round)}
    rows = Round.objects.filter(pk__in=by_round)
    turned_down = not_granted(by_round) if named else {}
    painted = (
        paint_decided_round(row, by_round[row.pk], frames.get(row.pk), told.get(row.pk), partnerships) for row in rows
    )
    return tuple(
        replace(one, turned_down=turned_down.get(one.slug, ()), **({} if amounts else NO_MONEY)) for one in painted
    )


NO_MONEY = {"total": None, "frame": None, "asked": None}


def not_granted(rounds):
    """{round: ((parties, outcome), …)} of what was rejected or withdrawn; who is withheld is left out. Two queries."""
    rejected = Award.objects.announced().filter(application=OuterRef("pk"), outcome=REJECT)
    cases = Application.objects.filter(Exists(rejected) | Q(state="withdrawn"), round__in=rounds)
    cases = cases.exclude(handed_in_at=None).exclude(partnership__withheld=True)
    cases = cases.exclude(parties__organisation__withheld=True).select_related("round")
    found = defaultdict(set)
    for case in cases.prefetch_related("parties__organisation"):
        name = " – ".join(party.organisation.label for party in case.parties.all())
        found[case.round.slug].add((name, "withdrawn" if case.state == "withdrawn" else "rejected"))
    return {slug: tuple(sorted(names)) for slug, names in found.items()}


def counted(rounds):
    """What was asked for, and how many were rejected or withdrawn: numbers, never names. One query."""
    rejected = Award.objects.announced().filter(application=OuterRef("pk"), outcome=REJECT)
    rows = Application.objects.filter(round__in=rounds).exclude(handed_in_at=None).order_by().values("round")
    return rows.annotate(
        asked=Sum("asked"),
        rejected=Count("pk", filter=Exists(rejected), distinct=True),
        withdrawn=Count("pk", filter=Q(state="withdrawn"), distinct=True),
    )


def paint_decided_round(row, awards, frame, told, partnerships):
    named = [
        paint_award(award, partnerships[award.partnership]) for award in awards if partnerships.get(award.partnership)
    ]
    day = max(award.published_at for award in [one for one in awards if not one.earlier] or awards).date()
    standing = [award for award in awards if not award.revoked]
    swedish = {award.organisation.key for award in named if award.later is None or award.later.change != "revoked"}
    return picture.Round(
        slug=row.slug, name_sv=row.name_sv, name_en=row.name_en, year=day.year, season="", announced_on=day.isoformat(),
        announced_precision="day", projects_stated=None, awardees_stated=len(swedish) if len(named) == len(awards) else None,
        approved_stated=None, international_stated=None, total=sum(award.total or 0 for award in awards), total_qualifier="",
        countries_most="", coverage="full list of awardees", note="", confidence="high", awards=tuple(named),
        unnamed=len(awards) - len(named), granted=len(standing), refused=told["rejected"] if told else 0, sources=(),
        withdrawn=told["withdrawn"] if told else 0, frame=frame, asked=told["asked"] if told else None, live=True,
        example=row.is_example,
    )  # fmt: skip


def paint_award(award, partnership):
    return picture.Award(
        award.case_number, partnership.here[0], "", award.total, "", partnership, "decided", None, award.title_sv, award.title_en,
        later_of(award),
    )  # fmt: skip
