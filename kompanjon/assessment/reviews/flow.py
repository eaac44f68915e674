from kompanjon.core.flows import Flow, State, Step
from kompanjon.core.words import _
from kompanjon.people.access.acts import Act

from .rules import all_scored, free_of_conflict, statement_given

REVIEW = Flow(
    "review",
    states=(
        State("asked", _("Waits for a conflict-of-interest statement"), "wait"),
        State("writing", _("Being written"), "go"),
        State("handed_in", _("Handed in"), "go", final=True),
        State("stood_down", _("Stood down"), "none", final=True),
    ),
    steps=(
        Step(
            "begin", _("Begin the review"), ("asked",), "writing", Act.REVIEW_WRITE, (statement_given, free_of_conflict)
        ),
        Step(
            "hand_in", _("Hand in the review"), ("writing",), "handed_in", Act.REVIEW_WRITE,
            (statement_given, free_of_conflict, all_scored),
        ),
        Step("stand_down", _("Stand down"), ("asked", "writing"), "stood_down", Act.REVIEW_WRITE, reason=True),
        Step("release", _("Release the assessor"), ("asked", "writing"), "stood_down", Act.REVIEW_ASSIGN, reason=True),
    ),
)  # fmt: skip
