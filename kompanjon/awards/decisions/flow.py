from kompanjon.core.flows import Flow, State, Step
from kompanjon.core.words import _
from kompanjon.people.access.acts import Act

from .rules import four_eyes, impartial, money_left, proposal_complete

AWARD = Flow(
    "award",
    states=(
        State("proposed", _("Proposed")),
        State("sent_back", _("Sent back to be prepared")),
        State("decided", _("Decided")),
        State("published", _("Published"), final=True),
        State("withdrawn", _("Proposal withdrawn"), final=True),
    ),
    steps=(
        Step(
            "decide", _("Take the decision"), ("proposed",), "decided", Act.AWARD_DECIDE,
            (proposal_complete, four_eyes, impartial, money_left),
        ),
        Step("send_back", _("Send back"), ("proposed",), "sent_back", Act.AWARD_DECIDE, reason=True),
        Step("propose_again", _("Propose again"), ("sent_back",), "proposed", Act.AWARD_PREPARE, (proposal_complete,)),
        Step("withdraw", _("Withdraw the proposal"), ("proposed", "sent_back"), "withdrawn", Act.AWARD_PREPARE),
        Step("publish", _("Publish"), ("decided",), "published", Act.AWARD_PUBLISH),
    ),
)  # fmt: skip

CONDITION = Flow(
    "condition",
    states=(
        State("open", _("Not yet met")),
        State("met", _("Met")),
        State("waived", _("Waived"), final=True),
    ),
    steps=(
        Step("meet", _("It is met"), ("open",), "met", Act.AWARD_PREPARE, reason=True),
        Step("reopen", _("It is not met after all"), ("met",), "open", Act.AWARD_PREPARE, reason=True),
        Step("waive", _("Waive it"), ("open",), "waived", Act.AWARD_DECIDE, reason=True),
    ),
)
