from kompanjon.core.flows import Flow, State, Step
from kompanjon.core.words import _
from kompanjon.people.access.acts import Act

from .rules import chain_settled, earlier_stands, four_eyes, impartial, money_left, proposal_complete

AWARD = Flow(
    "award",
    states=(
        State("proposed", _("Proposed"), "go"),
        State("sent_back", _("Sent back to be prepared"), "wait"),
        State("decided", _("Decided"), "yes"),
        State("published", _("Published"), "yes", final=True),
        State("withdrawn", _("Proposal withdrawn"), "none", final=True),
    ),
    steps=(
        Step(
            "decide", _("Take the decision"), ("proposed",), "decided", Act.AWARD_DECIDE,
            (proposal_complete, earlier_stands, four_eyes, impartial, money_left, chain_settled),
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
        State("open", _("Not yet met"), "wait"),
        State("met", _("Met"), "yes"),
        State("waived", _("Waived"), "none", final=True),
    ),
    steps=(
        Step("meet", _("It is met"), ("open",), "met", Act.AWARD_PREPARE, reason=True),
        Step("reopen", _("It is not met after all"), ("met",), "open", Act.AWARD_PREPARE, reason=True),
        Step("waive", _("Waive it"), ("open",), "waived", Act.AWARD_DECIDE, reason=True),
    ),
)
