from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils import timezone

from kompanjon.people.access.acts import Act
from kompanjon.people.access.reach import people_who_may
from kompanjon.people.accounts.models import Person
from kompanjon.rounds.rulebook.queries import rules_for
from kompanjon.rounds.rulebook.rules import Value

from .criteria import criteria_of
from .models import ConflictStatement, Review
from .rules import ReviewFacts, assessors_wanted, joint_mean, lowest_score, mean_so_far, spread, weighted_mean

OPEN = ("asked", "writing")


def value_in_force(key, call, default) -> Value:
    """What a round is held to, and whether the office has decided it; an assumed default where no rules are chosen."""
    rules = rules_for(call)
    return rules.value(key) if rules and key in rules.values else Value(key, default)


def criteria_for(application):
    return criteria_of(application.round.criteria, scale_of(application.round))


def scale_of(call) -> int | None:
    """The highest step, where the office had decided it in the rules that the round fixed when it opened."""
    if not call.rules_fixed:
        return None
    value = value_in_force("score_scale_max", call, None)
    return value.value if value.known and value.decided else None


def scores_of(review):
    return {row.criterion: row.score for row in review.scores.all() if row.score is not None}


def facts_of(review) -> ReviewFacts:
    """Always read anew: a step is taken on what is kept, not on what a page remembers."""
    rows = list(review.scores.model.objects.filter(review=review))
    statement = ConflictStatement.objects.filter(application=review.application_id, person=review.asked_id).first()
    return ReviewFacts(
        asked=review.asked_id,
        statement=None if statement is None else tuple(statement.ties),
        criteria=criteria_for(review.application),
        scores={row.criterion: row.score for row in rows if row.score is not None},
        reasons={row.criterion: row.why for row in rows},
        recommendation=Review.objects.values_list("recommendation", flat=True).get(pk=review.pk),
    )


@dataclass(frozen=True)
class Assessed:
    """Everything that may be told of one application's reviews: their figures stay None until all of them are in."""

    reviews: list[Review]
    in_force: list[Review]
    handed_in: list[Review]
    open: bool
    mean: int | None
    spread: int | None
    lowest: int | None


def assessed(application, reviews=None) -> Assessed:
    if reviews is None:
        rows = Review.objects.filter(application=application).select_related("asked").prefetch_related("scores")
        reviews = list(rows.order_by("pk"))
    in_force = [review for review in reviews if review.state != "stood_down"]
    handed_in = [review for review in in_force if review.state == "handed_in"]
    opened = bool(in_force) and len(handed_in) == len(in_force)
    if not opened:
        return Assessed(reviews, in_force, handed_in, False, None, None, None)
    criteria, scores = criteria_for(application), [scores_of(review) for review in handed_in]
    means = [weighted_mean(one, criteria) for one in scores]
    known = [mean for mean in means if mean is not None]
    return Assessed(
        reviews, in_force, handed_in, True, joint_mean(scores, criteria), spread(known), lowest_score(scores)
    )


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be asked to read, or the reason why not."""

    person: Person
    reading: int
    hindrance: str = ""


ASKED, TIED, DECLARED = "asked", "tied", "declared"


def candidates(application) -> list[Candidate]:
    """Everybody with a seat that assesses, the least burdened first, with what stands in their way."""
    tied = people_tied_to(application)
    declared = {
        statement.person_id
        for statement in ConflictStatement.objects.filter(application=application)
        if statement.disqualifies
    }
    asked = set(Review.objects.filter(application=application).values_list("asked_id", flat=True))
    people = people_who_may(Act.REVIEW_WRITE).annotate(
        reading=Count("reviews_asked_for", filter=Q(reviews_asked_for__state__in=OPEN))
    )

    def hindrance(pk):
        return ASKED if pk in asked else DECLARED if pk in declared else TIED if pk in tied else ""

    return [
        Candidate(person, person.reading, hindrance(person.pk)) for person in people.order_by("reading", "name", "pk")
    ]


def people_tied_to(application) -> set[int]:
    """Those who sit, or have sat, with one of the parties or in the partnership."""
    from kompanjon.people.access.models import Seat

    parties = application.parties.values("organisation_id")
    within = Seat.objects.filter(Q(organisation__in=parties) | Q(partnership=application.partnership_id))
    return set(within.values_list("person_id", flat=True))


def reviews_to_write(person):
    """What this person has been asked to read and has not handed in, soonest first."""
    waiting = Review.objects.filter(asked=person, state__in=OPEN)
    return waiting.select_related("application__round", "application__partnership").order_by("due", "pk")


def is_late(review, today: date | None = None) -> bool:
    return bool(review.due and review.state in OPEN and (today or timezone.localdate()) > review.due)


def reviews_written(person):
    done = Review.objects.filter(asked=person).exclude(state__in=OPEN)
    return done.select_related("application__round", "application__partnership").order_by("-asked_at")


@dataclass(frozen=True)
class Line:
    """One assessor on the page of a case: what is written stays closed until `opened` is filled."""

    review: Review
    statement: ConflictStatement | None
    mean: int | None
    late: bool


@dataclass(frozen=True)
class Case:
    assessed: Assessed
    lines: list[Line]
    by_criterion: list[dict]


def case_of(application, person) -> Case:
    """What one reader may be told. An assessor who has not handed in sees that others read, and nothing they wrote."""
    told = assessed(application)
    statements = {one.person_id: one for one in ConflictStatement.objects.filter(application=application)}
    criteria = criteria_for(application)
    lines = [
        Line(
            review,
            statements.get(review.asked_id),
            weighted_mean(scores_of(review), criteria) if told.open and review.state == "handed_in" else None,
            is_late(review),
        )
        for review in told.reviews
    ]
    return Case(told, lines, by_criterion(told, criteria) if told.open else [])


def by_criterion(told, criteria):
    """Each criterion with what every assessor gave and wrote: only for reviews that are all in."""
    kept = {review.pk: {row.criterion: row for row in review.scores.all()} for review in told.handed_in}
    return [
        {
            "criterion": criterion,
            "given": [(review.asked, kept[review.pk].get(criterion.key)) for review in told.handed_in],
        }
        for criterion in criteria
    ]


def assessors_needed(application):
    """How many read each application, and whether the office has decided so."""
    return value_in_force("assessors_per_application", application.round, 2)


def still_wanted(application, told, free):
    if application.state not in ("eligible", "in_assessment"):
        return []
    needed = assessors_needed(application)
    return assessors_wanted(len(told.in_force), needed.value or 0, free, needed.decided)


def as_initial(review):
    """A kept draft as the form's first values."""
    initial = {"recommendation": review.recommendation, "comment": review.comment, "version": review.version}
    for row in review.scores.all():
        initial[row.criterion], initial[f"{row.criterion}_why"] = row.score, row.why
    return initial


def progress(review, form):
    """How many criteria are done, and the mean so far, of what is kept."""
    rows = list(review.scores.all())
    done = sum(1 for row in rows if row.score is not None and row.why.strip())
    mean = mean_so_far({row.criterion: row.score for row in rows if row.score is not None}, form.criteria)
    return {"done": done, "all": len(form.criteria), "mean": mean}


def statement_of(review):
    return ConflictStatement.objects.filter(application=review.application_id, person=review.asked_id).first()
