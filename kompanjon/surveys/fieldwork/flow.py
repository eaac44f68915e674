"""The life of an invitation. Opening is known only when the personal page is loaded."""

from kompanjon.core.flows import Flow, State, Step
from kompanjon.core.words import _
from kompanjon.people.access.acts import Act

RUN = Act.SURVEY_FIELD_RUN
WAITING = ("created", "sent", "delivered", "opened", "started")
OUTSIDE = ("bounced", "refused", "ineligible")  # where a code set by hand takes an invitation, and back again

INVITATION = Flow(
    "survey_invitation",
    states=(
        State("created", _("Created"), "none"),
        State("sent", _("Sent"), "go"),
        State("delivered", _("Delivered"), "go"),
        State("opened", _("Opened"), "go"),
        State("started", _("Started"), "go"),
        State("completed", _("Completed"), "yes", final=True),
        State("bounced", _("Bounced"), "no"),
        State("refused", _("Refused"), "no"),
        State("ineligible", _("Not eligible"), "no"),
        State("replaced", _("Replaced"), "none", final=True),
    ),
    steps=(
        Step("send", _("Send"), ("created", "bounced"), "sent", RUN),
        Step("deliver", _("Delivered"), ("sent",), "delivered", RUN),
        Step("open", _("Open"), ("created", "sent", "delivered", "bounced"), "opened", RUN),
        Step("start", _("Begin answering"), ("created", "sent", "delivered", "bounced", "opened"), "started", RUN),
        Step("complete", _("Complete"), ("opened", "started", "sent", "created", "delivered"), "completed", RUN),
        Step("bounce", _("Bounce"), ("sent", "delivered", "created"), "bounced", RUN),
        Step("refuse", _("Refuse"), (*WAITING, "bounced"), "refused", RUN),
        Step("leave", _("Not eligible"), (*WAITING, "bounced"), "ineligible", RUN),
        Step("ask_first", _("Ask after all, not sent to before"), OUTSIDE, "created", RUN),
        Step("ask_again", _("Ask after all"), OUTSIDE, "sent", RUN),
        Step("go_on", _("Ask after all, answers begun"), OUTSIDE, "started", RUN),
        Step("replace", _("Replace"), (*WAITING, "bounced"), "replaced", RUN),
    ),
)

NEVER_REMINDED = ("completed", "bounced", "refused", "ineligible", "replaced")
