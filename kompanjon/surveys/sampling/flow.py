"""The life of a wave. Locking the register freezes N; reopening needs a reason."""

from kompanjon.core.flows import Flow, State, Step
from kompanjon.core.words import _
from kompanjon.people.access.acts import Act

from .rules import questionnaire_ready, register_filled, something_to_release

WAVE = Flow(
    "survey_wave",
    states=(
        State("draft", _("Draft"), "go"),
        State("register_locked", _("Register locked"), "go"),
        State("open", _("Open now"), "go"),
        State("closed", _("Closed"), "wait"),
        State("cleaned", _("Cleaned"), "go"),
        State("released", _("Released"), "yes"),
        State("archived", _("Archived"), "none", final=True),
    ),
    steps=(
        Step(
            "lock_register",
            _("Lock the register"),
            ("draft",),
            "register_locked",
            Act.SURVEY_FIELD_RUN,
            (register_filled,),
        ),
        Step(
            "unlock_register",
            _("Unlock the register"),
            ("register_locked",),
            "draft",
            Act.SURVEY_FIELD_RUN,
            reason=True,
        ),
        Step("open", _("Open for answers"), ("register_locked",), "open", Act.SURVEY_FIELD_RUN, (questionnaire_ready,)),
        Step("close", _("Close"), ("open",), "closed", Act.SURVEY_FIELD_RUN),
        Step("reopen", _("Reopen"), ("closed",), "open", Act.SURVEY_EDIT, reason=True),
        Step("clean", _("Cleaning is done"), ("closed",), "cleaned", Act.SURVEY_ANALYSE),
        Step(
            "release", _("Release the results"), ("cleaned",), "released", Act.SURVEY_RELEASE, (something_to_release,)
        ),
        Step("archive", _("Archive"), ("released",), "archived", Act.SURVEY_EDIT),
    ),
)
