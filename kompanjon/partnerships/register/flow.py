from kompanjon.core.flows import Flow, State, Step
from kompanjon.core.words import _
from kompanjon.people.access.acts import Act

PARTNERSHIP = Flow(
    "partnership",
    states=(
        State("prospective", _("Prospective"), "none"),
        State("in_inception", _("In inception"), "go"),
        State("active", _("Active"), "go"),
        State("dormant", _("Dormant"), "wait"),
        State("suspended", _("Suspended"), "wait"),
        State("ended", _("Ended"), "none", final=True),
    ),
    steps=(
        Step("begin_inception", _("Begin inception"), ("prospective",), "in_inception", Act.PARTNERSHIP_EDIT),
        Step("activate", _("Make active"), ("prospective", "in_inception", "dormant"), "active", Act.PARTNERSHIP_EDIT),
        Step("rest", _("Let rest"), ("active",), "dormant", Act.PARTNERSHIP_EDIT, reason=True),
        Step("suspend", _("Suspend"), ("in_inception", "active", "dormant"), "suspended", Act.PARTNERSHIP_EDIT, reason=True),
        Step("resume", _("Resume"), ("suspended",), "active", Act.PARTNERSHIP_EDIT, reason=True),
        Step("end", _("End"), ("in_inception", "active", "dormant", "suspended"), "ended", Act.PARTNERSHIP_EDIT, reason=True),
    ),
)  # fmt: skip
