from kompanjon.core.flows import Flow, State, Step
from kompanjon.core.words import _
from kompanjon.people.access.acts import Act

from .rules import another_person, both_languages, figures_bound, nobody_withheld, nothing_changed_since_check

RELEASE = Flow(
    "release",
    states=(
        State("draft", _("Draft"), "go"),
        State("proposed", _("Waits for approval"), "go"),
        State("published", _("Published"), "yes", final=True),
        State("dropped", _("Dropped"), "none", final=True),
    ),
    steps=(
        Step(
            "hand_over", _("Hand over for approval"), ("draft",), "proposed", Act.RELEASE_WRITE,
            (both_languages, figures_bound, nobody_withheld),
        ),
        Step("send_back", _("Send back"), ("proposed",), "draft", Act.RELEASE_APPROVE, reason=True),
        Step(
            "publish", _("Approve and publish"), ("proposed",), "published", Act.RELEASE_APPROVE,
            (another_person, both_languages, figures_bound, nothing_changed_since_check, nobody_withheld),
        ),
        Step("drop", _("Drop it"), ("draft",), "dropped", Act.RELEASE_WRITE, reason=True),
    ),
)  # fmt: skip
