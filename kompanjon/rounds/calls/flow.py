from kompanjon.core.flows import Flow, State, Step
from kompanjon.core.words import _
from kompanjon.people.access.acts import Act

from .rules import all_decided, has_closed, none_let_through, ready_to_open

ROUND = Flow(
    "round",
    states=(
        State("planned", _("Planned"), "none"),
        State("open", _("Open for applications"), "go"),
        State("closed", _("Closed"), "go"),
        State("assessed", _("Assessed"), "go"),
        State("decided", _("All is decided"), "yes"),
        State("published", _("Published"), "yes", final=True),
    ),
    steps=(
        Step("open", _("Open the round"), ("planned",), "open", Act.ROUND_OPEN, (ready_to_open,)),
        Step("open_again", _("Open the round again"), ("closed",), "open", Act.ROUND_OPEN, (none_let_through,), reason=True),
        Step("close", _("Close the round"), ("open",), "closed", Act.ROUND_OPEN, (has_closed,)),
        Step("assess", _("Assessment is done"), ("closed",), "assessed", Act.AWARD_PREPARE),
        Step(
            "decide",
            _("All is decided"),
            ("assessed", "closed", "open"),
            "decided",
            Act.AWARD_DECIDE,
            (all_decided,),
        ),
        Step("publish", _("Publish"), ("decided",), "published", Act.AWARD_PUBLISH),
    ),
)  # fmt: skip
