"""The life of a review: `LIFE.take("hand_in", review, by=person)` is the only way to change its state."""

from kompanjon.core.lifecycle import lifecycle

from .flow import REVIEW
from .queries import facts_of

LIFE = lifecycle(REVIEW, facts=facts_of)


@LIFE.after("begin")
def open_the_application(review, by):
    review.assessor = review.asked
    review.save(update_fields=["assessor"])


@LIFE.after("stand_down")
@LIFE.after("release")
def close_the_application(review, by):
    review.assessor = None
    review.save(update_fields=["assessor"])
