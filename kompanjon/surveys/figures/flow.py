"""The life of a release: frozen once it is out; a correction is a new one."""

from kompanjon.core.flows import Flow, State, Step
from kompanjon.core.words import _
from kompanjon.people.access.acts import Act

from .rules import all_green, texts_read

RELEASE = Flow(
    "survey_release",
    states=(
        State("draft", _("Draft"), "go"),
        State("read", _("Texts read"), "go"),
        State("published", _("Published"), "yes", final=True),
    ),
    steps=(
        Step("approve_texts", _("The texts are read"), ("draft",), "read", Act.SURVEY_TEXT_REVIEW, (all_green,)),
        Step("return", _("Return"), ("read",), "draft", Act.SURVEY_TEXT_REVIEW, reason=True),
        Step("publish", _("Publish"), ("read",), "published", Act.SURVEY_RELEASE, (all_green, texts_read)),
    ),
)
