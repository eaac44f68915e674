from kompanjon.core.flows import Flow, State, Step
from kompanjon.core.words import _
from kompanjon.people.access.acts import Act

from .rules import (
    all_signed,
    came_on_paper,
    checked_by_two,
    complete,
    complete_again,
    in_time,
    nobody_lacks,
    nothing_blocks,
    round_is_open,
    signed_or_in_grace,
    written_here,
)

UNDECIDED = (
    "draft", "signing", "handed_in", "returned", "signing_changes", "eligible", "in_assessment", "recommended", "deferred",
)  # fmt: skip

GRANTED = ("granted", "granted_with_conditions")
NOT_GRANTED = ("deferred", "rejected")
TOLD = (*GRANTED, "revoked", *NOT_GRANTED)
"""When a decision has been told: it can be read, and followed by a later one."""

APPLICATION = Flow(
    "application",
    states=(
        State("draft", _("Draft"), "go"),
        State("signing", _("Text closed, being signed"), "go"),
        State("handed_in", _("Handed in"), "go"),
        State("returned", _("Returned for completion"), "wait"),
        State("signing_changes", _("Completed, being signed"), "go"),
        State("eligible", _("Eligible"), "go"),
        State("ineligible", _("Not eligible"), "no", final=True),
        State("in_assessment", _("In assessment"), "go"),
        State("recommended", _("Ready for decision"), "go"),
        State("decided", _("Decided, not yet announced"), "yes"),
        State("granted", _("Granted"), "yes"),
        State("granted_with_conditions", _("Granted with conditions"), "yes"),
        State("revoked", _("Grant revoked"), "no"),
        State("deferred", _("Deferred"), "wait"),
        State("rejected", _("Rejected"), "no"),
        State("withdrawn", _("Withdrawn"), "none", final=True),
    ),
    steps=(
        Step("close_text", _("Close the text for signing"), ("draft",), "signing", Act.APPLICATION_HAND_IN, (written_here, round_is_open, complete)),
        Step("open_again", _("Open the text again"), ("signing",), "draft", Act.APPLICATION_OPEN),
        Step(
            "hand_in",
            _("Hand in the application"),
            ("signing",),
            "handed_in",
            Act.APPLICATION_HAND_IN,
            (in_time, signed_or_in_grace, nothing_blocks),
        ),
        Step(
            "register",
            _("Register an application that came on paper"),
            ("draft",),
            "handed_in",
            Act.APPLICATION_REGISTER,
            (came_on_paper,),
        ),
        Step("take_away", _("Take away what was begun from paper"), ("draft",), "withdrawn", Act.APPLICATION_REGISTER, (came_on_paper,), reason=True),
        Step("return", _("Ask for completion"), ("handed_in",), "returned", Act.APPLICATION_RETURN, reason=True),
        Step(
            "file_completion",
            _("File a completion that came on paper"),
            ("returned",),
            "handed_in",
            Act.APPLICATION_REGISTER,
            (came_on_paper,),
            reason=True,
        ),
        Step("close_changes", _("Close the changes for signing"), ("returned",), "signing_changes", Act.APPLICATION_HAND_IN, (complete,)),
        Step("open_changes", _("Open the changes again"), ("signing_changes",), "returned", Act.APPLICATION_OPEN),
        Step(
            "hand_in_again",
            _("Hand in again"),
            ("signing_changes",),
            "handed_in",
            Act.APPLICATION_HAND_IN,
            (complete_again, all_signed, nothing_blocks),
        ),
        Step("admit", _("Let it go on to assessment"), ("handed_in",), "eligible", Act.APPLICATION_ADMIT, (nobody_lacks,)),
        Step(
            "turn_away",
            _("Turn away as not eligible"),
            ("handed_in",),
            "ineligible",
            Act.APPLICATION_ADMIT,
            (checked_by_two,),
            reason=True,
        ),
        Step("begin_assessment", _("Begin the assessment"), ("eligible",), "in_assessment", Act.REVIEW_ASSIGN, (nobody_lacks,)),
        Step("recommend", _("The assessment is done"), ("in_assessment",), "recommended", Act.APPLICATION_PREPARE),
        Step("decide", _("Decide"), ("recommended",), "decided", Act.AWARD_DECIDE),
        Step("grant", _("Grant"), ("decided",), "granted", Act.AWARD_PUBLISH),
        Step(
            "grant_with_conditions",
            _("Grant with conditions"),
            ("decided",),
            "granted_with_conditions",
            Act.AWARD_PUBLISH,
        ),
        Step("change_grant", _("Change the grant"), GRANTED, "granted", Act.AWARD_PUBLISH),
        Step("change_conditions", _("Change the grant and its conditions"), GRANTED, "granted_with_conditions", Act.AWARD_PUBLISH),
        Step("revoke", _("Revoke the grant"), GRANTED, "revoked", Act.AWARD_PUBLISH),
        Step("grant_after_all", _("Grant after all"), ("revoked", *NOT_GRANTED), "granted", Act.AWARD_PUBLISH),
        Step("grant_after_all_with_conditions", _("Grant after all, with conditions"), ("revoked", *NOT_GRANTED), "granted_with_conditions", Act.AWARD_PUBLISH),
        Step("change_to_rejection", _("Reject by a later decision"), NOT_GRANTED, "rejected", Act.AWARD_PUBLISH),
        Step("change_to_deferral", _("Defer by a later decision"), NOT_GRANTED, "deferred", Act.AWARD_PUBLISH),
        Step("reject", _("Reject"), ("decided",), "rejected", Act.AWARD_PUBLISH),
        Step("defer", _("Defer"), ("decided",), "deferred", Act.AWARD_PUBLISH),
        Step("take_up_again", _("Take up again"), ("deferred",), "recommended", Act.APPLICATION_PREPARE),
        Step("withdraw", _("Withdraw the application"), UNDECIDED, "withdrawn", Act.APPLICATION_WITHDRAW, reason=True),
    ),
)  # fmt: skip

OPEN_TO_WRITE = frozenset({"draft", "returned"})
BEING_SIGNED = frozenset({"signing", "signing_changes"})
MAY_LACK_A_SIGNATURE = frozenset({"handed_in", "eligible"})
"""Handed in during the days of grace: the signature may still come, and nothing goes on without it."""
NOT_YET_HANDED_IN = frozenset({"draft", "signing"})
