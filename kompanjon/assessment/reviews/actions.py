from django.db import transaction
from django.utils import timezone

from kompanjon.applications.joint.life import LIFE as APPLICATIONS
from kompanjon.core.problems import BLOCK, Problem, Refused
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _

from .life import LIFE
from .models import ConflictStatement, Review, ReviewScore
from .queries import candidates, criteria_for
from .rules import disqualifies


@transaction.atomic
def ask_to_assess(application, person, *, by, due=None):
    """Ask somebody to read. The first one asked begins the assessment."""
    locked = type(application).objects.select_for_update().get(pk=application.pk)
    if locked.state not in ("eligible", "in_assessment"):
        raise Refused([Problem("R-ASSIGN-1", _("Only an application that has been let through can be assessed."))])
    free = {candidate.person.pk for candidate in candidates(locked) if not candidate.hindrance}
    if person.pk not in free:
        raise Refused([Problem("R-ASSIGN-2", _("{name} cannot read this application."), {"name": str(person)}, BLOCK)])
    review = Review.objects.create(application=locked, asked=person, asked_by=by, due=due)
    note(review, "reviews.review.ask", by=by, what={"asked": person.pk, "application": locked.pk})
    if locked.state == "eligible":
        APPLICATIONS.take("begin_assessment", locked, by=by)
    application.state = locked.state
    return review


@transaction.atomic
def state_ties(review, ties, text="", *, by):
    """The conflict-of-interest statement. A tie that disqualifies means standing down at once."""
    locked = Review.objects.select_for_update().get(pk=review.pk)
    if locked.state not in ("asked", "writing"):
        raise Refused([Problem("R-JAV-3", _("The review is closed; the statement cannot be changed."))])
    if ties and not text.strip():
        raise Refused([Problem("R-JAV-4", _("Say in a few words what ties you to the case."), where="text")])
    statement, _made = ConflictStatement.objects.update_or_create(
        application=locked.application, person=locked.asked, defaults={"ties": list(ties), "text": text.strip()}
    )
    note(statement, "reviews.conflict_statement.give", by=by, what={"ties": list(ties)}, text=text.strip())
    if disqualifies(ties):
        LIFE.take("stand_down", review, by=by, reason=text)
    elif locked.state == "asked":
        LIFE.take("begin", review, by=by)
    return statement


@transaction.atomic
def save_review(review, *, scores, reasons, recommendation="", comment="", version, by):
    """Save a draft, with anything missing. Whoever saves on an older version overwrites nothing."""
    locked = Review.objects.select_for_update().get(pk=review.pk)
    if locked.state != "writing" or locked.assessor_id != by.pk:
        raise Refused([Problem("R-REVIEW-CLOSED", _("This review can no longer be changed."))])
    if version != locked.version:
        text = _(
            "This review was saved in another window in the meantime. Your text stands below and is not saved yet."
        )
        raise Refused([Problem("R-REVIEW-STALE", text, {"version": locked.version})])
    write_scores(locked, scores, reasons)
    locked.recommendation, locked.comment = recommendation, comment.strip()
    locked.saved_at, locked.version = timezone.now(), locked.version + 1
    locked.save(update_fields=["recommendation", "comment", "saved_at", "version"])
    return locked


def write_scores(review, scores, reasons):
    """One row for each criterion of the round, whatever else was posted."""
    ReviewScore.objects.bulk_create(
        [
            ReviewScore(
                review=review, criterion=criterion.key, why=reasons.get(criterion.key, "").strip(),
                score=scores.get(criterion.key) if scores.get(criterion.key) in criterion.scale else None,
            )
            for criterion in criteria_for(review.application)
        ],
        update_conflicts=True, unique_fields=["review", "criterion"], update_fields=["score", "why"],
    )  # fmt: skip


@transaction.atomic
def hand_in_review(review, *, by):
    """From here on nobody changes it, not even the one who wrote it."""
    LIFE.take("hand_in", review, by=by)
    review.handed_in_at = timezone.now()
    review.save(update_fields=["handed_in_at"])
    return review
