"""The arithmetic of assessment, and what must hold before a review is begun and handed in. No Django.

A **weighted mean** is Σ(weight × score) / Σ(weight), told in hundredths and rounded half up. The **mean of an
application** is the same sum over every review that is in: each assessor counts alike. The **spread** is the highest
less the lowest weighted mean among the assessors. All are None until there is something to count.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kompanjon.core.problems import BLOCK, INFO, WARN, Problem
from kompanjon.core.words import _

from .criteria import Criterion

Scores = Mapping[str, int]


def weighted_mean(scores: Scores, criteria: Sequence[Criterion]) -> int | None:
    """Hundredths; None while a criterion that counts has no score."""
    return joint_mean([scores], criteria)


def joint_mean(reviews: Sequence[Scores], criteria: Sequence[Criterion]) -> int | None:
    """One rounding for all: the mean of rounded means would differ from what a reader works out."""
    whole = sum(criterion.weight for criterion in criteria) * len(reviews)
    if not whole or not all(complete(scores, criteria) for scores in reviews):
        return None
    points = sum(criterion.weight * scores[criterion.key] for scores in reviews for criterion in criteria)
    return (200 * points + whole) // (2 * whole)


def mean_so_far(scores: Scores, criteria: Sequence[Criterion]) -> int | None:
    """The weighted mean of the criteria that have a score: what the page shows while one writes."""
    scored = [criterion for criterion in criteria if criterion.key in scores]
    return weighted_mean(scores, scored)


def spread(means: Sequence[int]) -> int | None:
    return max(means) - min(means) if len(means) > 1 else None


def lowest_score(reviews: Sequence[Scores]) -> int | None:
    return min((score for scores in reviews for score in scores.values()), default=None)


def complete(scores: Scores, criteria: Sequence[Criterion]) -> bool:
    return all(criterion.key in scores for criterion in criteria)


def suggestion(mean: int | None, lowest: int | None, mean_min: float | None, criterion_min: int | None, decided=True):
    """ "Suggested for approval" is something good to know: it never hides or stops an application."""
    if mean is None or lowest is None or mean_min is None or criterion_min is None:
        return []
    values = {"mean": mean / 100, "mean_min": mean_min, "lowest": lowest, "lowest_min": criterion_min}
    if mean >= round(mean_min * 100) and lowest >= criterion_min:
        text = _("Suggested for approval: the mean is at least {mean_min} and no criterion is below {lowest_min}.")
    else:
        text = _("Not suggested for approval: that takes a mean of {mean_min} and no criterion below {lowest_min}.")
    return [Problem("R-RECOMMEND", text, values, INFO, decided=decided)]


ADVISED, EMPLOYED, KIN, INTEREST, OTHER = "advised", "employed", "kin", "interest", "other"
TIES = {
    ADVISED: _("I have given one of the parties advice about this application."),
    EMPLOYED: _("I work, or have an assignment, with one of the parties, or did so during the last two years."),
    KIN: _("Somebody close to me has a part in the application or in one of the parties."),
    INTEREST: _("I, or somebody close to me, may gain or lose by the decision."),
    OTHER: _("Something else may make others doubt that I am impartial."),
}
"""What one may be tied by. The first is declared and shown; each of the others means that somebody else reads."""
DISQUALIFYING = frozenset(TIES) - {ADVISED}


def disqualifies(ties: Sequence[str]) -> bool:
    return bool(DISQUALIFYING & set(ties))


@dataclass(frozen=True)
class ReviewFacts:
    """What the guards of a review's steps are told."""

    asked: int
    statement: tuple[str, ...] | None
    criteria: tuple[Criterion, ...]
    scores: Mapping[str, int]
    reasons: Mapping[str, str]
    recommendation: str


def statement_given(facts: ReviewFacts, by) -> list[Problem]:
    if facts.statement is None:
        return [Problem("R-JAV-1", _("Give your conflict-of-interest statement first."), {}, BLOCK, "statement")]
    return []


def free_of_conflict(facts: ReviewFacts, by) -> list[Problem]:
    if facts.statement is not None and disqualifies(facts.statement):
        return [Problem("R-JAV-2", _("You have declared a conflict of interest: somebody else must read."), {}, BLOCK)]
    return []


def all_scored(facts: ReviewFacts, by) -> list[Problem]:
    """Every criterion has a score and a reason, and the whole a recommendation: all that is missing at once."""
    problems = []
    for number, criterion in enumerate(facts.criteria, start=1):
        if criterion.key not in facts.scores:
            text = _("Give a score for criterion {number}.")
            problems.append(Problem("R-REVIEW-1", text, {"number": number}, BLOCK, criterion.key))
        if not facts.reasons.get(criterion.key, "").strip():
            text = _("Say why, for criterion {number}.")
            problems.append(Problem("R-REVIEW-2", text, {"number": number}, BLOCK, f"{criterion.key}_why"))
    if not facts.recommendation:
        problems.append(Problem("R-REVIEW-3", _("Choose your overall opinion."), {}, BLOCK, "recommendation"))
    return problems


def assessors_wanted(asked: int, wanted: int, free: int, decided=True) -> list[Problem]:
    """How many must still be asked, and whether there is anybody left to ask."""
    missing = wanted - asked
    if missing <= 0:
        return []
    problems = [
        Problem("R-ASSESSORS-1", _("{missing} of {wanted} assessors have yet to be asked."),
                {"missing": missing, "wanted": wanted}, WARN, decided=decided)
    ]  # fmt: skip
    if free < missing:
        text = _(
            "Nobody is left to ask: {free} people are free to read this, and {missing} are needed. Give somebody a seat as assessor."
        )
        problems.append(Problem("R-ASSESSORS-2", text, {"free": free, "missing": missing}, WARN))
    return problems


def in_time(due: date | None, today: date) -> list[Problem]:
    if due and today > due:
        return [Problem("R-REVIEW-LATE", _("This review was due on {due}."), {"due": due}, WARN)]
    return []
