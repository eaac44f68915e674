"""The life of a response. The respondent takes the steps; the close takes the last."""

from kompanjon.core.flows import Flow, State, Step
from kompanjon.core.words import _
from kompanjon.people.access.acts import Act

RESPONSE = Flow(
    "survey_response",
    states=(
        State("empty", _("Empty"), "none"),
        State("in_progress", _("In progress"), "go"),
        State("submitted", _("Submitted"), "go"),
        State("auto_closed", _("Closed unfinished"), "wait"),
    ),
    steps=(
        Step("begin", _("Begin"), ("empty",), "in_progress", Act.SURVEY_FIELD_RUN),
        Step("submit", _("Submit"), ("empty", "in_progress"), "submitted", Act.SURVEY_FIELD_RUN),
        Step("change", _("Change"), ("submitted",), "submitted", Act.SURVEY_FIELD_RUN),
        Step("take_up", _("Take up again"), ("auto_closed",), "in_progress", Act.SURVEY_FIELD_RUN),
        Step("close", _("Close unfinished"), ("empty", "in_progress"), "auto_closed", Act.SURVEY_FIELD_RUN),
    ),
)
