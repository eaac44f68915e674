"""When this happens there, do that here: the only table of side effects, in order."""

from kompanjon.applications.joint.desk import (
    applications_in,
    applications_waiting,
    registrations_begun,
    signed_pages_to_check,
)
from kompanjon.applications.joint.for_rounds import drafts, form_in_force, let_through, tell_of_the_later_day, undecided
from kompanjon.applications.joint.happenings import ApplicationWithdrawn
from kompanjon.assessment.panel.desk import cases_waiting
from kompanjon.assessment.reviews.desk import reviews_waiting
from kompanjon.awards.decisions.answers import frame_taken
from kompanjon.awards.decisions.desk import decisions_waiting
from kompanjon.awards.decisions.facts import DecisionsPublished
from kompanjon.awards.decisions.later import keep_what_is_decided
from kompanjon.core.office.questions import WasRead
from kompanjon.core.post.facts import LetterFailed, TextAgain
from kompanjon.core.trace.facts import DayChained
from kompanjon.newsroom.releases.actions import draft_release
from kompanjon.newsroom.releases.desk import releases_waiting
from kompanjon.partnerships.register.names import partnership_names
from kompanjon.partnerships.register.queries import named as partnerships_named
from kompanjon.partnerships.register.queries import was_read
from kompanjon.partnerships.register.questions import WorkIn
from kompanjon.partnerships.register.search import follow_organisation
from kompanjon.partnerships.steering.desk import waiting as steering_groups
from kompanjon.partnerships.steering.handover import held_in_steering_groups
from kompanjon.partnerships.steering.questions import WhatIsExpected
from kompanjon.people.access.facts import PartnershipNames
from kompanjon.people.mailroom.desk import letters_not_sent
from kompanjon.people.mailroom.letters import mail_the_sum
from kompanjon.people.organisations.desk import organisations_to_check
from kompanjon.people.organisations.facts import OrganisationChanged
from kompanjon.people.personal.questions import WhatHolds
from kompanjon.people.staffing.desk import seats_that_end
from kompanjon.people.staffing.questions import HeldBy, MaySit, PartnershipsCalled
from kompanjon.rounds.calls.desk import rounds_waiting
from kompanjon.rounds.calls.facts import Drafts, FormInForce, FrameTaken, LetThrough, RoundExtended, Undecided
from kompanjon.rounds.rulebook.answers import expected_of_steering_groups, what_holds
from kompanjon.rounds.rulebook.desk import open_decisions
from kompanjon.surveys.fieldwork.desk import surveys_waiting
from kompanjon.surveys.fieldwork.letters import text_again
from kompanjon.surveys.fieldwork.unsent import letter_failed
from kompanjon.surveys.sampling.seats import apart_in_anonymous_waves

WIRING: dict = {
    ApplicationWithdrawn: [keep_what_is_decided],
    DayChained: [mail_the_sum],
    LetterFailed: [letter_failed],
    OrganisationChanged: [follow_organisation],
    DecisionsPublished: [draft_release],
    RoundExtended: [tell_of_the_later_day],
}

ANSWERS: dict = {
    HeldBy: [held_in_steering_groups],
    MaySit: [apart_in_anonymous_waves],
    TextAgain: [text_again],
    PartnershipNames: [partnership_names],
    PartnershipsCalled: [lambda question: partnerships_named(question.text)],
    WasRead: [was_read],
    WorkIn: [applications_in],
    WhatHolds: [what_holds],
    WhatIsExpected: [expected_of_steering_groups],
    Drafts: [drafts],
    FormInForce: [form_in_force],
    LetThrough: [let_through],
    Undecided: [undecided],
    FrameTaken: [frame_taken],
}
"""Who answers a question that a room below asks (core/facts.py): functions of the question, per kind of question."""

DESK: list = [
    applications_waiting,
    signed_pages_to_check,
    registrations_begun,
    letters_not_sent,
    organisations_to_check,
    seats_that_end,
    open_decisions,
    rounds_waiting,
    steering_groups,
    cases_waiting,
    reviews_waiting,
    decisions_waiting,
    releases_waiting,
    surveys_waiting,
]
"""Who says what waits for a person: functions `source(person) -> list[DeskItem]`, one per kind of waiting."""
