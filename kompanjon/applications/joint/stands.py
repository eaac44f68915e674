"""Where a case stands, in a sentence for the parties: what happens now, and what they may expect."""

from kompanjon.core.words import _

from .flow import APPLICATION, BEING_SIGNED, OPEN_TO_WRITE, TOLD

OPEN = OPEN_TO_WRITE | BEING_SIGNED
"""While the parties have it: there is a last day, and something to write or to sign."""

ENDED = {*TOLD, *(state.name for state in APPLICATION.states if state.final)} - {"deferred"}
"""When there is nothing left to withdraw."""

SIGNING = _("The text is closed. When every party has signed, one of you hands it in.")
WITH_THE_OFFICE = _(
    "The application is with the office. You get a letter when something is needed, and when it has been decided."
)
FROM_PAPER = _(
    "Your application came to the office on paper. The office is entering it, and files it when it has been entered."
)
STANDS = {
    "draft": _("You write the application together. What you save is seen by the other party at once."),
    "returned": _("The office asks you to complete the application. You change only what it asks about."),
    "signing": SIGNING,
    "signing_changes": SIGNING,
    "handed_in": WITH_THE_OFFICE,
    "eligible": WITH_THE_OFFICE,
    "in_assessment": WITH_THE_OFFICE,
    "recommended": WITH_THE_OFFICE,
    "decided": WITH_THE_OFFICE,
    "granted": _("The application has been granted."),
    "granted_with_conditions": _("The application has been granted, with conditions."),
    "revoked": _("The grant has been revoked by a later decision. The reason stands there."),
    "deferred": _("The decision has been put off. The reason stands in the decision."),
    "rejected": _("The application has been rejected. The reasons stand in the decision."),
    "ineligible": _("The application was not eligible and has not been assessed. The reason stands in the letter."),
    "withdrawn": _("The application has been withdrawn. It is kept, and you can begin a new one."),
}
